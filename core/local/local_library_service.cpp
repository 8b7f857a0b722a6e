#include "core/local/local_library_service.h"

#include "core/database/asset_repository.h"
#include "core/database/job_repository.h"
#include "core/database/rendition_repository.h"
#include "core/local/asset_files.h"
#include "core/local/asset_outcome.h"
#include "core/local/stop_jobs.h"
#include "core/storage/rendition_keys.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qint64 kLargestJson = 16 << 20;  // bytes; what we write ourselves is far below

/// Cancels what still works on these assets; the ids go to `stopped`.
Result<void> cancelJobsOf(Transaction &transaction, const QList<AssetId> &assets, QList<JobId> &stopped)
{
    for (const AssetId &asset : assets) {
        const Result<QList<Job>> jobs = JobRepository::unfinishedOf(transaction.database(), asset);
        if (!jobs) return fail(jobs.error());
        for (const Job &job : *jobs) {
            const Result<Job> cancelled = JobRepository::cancel(transaction, job.id);
            if (!cancelled) return fail(cancelled.error());
            if (Result<void> settled = settleAsset(transaction, *cancelled); !settled) return settled;
            stopped.append(job.id);
        }
    }
    return {};
}

}  // namespace

LocalLibraryService::LocalLibraryService(Library &library)
    : m_library{library}
{
}

Async<Page<Asset>> LocalLibraryService::list(const AssetQuery &query)
{
    return m_library.store->read([=](Database &database) { return AssetRepository::list(database, query); });
}

Async<AssetDetails> LocalLibraryService::details(AssetId asset)
{
    return m_library.files.run([this, asset]() -> Result<AssetDetails> {
        Result<AssetDetails> details = waitFor(m_library.store->read([&](Database &database) -> Result<AssetDetails> {
            Result<Asset> row = AssetRepository::get(database, asset);
            if (!row) return fail(std::move(row.error()));
            Result<QList<Rendition>> renditions = RenditionRepository::list(database, asset);
            if (!renditions) return fail(std::move(renditions.error()));
            return AssetDetails{.asset = *std::move(row), .renditions = *std::move(renditions)};
        }));
        if (!details) return details;
        details->metadata = readJson(asset, details->renditions, RenditionKind::Metadata);
        details->histogram = readJson(asset, details->renditions, RenditionKind::Histogram);
        return details;
    });
}

QJsonObject LocalLibraryService::readJson(AssetId asset, const QList<Rendition> &renditions, RenditionKind kind) const
{
    const auto rendition = std::ranges::find(renditions, kind, &Rendition::kind);
    if (rendition == renditions.end()) return {};
    const Result<BlobKey> key = keyOf(asset, *rendition);
    if (!key) return {};
    const auto source = m_library.blobs->open(*key);
    if (!source || (*source)->size() > kLargestJson) return {};
    QByteArray bytes{(*source)->size(), Qt::Uninitialized};
    const Result<qint64> count = (*source)->readAt(0, std::as_writable_bytes(std::span{bytes.data(), static_cast<size_t>(bytes.size())}));
    if (!count || *count != bytes.size()) return {};
    return QJsonDocument::fromJson(bytes).object();
}

Async<Asset> LocalLibraryService::update(AssetId asset, const AssetPatch &patch, int revision)
{
    return m_library.store->change([=](Transaction &transaction) { return AssetRepository::update(transaction, asset, patch, revision); });
}

Async<void> LocalLibraryService::remove(const QList<AssetId> &assets)
{
    const auto stopped = std::make_shared<QList<JobId>>();
    return m_library.store->change(
        [=](Transaction &transaction) -> Result<void> {
            if (Result<void> cancelled = cancelJobsOf(transaction, assets, *stopped); !cancelled) return cancelled;
            return AssetRepository::moveToBin(transaction, assets);
        },
        Durability::Full, [this, stopped] { stopJobs(m_library, *stopped); });
}

Async<void> LocalLibraryService::restore(const QList<AssetId> &assets)
{
    return m_library.store->change([=](Transaction &transaction) { return AssetRepository::restore(transaction, assets); });
}

Async<void> LocalLibraryService::purge(const QList<AssetId> &assets)
{
    return m_library.files.run([this, assets]() -> Result<void> {
        const Result<QList<Asset>> purged =
            waitFor(m_library.store->change([&](Transaction &transaction) { return AssetRepository::purge(transaction, assets); }));
        if (!purged) return fail(purged.error());
        for (const Asset &asset : *purged)
            if (Result<void> removed = m_library.blobs->removeAll(asset.id); !removed) return removed;
        return {};
    });
}

Async<Asset> LocalLibraryService::relocate(AssetId asset, const QString &path)
{
    return m_library.copies.run([this, asset, path] { return relocateNow(asset, path); });
}

Result<Asset> LocalLibraryService::relocateNow(AssetId id, const QString &path)
{
    const Result<Asset> asset = waitFor(m_library.store->read([&](Database &database) { return AssetRepository::get(database, id); }));
    if (!asset) return asset;
    const QString shown = QDir::toNativeSeparators(path);
    if (asset->externalPath.isEmpty())
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("LocalLibraryService", "“%1” lies in the library; there is nothing to relocate.")
                        .arg(asset->title));
    const Result<QString> sha256 = sha256OfFile(path);
    if (!sha256) return fail(sha256.error());
    if (*sha256 != asset->sha256)
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("LocalLibraryService", "“%1” is another file than the one that “%2” was made from.")
                        .arg(shown, asset->title));
    const QString where = QFileInfo{path}.absoluteFilePath();
    return waitFor(m_library.store->change(
        [&](Transaction &transaction) { return AssetRepository::setOriginal(transaction, id, QFileInfo{where}.size(), *sha256, where); }));
}

Async<qint64> LocalLibraryService::usedBytes(const QString &owner)
{
    return m_library.store->read([=](Database &database) { return AssetRepository::usedBytes(database, owner); });
}

Async<std::optional<Asset>> LocalLibraryService::findBySha256(const QString &owner, const QString &sha256)
{
    return m_library.store->read([=](Database &database) { return AssetRepository::findTwin(database, owner, sha256); });
}

Async<LibraryCounts> LocalLibraryService::counts(const std::optional<QString> &owner)
{
    return m_library.store->read(
        [owner](Database &database) { return AssetRepository::counts(database, QDateTime::currentDateTimeUtc(), owner); });
}

}  // namespace chalkreel
