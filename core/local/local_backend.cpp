#include "core/local/local_backend.h"

#include "core/database/asset_repository.h"
#include "core/database/event_outbox.h"
#include "core/database/rendition_repository.h"
#include "core/local/asset_files.h"
#include "core/local/leftovers.h"
#include "core/local/library_job_runner.h"
#include "core/local/local_account_store.h"
#include "core/local/local_annotation_service.h"
#include "core/local/local_comment_service.h"
#include "core/local/local_folder_service.h"
#include "core/local/local_job_service.h"
#include "core/local/local_job_store.h"
#include "core/local/local_library_service.h"
#include "core/local/local_review_service.h"
#include "core/local/local_upload_record_service.h"
#include "core/local/local_upload_service.h"
#include "core/storage/disk_blob_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

namespace chalkreel {
namespace {

StorageRoots rootsOf(const Settings &settings, const QString &folder)
{
    StorageRoots roots = StorageRoots::below(folder);
    const auto use = [](QString &root, const QString &setting) {
        if (!setting.isEmpty()) root = QFileInfo{setting}.absoluteFilePath();
    };
    use(roots.uploads, settings.uploadDir);
    use(roots.processed, settings.processedDir);
    use(roots.metadata, settings.metadataDir);
    use(roots.thumbnails, settings.thumbnailsDir);
    return roots;
}

WorkerPoolOptions poolOptions(const Settings &settings, const RetryPolicy &retry)
{
    return {.name = settings.workerName.isEmpty() ? QSysInfo::machineHostName() : settings.workerName,
            .workers = settings.maxConcurrentJobs,
            .poll = std::chrono::seconds{settings.queuePollInterval},
            .retry = retry,
            .timeLimit = [settings](double seconds) { return std::chrono::seconds{settings.jobTimeoutFor(seconds)}; }};
}

/// An asset's original may lie outside the store.
struct Located
{
    QString externalPath;
    std::optional<BlobKey> key;
};

Result<Located> locate(LibraryStore &store, AssetId id, RenditionKind kind)
{
    return waitFor(store.read([&](Database &database) -> Result<Located> {
        const Result<Asset> asset = AssetRepository::get(database, id);
        if (!asset) return fail(asset.error());
        if (kind == RenditionKind::Original && !asset->externalPath.isEmpty()) return Located{.externalPath = asset->externalPath};
        const Result<Rendition> rendition = RenditionRepository::get(database, id, kind);
        if (!rendition) return fail(rendition.error());
        const Result<BlobKey> key = keyOf(id, *rendition);
        if (!key) return fail(key.error());
        return Located{.key = *key};
    }));
}

}  // namespace

class LocalBackend::Private
{
public:
    Private(Settings settings, DataFolder folder)
        : library{std::move(settings), std::move(folder)}
    {
    }

    Library library;
    std::unique_ptr<AccountStore> accounts;
    std::unique_ptr<JobStore> jobStore;
    std::unique_ptr<JobRunner> runner;
    LocalLibraryService assets{library};
    LocalFolderService folders{library};
    LocalUploadService uploads{library};
    LocalUploadRecordService uploadRecords{library};
    LocalJobService jobs{library};
    LocalAnnotationService annotations{library};
    LocalCommentService comments{library};
    LocalReviewService reviews{library};
};

Result<std::unique_ptr<LocalBackend>> LocalBackend::open(LocalBackendOptions options)
{
    Result<DataFolder> folder = DataFolder::take(options.settings.dataDir);
    if (!folder) return fail(std::move(folder.error()));
    // Where the folder really is, whatever the working directory becomes and whatever links lead to it.
    options.settings.dataDir = folder->path();
    std::unique_ptr<LocalBackend> backend{new LocalBackend{std::make_unique<Private>(options.settings, std::move(*folder))}};
    Library &library = backend->d->library;
    library.scanner = options.scanner;

    Result<std::unique_ptr<DiskBlobStore>> blobs = DiskBlobStore::open(rootsOf(options.settings, library.folder.path()));
    if (!blobs) return fail(std::move(blobs.error()));
    library.blobs = std::move(*blobs);

    auto tell = [backend = backend.get()](const QList<Event> &events) {
        QMetaObject::invokeMethod(
            backend,
            [backend, events] {
                for (const Event &event : events) emit backend->eventReceived(event);
            },
            Qt::QueuedConnection);
    };
    Result<std::unique_ptr<LibraryStore>> store = LibraryStore::open(library.settings.databaseFile(), std::move(tell));
    if (!store) return fail(std::move(store.error()));
    library.store = std::move(*store);
    backend->d->accounts = std::make_unique<LocalAccountStore>(*library.store);

    if (Result<void> cleared = clearLeftovers(library); !cleared) return fail(std::move(cleared.error()));
    backend->d->annotations.setMediaHost(options.host);
    if (options.hasWorkers) {
        backend->d->jobStore = std::make_unique<LocalJobStore>(*library.store, library.settings.workerQueues);
        backend->d->runner = std::make_unique<LibraryJobRunner>(library, options.host);
        library.workers = std::make_unique<WorkerPool>(*backend->d->jobStore, library.queue, *backend->d->runner,
                                                       poolOptions(library.settings, options.retry));
        library.workers->start();
    }
    return backend;
}

LocalBackend::LocalBackend(std::unique_ptr<Private> d)
    : d{std::move(d)}
{
    // They follow it to another thread; they leave it again when they go, before it does.
    for (QObject *service :
         std::initializer_list<QObject *>{&this->d->assets, &this->d->folders, &this->d->uploads, &this->d->uploadRecords, &this->d->jobs,
                                          &this->d->annotations, &this->d->comments, &this->d->reviews})
        service->setParent(this);
}

LocalBackend::~LocalBackend() { shutdown(); }

void LocalBackend::shutdown()
{
    Library &library = d->library;
    d->uploads.cancelAll();
    d->annotations.cancelAll();
    // Whoever calls the store goes first: uploads and file calls, then the workers, the store last.
    library.copies.close();
    d->uploadRecords.close();
    if (library.workers) library.workers->stop();
    library.files.close();
    if (library.store) library.store->close();
    library.folder.release();
}

Capabilities LocalBackend::capabilities() const { return Capability::RevealInFolder | Capability::LeaveInPlace | Capability::TakeOver; }
QString LocalBackend::displayName() const { return QCoreApplication::translate("LocalBackend", "This computer"); }
LibraryService &LocalBackend::library() { return d->assets; }
FolderService &LocalBackend::folders() { return d->folders; }
UploadService &LocalBackend::uploads() { return d->uploads; }
JobService &LocalBackend::jobs() { return d->jobs; }
UploadRecordService *LocalBackend::uploadRecords() { return &d->uploadRecords; }
AnnotationService &LocalBackend::annotations() { return d->annotations; }
CommentService &LocalBackend::comments() { return d->comments; }
ReviewService &LocalBackend::reviews() { return d->reviews; }
QString LocalBackend::dataFolder() const { return d->library.folder.path(); }
AccountStore &LocalBackend::accountStore() { return *d->accounts; }

Async<std::shared_ptr<ByteSource>> LocalBackend::openRendition(AssetId asset, RenditionKind kind)
{
    return d->library.files.run([&library = d->library, asset, kind]() -> Result<std::shared_ptr<ByteSource>> {
        const Result<Located> place = locate(*library.store, asset, kind);
        if (!place) return fail(place.error());
        return place->key ? library.blobs->open(*place->key) : openFileSource(place->externalPath);
    });
}

Async<QString> LocalBackend::localFile(AssetId asset, RenditionKind kind)
{
    return d->library.files.run([&library = d->library, asset, kind]() -> Result<QString> {
        const Result<Located> place = locate(*library.store, asset, kind);
        if (!place) return fail(place.error());
        if (place->key) return library.blobs->localPath(*place->key);
        if (QFileInfo::exists(place->externalPath)) return place->externalPath;
        return fail(ErrorCode::NotFound, QCoreApplication::translate("LocalBackend", "“%1” is no longer there. Show where it is now.")
                                             .arg(QDir::toNativeSeparators(place->externalPath)));
    });
}

Async<QList<Event>> LocalBackend::eventsSince(const QString &epoch, quint64 sequence, int limit)
{
    return d->library.store->read([=](Database &database) { return EventOutbox::since(database, epoch, sequence, limit); });
}

}  // namespace chalkreel
