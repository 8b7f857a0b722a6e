#include "ui/library/library_commands.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace chalkreel::ui {

namespace {

QList<AssetId> idsOf(const QList<Asset> &assets)
{
    QList<AssetId> ids;
    for (const Asset &asset : assets) ids.append(asset.id);
    return ids;
}

/// The newest that did not come to its end; null when there is none. A cancelled one counts only while the asset misses what
/// it would have made.
const Job *jobToRetry(const QList<Job> &newestFirst, const Asset &asset)
{
    const auto found = std::ranges::find_if(
        newestFirst, [&](const Job &job) { return job.state == JobState::Failed || (job.state == JobState::Cancelled && asset.error); });
    return found == newestFirst.end() ? nullptr : &*found;
}

}  // namespace

LibraryCommands::LibraryCommands(Backend &backend, QObject *parent)
    : QObject{parent}
    , m_backend{backend}
{
}

template <typename T>
void LibraryCommands::reportFailure(const Async<T> &future)
{
    deliver(future, this, [this](const Result<T> &result) {
        if (!result && result.error().code != ErrorCode::Cancelled) emit failed(result.error());
    });
}

void LibraryCommands::patch(const Asset &asset, const AssetPatch &patch, const AssetPatch &back, const QString &text)
{
    deliver(m_backend.library().update(asset.id, patch, asset.revision), this, [this, back, text](const Result<Asset> &changed) {
        if (!changed) {
            emit failed(changed.error());
            return;
        }
        const auto undo = [this, id = changed->id, revision = changed->revision, back] {
            reportFailure(m_backend.library().update(id, back, revision));
        };
        emit undoOffered({text, undo});
    });
}

void LibraryCommands::rename(const Asset &asset, const QString &title)
{
    patch(asset, {.title = title}, {.title = asset.title}, tr("Renamed to “%1”").arg(title));
}

void LibraryCommands::describe(const Asset &asset, const QString &description)
{
    patch(asset, {.description = description}, {.description = asset.description}, tr("Description of “%1” changed").arg(asset.title));
}

void LibraryCommands::setTags(const Asset &asset, const QStringList &tags)
{
    patch(asset, {.tags = tags}, {.tags = asset.tags}, tr("Tags of “%1” changed").arg(asset.title));
}

void LibraryCommands::changeTags(const QList<Asset> &assets, const QStringList &added, const QStringList &removed)
{
    for (const Asset &asset : assets) {
        QStringList tags = asset.tags;
        for (const QString &tag : removed) tags.removeAll(tag);
        for (const QString &tag : added)
            if (!tags.contains(tag)) tags.append(tag);
        if (tags != asset.tags) setTags(asset, tags);
    }
}

void LibraryCommands::moveTo(const QList<Asset> &assets, FolderId folder, const QString &folderName)
{
    QList<Asset> moved;
    for (const Asset &asset : assets)
        if (asset.folder != folder) moved.append(asset);
    for (const Asset &asset : moved) reportFailure(m_backend.library().update(asset.id, {.folder = folder}, asset.revision));
    if (moved.isEmpty()) return;
    const int count = static_cast<int>(moved.size());
    const QString text = folder.isNull() ? tr("%n video(s) taken out of their folder", nullptr, count)
                                         : tr("%n video(s) moved to “%1”", nullptr, count).arg(folderName);
    emit undoOffered({text, [this, moved] {
                          // Each went up by one revision with the move; someone else's later edit makes it a conflict, which is told.
                          for (const Asset &asset : moved)
                              reportFailure(m_backend.library().update(asset.id, {.folder = asset.folder}, asset.revision + 1));
                      }});
}

void LibraryCommands::remove(const QList<Asset> &assets)
{
    if (assets.isEmpty()) return;
    const QList<AssetId> ids = idsOf(assets);
    const QString title = assets.first().title;
    deliver(m_backend.library().remove(ids), this, [this, ids, title](const Result<void> &removed) {
        if (!removed) {
            emit failed(removed.error());
            return;
        }
        const int count = static_cast<int>(ids.size());
        const QString text = count == 1 ? tr("“%1” moved to the bin").arg(title) : tr("%n video(s) moved to the bin", nullptr, count);
        emit undoOffered({text, [this, ids] { reportFailure(m_backend.library().restore(ids)); }});
    });
}

void LibraryCommands::restore(const QList<Asset> &assets)
{
    if (!assets.isEmpty()) reportFailure(m_backend.library().restore(idsOf(assets)));
}

void LibraryCommands::purge(const QList<Asset> &assets)
{
    if (!assets.isEmpty()) reportFailure(m_backend.library().purge(idsOf(assets)));
}

void LibraryCommands::submit(AssetId asset, const ProcessOptions &options)
{
    JobSpec spec;
    spec.asset = asset;
    spec.options = toJson(options);
    reportFailure(m_backend.jobs().submit(spec));
}

void LibraryCommands::prepareAgain(const QList<Asset> &assets)
{
    for (const Asset &asset : assets) {
        JobQuery query;
        query.asset = asset.id;
        query.limit = kLargestPage;
        deliver(m_backend.jobs().list(query), this, [this, asset](const Result<Page<Job>> &page) {
            const Job *ended = page ? jobToRetry(page->items, asset) : nullptr;
            if (ended)
                reportFailure(m_backend.jobs().retry(ended->id));  // keeps the steps that finished
            else
                submit(asset.id, m_options);
        });
    }
}

void LibraryCommands::makeAllSizes(const QList<Asset> &assets)
{
    for (const Asset &asset : assets) submit(asset.id, ProcessOptions{});
}

void LibraryCommands::revealInFolder(const Asset &asset)
{
    deliver(m_backend.localFile(asset.id, RenditionKind::Original), this, [this](const Result<QString> &path) {
        if (!path) {
            emit failed(path.error());
            return;
        }
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo{*path}.absolutePath()));
    });
}

void LibraryCommands::relocate(const Asset &asset, const QString &path)
{
    emit remarked(tr("“%1” is being compared with what “%2” was made from…").arg(QFileInfo{path}.fileName(), asset.title));
    deliver(m_backend.library().relocate(asset.id, path), this, [this](const Result<Asset> &found) {
        if (found)
            emit remarked(tr("“%1” has its file again.").arg(found->title));
        else if (found.error().code != ErrorCode::Cancelled)
            emit failed(found.error());
    });
}

void LibraryCommands::createFolder(const QString &name, FolderId parent)
{
    deliver(m_backend.folders().create(name, parent), this, [this](const Result<Folder> &folder) {
        if (folder)
            emit folderCreated(folder->id);
        else
            emit failed(folder.error());
    });
}

void LibraryCommands::renameFolder(const Folder &folder, const QString &name)
{
    Folder renamed = folder;
    renamed.name = name;
    reportFailure(m_backend.folders().update(renamed));
}

void LibraryCommands::removeFolder(FolderId folder) { reportFailure(m_backend.folders().remove(folder)); }

}  // namespace chalkreel::ui
