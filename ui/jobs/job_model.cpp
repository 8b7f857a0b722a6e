#include "ui/jobs/job_model.h"

#include "ui/support/text_format.h"

#include <QSet>

#include <algorithm>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int kFailedShown = 30;

bool isSameThing(const JobRow &a, const JobRow &b)
{
    if (a.job && b.job) return a.job->id == b.job->id;
    return a.upload && b.upload && a.upload->request.operation == b.upload->request.operation;
}

/// Smaller stands higher.
int rank(const JobRow &row)
{
    switch (row.state) {
    case JobRow::State::Running: return row.upload ? 0 : 1;
    case JobRow::State::Waiting: return row.upload ? 2 : 3;
    case JobRow::State::Failed: return 4;
    case JobRow::State::Done: return 5;
    case JobRow::State::Cancelled: return 6;
    }
    return 7;
}

bool standsHigher(const JobRow &a, const JobRow &b)
{
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    if (!a.job || !b.job) return false;  // uploads keep the order in which they were added
    if (a.state == JobRow::State::Waiting && a.job->priority != b.job->priority) return a.job->priority > b.job->priority;
    const bool newestFirst = a.state == JobRow::State::Failed || a.state == JobRow::State::Done || a.state == JobRow::State::Cancelled;
    if (a.job->created != b.job->created) return newestFirst ? a.job->created > b.job->created : a.job->created < b.job->created;
    return a.job->id < b.job->id;
}

}  // namespace

JobModel::JobModel(Backend &backend, EventFeed &feed, UploadTracker &uploads, std::chrono::milliseconds staying, QObject *parent)
    : QAbstractListModel{parent}
    , m_backend{backend}
    , m_uploads{uploads}
    , m_staying{staying}
{
    m_folding.setSingleShot(true);
    connect(&m_folding, &QTimer::timeout, this, &JobModel::rebuild);
    connect(&uploads, &UploadTracker::changed, this, &JobModel::rebuild);
    connect(&feed, &EventFeed::received, this, &JobModel::onEvent);
    connect(&feed, &EventFeed::resyncNeeded, this, &JobModel::reload);
}

void JobModel::reload()
{
    m_isLoading = true;
    JobQuery query;
    query.limit = kLargestPage;
    deliver(m_backend.jobs().list(query), this, [this](const Result<Page<Job>> &page) { onPage(page); });
}

void JobModel::onPage(const Result<Page<Job>> &page)
{
    m_isLoading = false;
    if (!page) {
        if (page.error().code != ErrorCode::Cancelled) emit failed(page.error());
        return;
    }
    m_jobs.clear();
    for (const Job &job : page->items) {
        m_jobs.insert(job.id, job);
        if (isShown(job) && job.state == JobState::Completed) askForFiles(job);
    }
    m_sequence = std::max(m_sequence, page->sequence);
    const QList<Event> early = std::exchange(m_early, {});
    for (const Event &event : early)
        if (event.sequence > page->sequence && event.type == event_type::kJobChanged)
            if (const Result<Job> job = fromJson<Job>(event.body)) m_jobs.insert(job->id, *job);
    rebuild();
}

void JobModel::onEvent(const Event &event)
{
    if (m_isLoading) m_early.append(event);
    if (event.sequence <= m_sequence) return;
    m_sequence = event.sequence;
    if (event.type == event_type::kJobChanged) {
        if (const Result<Job> job = fromJson<Job>(event.body)) apply(*job);
    } else if (event.type == event_type::kJobRemoved) {
        if (m_jobs.remove(JobId::fromString(event.body.value(u"id"_s).toString())) > 0) rebuild();
    } else if (event.type == event_type::kAssetPurged) {
        const AssetId gone = AssetId::fromString(event.body.value(u"id"_s).toString());
        if (m_jobs.removeIf([gone](const auto &entry) { return entry.value().asset == gone; }) > 0) rebuild();
    }
}

void JobModel::apply(const Job &job)
{
    const bool wasCompleted = m_jobs.value(job.id).state == JobState::Completed;
    m_jobs.insert(job.id, job);
    if (!hasEnded(job.state)) m_folded.remove(job.id);
    if (job.state == JobState::Completed && !wasCompleted) askForFiles(job);
    // Progress is the common case: it changes one row and moves nothing.
    const auto it = std::ranges::find_if(m_rows, [&](const JobRow &row) { return row.job && row.job->id == job.id; });
    if (it != m_rows.end() && it->job->state == job.state && it->job->priority == job.priority) {
        it->job = job;
        const QModelIndex changed = index(static_cast<int>(it - m_rows.begin()));
        emit dataChanged(changed, changed);
        return;
    }
    rebuild();
}

void JobModel::askForFiles(const Job &job)
{
    deliver(m_backend.library().details(job.asset), this, [this, id = job.id](const Result<AssetDetails> &details) {
        if (!details) return;  // the row then says "Ready" alone
        int count = 0;
        qint64 bytes = 0;
        for (const Rendition &rendition : details->renditions) {
            if (rendition.kind == RenditionKind::Original) continue;
            ++count;
            if (!rendition.origin.startsWith(u"shared:")) bytes += rendition.size;
        }
        m_files.insert(id, {count, bytes});
        rebuild();
    });
}

bool JobModel::isShown(const Job &job) const
{
    if (m_folded.contains(job.id)) return false;
    if (job.state != JobState::Completed && job.state != JobState::Cancelled) return true;
    const QDateTime ended = job.finished.isValid() ? job.finished : job.created;
    return ended.msecsTo(QDateTime::currentDateTimeUtc()) < m_staying.count();
}

void JobModel::fold(JobId job)
{
    m_folded.insert(job);
    rebuild();
}

void JobModel::rebuild()
{
    QList<JobRow> rows;
    for (const UploadItem &item : m_uploads.items()) rows.append(JobRow::from(item));
    for (const Job &job : std::as_const(m_jobs)) {
        if (!isShown(job)) continue;
        JobRow row = JobRow::from(job);
        std::tie(row.fileCount, row.fileBytes) = m_files.value(job.id);
        rows.append(row);
    }
    std::ranges::stable_sort(rows, standsHigher);
    int failedRows = 0;
    rows.removeIf([&](const JobRow &row) { return row.state == JobRow::State::Failed && row.job && ++failedRows > kFailedShown; });
    const auto next = std::ranges::find_if(rows, [](const JobRow &row) { return row.job && row.state == JobRow::State::Waiting; });
    if (next != rows.end()) next->isNext = true;

    const bool hasSameRows = std::ranges::equal(rows, m_rows, isSameThing);
    if (hasSameRows) {
        m_rows = rows;
        if (!rows.isEmpty()) emit dataChanged(index(0), index(static_cast<int>(rows.size()) - 1));
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    scheduleFolding();
    emit summaryChanged();
}

void JobModel::scheduleFolding()
{
    qint64 soonest = -1;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const JobRow &row : std::as_const(m_rows)) {
        if (!row.job || (row.state != JobRow::State::Done && row.state != JobRow::State::Cancelled)) continue;
        const QDateTime ended = row.job->finished.isValid() ? row.job->finished : row.job->created;
        const qint64 left = std::max<qint64>(10, m_staying.count() - ended.msecsTo(now) + 10);
        soonest = soonest < 0 ? left : std::min(soonest, left);
    }
    if (soonest >= 0)
        m_folding.start(std::chrono::milliseconds{soonest});
    else
        m_folding.stop();
}

int JobModel::running() const { return static_cast<int>(std::ranges::count(m_rows, JobRow::State::Running, &JobRow::state)); }

int JobModel::waiting() const { return static_cast<int>(std::ranges::count(m_rows, JobRow::State::Waiting, &JobRow::state)); }

int JobModel::failedCount() const { return static_cast<int>(std::ranges::count(m_rows, JobRow::State::Failed, &JobRow::state)); }

int JobModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size()) return {};
    const JobRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return row.title();
    case Qt::ToolTipRole: {
        const QString text = row.error() ? row.title() + u'\n' + row.error()->message : row.title();
        return u"<qt>%1</qt>"_s.arg(text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    }
    case Qt::AccessibleTextRole: return joinFacts({row.title(), row.leftText(), row.rightText()});
    case RowRole: return QVariant::fromValue(row);
    default: return {};
    }
}

}  // namespace chalkreel::ui
