#pragma once

#include "core/local/closable_executor.h"
#include "core/local/data_folder.h"
#include "core/local/library_store.h"
#include "core/queue/embedded_job_queue.h"
#include "core/queue/worker_pool.h"
#include "core/scan/virus_scanner.h"
#include "core/settings/settings.h"
#include "core/storage/blob_store.h"

namespace chalkreel {

/// What the local services share. Members are in the order in which they need each other.
struct Library
{
    Library(Settings settings_, DataFolder folder_)
        : settings{std::move(settings_)}
        , folder{std::move(folder_)}
    {
    }

    const QDateTime started = QDateTime::currentDateTimeUtc();
    Settings settings;
    DataFolder folder;
    std::shared_ptr<VirusScanner> scanner;  ///< of what comes through the spool folder; null: there is none
    std::unique_ptr<BlobStore> blobs;
    std::unique_ptr<LibraryStore> store;
    EmbeddedJobQueue queue;
    std::unique_ptr<WorkerPool> workers;                        ///< null when this program runs no jobs
    ClosableExecutor files{QStringLiteral("library-files")};    ///< short calls on files: open, read, remove
    ClosableExecutor copies{QStringLiteral("library-copies")};  ///< long ones: bringing in, hashing
};

}  // namespace chalkreel
