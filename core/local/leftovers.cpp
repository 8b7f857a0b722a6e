#include "core/local/leftovers.h"

#include "core/database/asset_repository.h"
#include "core/database/job_repository.h"
#include "core/database/upload_record_repository.h"
#include "core/local/asset_files.h"
#include "core/local/asset_outcome.h"
#include "core/local/voice_over_files.h"

#include <QDir>
#include <QSet>

namespace chalkreel {
namespace {

Result<QList<Job>> takeBackJobs(LibraryStore &store)
{
    return waitFor(store.change([](Transaction &transaction) -> Result<QList<Job>> {
        Result<QList<Job>> jobs = JobRepository::releaseAll(transaction);
        if (!jobs) return jobs;
        if (Result<void> settled = settleAssets(transaction, *jobs); !settled) return fail(std::move(settled.error()));
        return jobs;
    }));
}

Result<void> removeWorkFolders(Library &library)
{
    const QDir root{library.folder.workRoot()};
    const QStringList names = root.entryList(QDir::Dirs | QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        const JobId id = JobId::fromString(name);
        const Result<Job> job = waitFor(library.store->read([&](Database &database) { return JobRepository::get(database, id); }));
        if (!job && job.error().code != ErrorCode::NotFound) return fail(job.error());
        if (job && !hasEnded(job->state)) continue;
        QDir{root.filePath(name)}.removeRecursively();
        QFile::remove(root.filePath(name));
    }
    return {};
}

/// What was being received and cannot be resumed.
Result<void> removeSpooledFiles(Library &library)
{
    const QDir root{library.folder.spoolRoot()};
    const QStringList names = root.entryList(QDir::Files | QDir::Hidden | QDir::System);
    for (const QString &name : names) {
        const UploadId id = UploadId::fromString(name);
        const Result<bool> isNeeded =
            waitFor(library.store->read([&](Database &database) { return UploadRecordRepository::claimsFile(database, id); }));
        if (!isNeeded) return fail(isNeeded.error());
        if (!*isNeeded || name != id.toString()) QFile::remove(root.filePath(name));
    }
    return {};
}

Result<void> removeUnknownAssets(Library &library)
{
    const Result<QList<AssetId>> stored = library.blobs->assets();
    if (!stored) return fail(stored.error());
    const auto known = waitFor(library.store->read([&](Database &database) { return AssetRepository::getMany(database, *stored); }));
    if (!known) return fail(known.error());
    QSet<AssetId> ids;
    for (const Asset &asset : *known) ids.insert(asset.id);
    for (const AssetId &asset : *stored)
        if (!ids.contains(asset))
            if (Result<void> removed = library.blobs->removeAll(asset); !removed) return removed;
    return {};
}

}  // namespace

Result<void> clearLeftovers(Library &library)
{
    const Result<QList<Job>> jobs = takeBackJobs(*library.store);
    if (!jobs) return fail(jobs.error());
    if (Result<void> removed = removeWorkFolders(library); !removed) return removed;
    if (Result<void> removed = removeSpooledFiles(library); !removed) return removed;
    if (Result<void> removed = removeUnknownAssets(library); !removed) return removed;
    if (Result<void> removed = removeLooseBlobs(library); !removed) return removed;
    for (const Job &job : *jobs)
        if (Result<void> removed = removeUnlistedFiles(*library.store, *library.blobs, job.asset); !removed) return removed;
    return {};
}

}  // namespace chalkreel
