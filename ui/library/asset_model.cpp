#include "ui/library/asset_model.h"

#include "ui/library/asset_filter.h"
#include "ui/support/text_format.h"

#include <QMimeData>

#include <algorithm>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {
constexpr int kPage = 100;
}

AssetModel::AssetModel(Backend &backend, EventFeed &feed, FolderTree &folders, QObject *parent)
    : QAbstractListModel{parent}
    , m_backend{backend}
    , m_folders{folders}
{
    connect(&feed, &EventFeed::received, this, &AssetModel::onEvent);
    connect(&feed, &EventFeed::resyncNeeded, this, &AssetModel::reload);
}

void AssetModel::setQuery(const AssetQuery &query)
{
    m_query = query;
    reload();
}

void AssetModel::reload()
{
    ++m_generation;
    m_isLoading = false;
    m_early.clear();
    requestPage(0);
    loadPreparations();
}

void AssetModel::requestPage(int offset)
{
    if (m_isLoading) return;
    m_isLoading = true;
    AssetQuery query = m_query;
    query.offset = offset;
    query.limit = kPage;
    const quint64 generation = m_generation;
    deliver(m_backend.library().list(query), this, [this, offset, generation](const Result<Page<Asset>> &page) {
        if (generation == m_generation) onPage(page, offset);
    });
}

void AssetModel::onPage(const Result<Page<Asset>> &page, int offset)
{
    m_isLoading = false;
    if (!page) {
        if (page.error().code != ErrorCode::Cancelled) emit failed(page.error());
        return;
    }
    if (offset == 0) {
        beginResetModel();
        m_assets = page->items;
        m_sequence = std::max(m_sequence, page->sequence);
        endResetModel();
    } else {
        QList<Asset> fresh;
        for (const Asset &asset : page->items)
            if (rowOf(asset.id) < 0) fresh.append(asset);
        if (!fresh.isEmpty()) {
            const int first = static_cast<int>(m_assets.size());
            beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
            m_assets.append(fresh);
            endInsertRows();
        }
    }
    // An empty page before the promised end: the list shrank meanwhile, ask for no more.
    setTotal(page->items.isEmpty() ? static_cast<int>(m_assets.size()) : page->total);
    const QList<Event> early = std::exchange(m_early, {});
    for (const Event &event : early)
        if (event.sequence > page->sequence) applyEvent(event);
    if (offset == 0) emit loaded();
}

void AssetModel::loadPreparations()
{
    for (const JobState state : {JobState::Processing, JobState::Queued}) {
        JobQuery query;
        query.state = state;
        query.limit = kLargestPage;
        deliver(m_backend.jobs().list(query), this, [this](const Result<Page<Job>> &page) {
            if (!page) return;  // the cards then say "Preparing" without a number until the next event
            for (const Job &job : page->items) applyJob(job);
        });
    }
}

int AssetModel::rowOf(AssetId id) const
{
    const auto it = std::ranges::find(m_assets, id, &Asset::id);
    return it == m_assets.end() ? -1 : static_cast<int>(it - m_assets.begin());
}

std::optional<Asset> AssetModel::assetAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_assets.size()) return std::nullopt;
    return m_assets[index.row()];
}

QModelIndex AssetModel::indexOf(AssetId id) const
{
    const int row = rowOf(id);
    return row < 0 ? QModelIndex{} : index(row);
}

int AssetModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_assets.size()); }

QVariant AssetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_assets.size()) return {};
    const Asset &asset = m_assets[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return asset.title;
    case Qt::ToolTipRole: {
        const QString reason = asset.error ? u'\n' + asset.error->message : QString{};
        // Escaped: a name is never markup.
        return u"<qt>%1</qt>"_s.arg(QString{asset.title + reason}.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    }
    case Qt::AccessibleTextRole: return asset.title;
    case Qt::AccessibleDescriptionRole:
        return joinFacts({asset.error && asset.status != AssetStatus::Processing ? asset.error->message : QString{},
                          asset.status == AssetStatus::Processing ? tr("Preparing") : QString{},
                          asset.duration > 0 ? formatDuration(asset.duration) : QString{}, assetFacts(asset)});
    case AssetRole: return QVariant::fromValue(asset);
    case PreparationRole: return QVariant::fromValue(m_preparations.value(asset.id));
    default: return {};
    }
}

bool AssetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const std::optional<Asset> asset = assetAt(index);
    const QString title = value.toString().simplified();
    if (!asset || role != Qt::EditRole || title.isEmpty() || title == asset->title) return false;
    emit renameRequested(*asset, title);
    return true;  // the new title arrives as an event
}

Qt::ItemFlags AssetModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (!index.isValid()) return flags;
    return flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren | (m_query.isDeleted ? Qt::NoItemFlags : Qt::ItemIsEditable);
}

bool AssetModel::canFetchMore(const QModelIndex &parent) const { return !parent.isValid() && !m_isLoading && m_assets.size() < m_total; }

void AssetModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) requestPage(static_cast<int>(m_assets.size()));
}

QStringList AssetModel::mimeTypes() const { return {QLatin1StringView{kMimeType}}; }

QMimeData *AssetModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList ids;
    for (const QModelIndex &index : indexes)
        if (const std::optional<Asset> asset = assetAt(index)) ids.append(asset->id.toString());
    auto *data = new QMimeData;
    data->setData(QLatin1StringView{kMimeType}, ids.join(u'\n').toLatin1());
    return data;
}

QList<AssetId> AssetModel::idsFrom(const QMimeData &data)
{
    QList<AssetId> ids;
    const QStringList lines = QString::fromLatin1(data.data(QLatin1StringView{kMimeType})).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        if (const AssetId id = AssetId::fromString(line); !id.isNull()) ids.append(id);
    return ids;
}

void AssetModel::onEvent(const Event &event)
{
    // A page that is on its way may show a time before this event.
    if (m_isLoading) m_early.append(event);
    if (m_total < 0 || event.sequence <= m_sequence) return;
    m_sequence = event.sequence;
    applyEvent(event);
}

void AssetModel::applyEvent(const Event &event)
{
    if (event.type == event_type::kAssetChanged) {
        if (const Result<Asset> asset = fromJson<Asset>(event.body)) apply(*asset);
    } else if (event.type == event_type::kAssetPurged) {
        if (const int row = rowOf(AssetId::fromString(event.body.value(u"id"_s).toString())); row >= 0) removeRow(row);
    } else if (event.type == event_type::kJobChanged) {
        if (const Result<Job> job = fromJson<Job>(event.body)) applyJob(*job);
    }
}

void AssetModel::apply(const Asset &asset)
{
    const int row = rowOf(asset.id);
    const bool belongs = matchesQuery(asset, m_query, m_folders);
    if (row >= 0 && !belongs) {
        removeRow(row);
        return;
    }
    if (row >= 0) {
        // It keeps its place while it is looked at; the next reading of the list sorts it anew.
        m_assets[row] = asset;
        emit dataChanged(index(row), index(row));
        return;
    }
    if (!belongs) return;
    const auto at = std::ranges::find_if(m_assets, [&](const Asset &other) { return comesBefore(asset, other, m_query.sort); });
    const int newRow = static_cast<int>(at - m_assets.begin());
    // Beyond what was read: it may be a new one or an old one that was never read; the next page tells.
    if (newRow == m_assets.size() && m_assets.size() < m_total) return;
    beginInsertRows({}, newRow, newRow);
    m_assets.insert(newRow, asset);
    endInsertRows();
    setTotal(m_total + 1);
}

void AssetModel::applyJob(const Job &job)
{
    if (hasEnded(job.state))
        m_preparations.remove(job.asset);
    else
        m_preparations[job.asset] = {job.progress, job.secondsLeft, job.state != JobState::Processing};
    if (const int row = rowOf(job.asset); row >= 0) emit dataChanged(index(row), index(row), {PreparationRole});
}

void AssetModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_assets.removeAt(row);
    endRemoveRows();
    setTotal(m_total - 1);
}

void AssetModel::setTotal(int total)
{
    total = std::max(total, static_cast<int>(m_assets.size()));
    if (m_total == total) return;
    m_total = total;
    emit totalChanged(total);
}

}  // namespace chalkreel::ui
