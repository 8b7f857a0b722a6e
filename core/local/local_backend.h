#pragma once

#include "core/backend/backend.h"
#include "core/media/media_host.h"
#include "core/queue/retry_policy.h"
#include "core/scan/virus_scanner.h"
#include "core/security/account_store.h"
#include "core/settings/settings.h"

namespace chalkreel {

struct LocalBackendOptions
{
    Settings settings;
    /// Runs the media tasks of all workers, of several at once.
    std::shared_ptr<MediaHost> host;
    RetryPolicy retry;
    /// Is shown what comes through the spool folder, as settings.virusScan wants it.
    std::shared_ptr<VirusScanner> scanner;
    /// Looked at and settled by this program, but no job is run: for tests and for reading commands.
    bool hasWorkers = true;
};

/// A library in a folder of this computer, with the workers that process it.
class LocalBackend final : public Backend
{
    Q_OBJECT
public:
    /// Becomes the one owner of settings.dataDir, brings its database up to date, clears away what a killed process left,
    /// and puts its jobs back to work. Blocks, with the size of the library: some ten milliseconds for a thousand assets. A
    /// program with a window opens it on another thread and has it moved to its own (moveToThread takes the services along). Conflict when
    /// another program owns the folder (it takes requests: see OwnerClient); what openLibrary and DiskBlobStore fail with.
    static Result<std::unique_ptr<LocalBackend>> open(LocalBackendOptions options);
    /// Shuts down.
    ~LocalBackend() override;

    Capabilities capabilities() const override;
    QString displayName() const override;
    LibraryService &library() override;
    FolderService &folders() override;
    UploadService &uploads() override;
    JobService &jobs() override;
    UploadRecordService *uploadRecords() override;
    AnnotationService &annotations() override;
    CommentService &comments() override;
    ReviewService &reviews() override;
    Async<std::shared_ptr<ByteSource>> openRendition(AssetId asset, RenditionKind kind) override;
    Async<QString> localFile(AssetId asset, RenditionKind kind) override;
    Async<QList<Event>> eventsSince(const QString &epoch, quint64 sequence, int limit) override;

    /// The folder's canonical path.
    QString dataFolder() const;
    /// Who may use this library through a server. Its calls block; after shutdown() they end with Cancelled.
    AccountStore &accountStore();

    /// Stops uploads and workers (their jobs are queued again and go on at the next start), finishes every future, gives
    /// the folder back. Blocks until the running media steps have stopped. Later calls through the seam end with Cancelled.
    void shutdown();

private:
    class Private;
    explicit LocalBackend(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
