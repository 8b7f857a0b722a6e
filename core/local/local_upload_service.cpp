#include "core/local/local_upload_service.h"

#include "core/database/asset_repository.h"
#include "core/database/job_repository.h"
#include "core/database/rendition_repository.h"
#include "core/database/upload_record_repository.h"
#include "core/ingest/file_name.h"
#include "core/ingest/media_files.h"
#include "core/local/received_scan.h"
#include "core/storage/rendition_keys.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <chrono>

namespace chalkreel {
namespace {

constexpr std::chrono::milliseconds kProgressInterval{100};

/// A file whose content is plainly no media still comes in: its job says why it failed, where a person looks for it.
Result<IngestFile> fileToBringIn(const UploadRequest &request, const IngestLimits &limits)
{
    Result<IngestFile> file = checkIngestFile(request.path, limits, request.name);
    if (file) return file;
    const QFileInfo info{request.path};
    const QString name = request.name.isEmpty() ? info.fileName() : request.name;
    const bool isContent = file.error().code == ErrorCode::Unsupported || file.error().code == ErrorCode::Damaged;
    if (!isContent || !info.isFile()) return file;
    return IngestFile{.path = info.canonicalFilePath(), .name = safeFileName(name), .title = titleFromFileName(name), .size = info.size()};
}

/// Whether the failure is the file's own, so that nothing can be done with it.
bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::TooLarge || error.code == ErrorCode::Unsupported || error.code == ErrorCode::Damaged;
}

/// So that whoever resumes this upload learns that it is in.
Result<void> noteTakenOver(Transaction &transaction, const UploadRequest &request, AssetId asset)
{
    const UploadId upload = UploadId::fromString(QFileInfo{request.path}.fileName());
    if (!request.takeOver || upload.isNull()) return {};
    return UploadRecordRepository::setAsset(transaction, upload, asset);
}

}  // namespace

LocalUploadService::LocalUploadService(Library &library)
    : m_library{library}
{
}

Async<QList<UploadForecast>> LocalUploadService::forecast(const QStringList &paths, const ProcessOptions &options, OperationId operation)
{
    const std::stop_source source;
    m_forecasts.with([&](auto &forecasts) { forecasts.insert(operation, source); });
    return m_forecaster.run([this, paths, options, operation, stop = source.get_token()] {
        Result<QList<UploadForecast>> forecasts = forecastNow(paths, options, stop);
        m_forecasts.with([&](auto &running) { running.remove(operation); });
        return forecasts;
    });
}

Result<QList<UploadForecast>> LocalUploadService::forecastNow(const QStringList &paths, const ProcessOptions &options, std::stop_token stop)
{
    const Result<qint64> free = m_library.blobs->freeBytes(BlobRoot::Uploads);
    if (!free) return fail(free.error());
    QList<UploadForecast> forecasts;
    qint64 left = *free;  // what the files before leave
    for (const QString &path : paths) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        UploadForecast forecast{.path = path, .fileBytes = QFileInfo{path}.size(), .freeBytes = *free};
        const Result<IngestFile> file = checkIngestFile(path, {.fileBytes = m_library.settings.maxFileBytes()});
        if (file) {
            forecast.fileBytes = file->size;
            forecast.neededBytes = forecastBytes(file->size, options, file->seconds);
            Result<std::optional<Asset>> twin = twinOf(*file, stop);
            if (!twin) return fail(std::move(twin.error()));
            forecast.twin = *std::move(twin);
            if (const Result<void> room = checkSpace(file->name, forecast.neededBytes, left); !room) forecast.problem = room.error();
            // What is there already is not brought in unless the person insists.
            if (!forecast.twin) left -= std::min(left, forecast.neededBytes);
        } else {
            forecast.problem = file.error();
        }
        forecasts.append(forecast);
    }
    return forecasts;
}

Result<std::optional<Asset>> LocalUploadService::twinOf(const IngestFile &file, std::stop_token stop)
{
    const Result<bool> isLikely =
        waitFor(m_library.store->read([&](Database &database) { return AssetRepository::hasSize(database, QString{}, file.size); }));
    if (!isLikely) return fail(isLikely.error());
    if (!*isLikely) return std::optional<Asset>{};
    const Result<QString> sha256 = sha256OfFile(file.path, {.stop = stop});
    if (!sha256) {
        // It changed or went away meanwhile: add() says so, if it is added at all.
        if (sha256.error().code != ErrorCode::Cancelled) return std::optional<Asset>{};
        return fail(sha256.error());
    }
    Result<std::optional<Asset>> twin =
        waitFor(m_library.store->read([&](Database &database) { return AssetRepository::findTwin(database, QString{}, *sha256); }));
    return twin;
}

Async<UploadResult> LocalUploadService::add(const UploadRequest &request)
{
    if (Result<void> valid = validate(request.options); !valid) return readyResult(Result<UploadResult>{fail(std::move(valid.error()))});
    auto upload = std::make_shared<Upload>();
    upload->promise.start();
    const Async<UploadResult> future = upload->promise.future();
    const bool isNew = m_uploads.with([&](Running &uploads) {
        if (uploads.contains(request.operation)) return false;
        uploads.insert(request.operation, upload);
        return true;
    });
    if (!isNew)
        return readyResult(Result<UploadResult>{fail(ErrorCode::Conflict, QString{}, QStringLiteral("this operation id is in use"))});

    const Async<void> queued = laneOf(request).run([this, request, stop = upload->stop.get_token()]() -> Result<void> {
        if (begin(request.operation)) answer(request.operation, bringIn(request, stop));
        return {};
    });
    if (queued.isFinished() && !resultOf<void>(queued)) answer(request.operation, fail(ErrorCode::Cancelled, QString{}));
    return future;
}

ClosableExecutor &LocalUploadService::laneOf(const UploadRequest &request)
{
    return request.takeOver ? m_arrivals[qHash(request.operation) % m_arrivals.size()] : m_library.copies;
}

bool LocalUploadService::begin(OperationId operation)
{
    return m_uploads.with([&](Running &uploads) {
        const auto upload = uploads.value(operation);
        if (upload) upload->hasBegun = true;
        return upload != nullptr;
    });
}

void LocalUploadService::answer(OperationId operation, Result<UploadResult> result)
{
    const auto upload = m_uploads.with([&](Running &uploads) { return uploads.take(operation); });
    if (!upload) return;
    upload->promise.addResult(std::move(result));
    upload->promise.finish();
}

void LocalUploadService::cancel(OperationId operation)
{
    m_forecasts.with([&](auto &forecasts) {
        if (const auto forecast = forecasts.find(operation); forecast != forecasts.end()) forecast->request_stop();
    });
    const auto upload = m_uploads.with([&](Running &uploads) { return uploads.value(operation); });
    if (!upload) return;
    upload->stop.request_stop();
    const bool mayAnswer = m_uploads.with([&](Running &) { return !upload->hasBegun; });
    if (mayAnswer) answer(operation, fail(ErrorCode::Cancelled, QString{}));
}

void LocalUploadService::cancelAll()
{
    const QList<OperationId> operations = m_uploads.with([](Running &uploads) { return uploads.keys(); });
    for (const OperationId &operation : operations) cancel(operation);
    m_forecasts.with([](auto &forecasts) {
        for (std::stop_source &forecast : forecasts) forecast.request_stop();
    });
    m_forecaster.close();
    for (ClosableExecutor &lane : m_arrivals) lane.close();
}

Result<UploadResult> LocalUploadService::bringIn(const UploadRequest &request, std::stop_token stop)
{
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
    if (request.takeOver) return takeOver(request, stop);
    const Result<IngestFile> file = checkedFile(request);
    if (!file) return fail(file.error());
    if (Result<void> room = checkRoom(*file, request); !room) return fail(std::move(room.error()));
    return store({.scan = ScanVerdict::notScanned(NotScannedReason::LocalImport)}, *file, request, nullptr, stop);
}

Result<UploadResult> LocalUploadService::takeOver(UploadRequest request, std::stop_token stop)
{
    if (Result<void> ours = checkSpooled(request); !ours) return fail(std::move(ours.error()));
    const auto refused = [&](const Error &error) {
        if (isRefusal(error)) dropReceived(request);
        return fail(error);
    };
    const Result<IngestFile> file = checkedFile(request);
    if (!file) return refused(file.error());
    if (Result<void> room = checkRoom(*file, request); !room) return fail(std::move(room.error()));
    Result<SpooledFile> received = SpooledFile::open(request.path, file->name);
    if (!received) return refused(received.error());
    Result<ReceivedScan> scan = scanReceived(
        m_library, *received, {.path = request.path, .name = file->name, .owner = request.owner, .sha256 = request.sha256}, stop);
    if (!scan) return refused(scan.error());
    request.sha256 = scan->sha256;
    Result<UploadResult> result = store({.scan = scan->verdict}, *file, request, &*received, stop);
    if (result) QFile::remove(request.path);
    return result;
}

Result<UploadResult> LocalUploadService::store(Asset asset, const IngestFile &file, const UploadRequest &request,
                                               const SpooledFile *received, std::stop_token stop)
{
    asset.id = AssetId::create();
    asset.kind = kindFromFileName(file.name).value_or(AssetKind::Video);
    asset.name = file.name;
    asset.title = request.title.trimmed().isEmpty() ? file.title : singleLine(request.title);
    asset.description = request.description;
    asset.owner = request.owner;
    asset.clientId = request.clientId;
    asset.folder = request.folder;
    asset.tags = request.tags;
    asset.size = file.size;
    asset.status = AssetStatus::Processing;
    Result<void> taken = takeBytes(asset, file, request, received, stop);
    if (taken && stop.stop_requested()) taken = fail(ErrorCode::Cancelled, QString{});
    Result<UploadResult> result = taken ? record(asset, request) : Result<UploadResult>{fail(std::move(taken.error()))};
    // The bytes were there already, or nobody will know them.
    if (!result || result->isDuplicate) std::ignore = m_library.blobs->removeAll(asset.id);
    return result;
}

void LocalUploadService::dropReceived(const UploadRequest &request)
{
    QFile::remove(request.path);
    const UploadId upload = UploadId::fromString(QFileInfo{request.path}.fileName());
    if (upload.isNull()) return;
    // Whoever asks for it later learns that it is over, and nobody tries it again.
    std::ignore =
        waitFor(m_library.store->change([&](Transaction &transaction) { return UploadRecordRepository::remove(transaction, upload); }));
}

Result<IngestFile> LocalUploadService::checkedFile(const UploadRequest &request) const
{
    Result<IngestFile> file = fileToBringIn(request, {.fileBytes = m_library.settings.maxFileBytes()});
    if (!file || !request.takeOver || request.sha256.isEmpty() || file->size == request.size) return file;
    return fail(ErrorCode::Damaged,
                QCoreApplication::translate("LocalUploadService", "“%1” did not arrive as it was sent. Send it again.").arg(file->name),
                QStringLiteral("%1 bytes were hashed, %2 are there").arg(request.size).arg(file->size));
}

Result<void> LocalUploadService::checkSpooled(const UploadRequest &request) const
{
    const QFileInfo info{request.path};
    const bool isInside = QFileInfo{info.path()}.canonicalFilePath() == m_library.folder.spoolRoot() && !info.isSymLink();
    if (isInside && !request.leaveInPlace) return {};
    // What is taken over is removed from where it was: never a person's own file.
    return fail(ErrorCode::InvalidArgument, QString{}, QStringLiteral("only files of the spool folder are taken over: ") + request.path);
}

Result<void> LocalUploadService::checkRoom(const IngestFile &file, const UploadRequest &request) const
{
    const Result<qint64> free = m_library.blobs->freeBytes(BlobRoot::Uploads);
    if (!free) return fail(free.error());
    return checkSpace(file.name, forecastBytes(file.size, request.options, file.seconds, !request.leaveInPlace && !request.takeOver),
                      *free);
}

Result<void> LocalUploadService::takeBytes(Asset &asset, const IngestFile &file, const UploadRequest &request, const SpooledFile *received,
                                           std::stop_token stop)
{
    auto last = std::chrono::steady_clock::now();
    const TransferControl control{.stop = stop, .onProgress = [&, last](qint64 done, qint64 total) mutable {
                                      const auto now = std::chrono::steady_clock::now();
                                      if (done < total && now - last < kProgressInterval) return;
                                      last = now;
                                      tellProgress(request.operation, done, total);
                                  }};
    if (request.leaveInPlace) {
        Result<QString> sha256 = sha256OfFile(file.path, control);
        if (!sha256) return fail(std::move(sha256.error()));
        asset.externalPath = file.path;
        asset.sha256 = *std::move(sha256);
        return {};
    }
    const Result<BlobKey> key = renditionKey(asset.id, RenditionKind::Original, asset.name);
    if (!key) return fail(key.error());
    if (received) {
        // A second name: should we be killed before the library knows the asset, the file is still where it was.
        const Result<BlobInfo> shared = m_library.blobs->share(*key, file.path);
        if (!shared) return fail(shared.error());
        asset.sha256 = request.sha256;
        return checkTaken(*key, *shared, request.sha256, *received);
    }
    Result<BlobInfo> info = m_library.blobs->put(*key, file.path, control);
    if (!info) return fail(std::move(info.error()));
    asset.size = info->size;
    asset.sha256 = std::move(info->sha256);
    return {};
}

/// What stands in the library has to be what was scanned, whatever happened to the name in the spool folder.
Result<void> LocalUploadService::checkTaken(const BlobKey &key, const BlobInfo &info, const QString &sha256, const SpooledFile &received)
{
    if (info.sha256.isEmpty()) {
        const Result<QString> place = m_library.blobs->localPath(key);
        return place ? received.checkIsAt(*place) : fail(place.error());
    }
    // A copy, as its disk cannot give a file two names.
    if (info.sha256 == sha256) return {};
    return received.changed();
}

Result<UploadResult> LocalUploadService::record(const Asset &asset, const UploadRequest &request)
{
    return waitFor(m_library.store->change(
        [&](Transaction &transaction) -> Result<UploadResult> {
            if (!request.copyDespiteDuplicate) {
                const auto twin = AssetRepository::findTwin(transaction.database(), request.owner, asset.sha256);
                if (!twin) return fail(twin.error());
                if (*twin) {
                    if (Result<void> noted = noteTakenOver(transaction, request, (*twin)->id); !noted)
                        return fail(std::move(noted.error()));
                    return UploadResult{.asset = **twin, .isDuplicate = true};
                }
            }
            const Result<Asset> inserted = AssetRepository::insert(transaction, asset);
            if (!inserted) return fail(inserted.error());
            const Rendition original{.kind = RenditionKind::Original, .file = asset.name, .size = asset.size};
            if (Result<void> put = RenditionRepository::put(transaction, asset.id, {original}); !put) return fail(std::move(put.error()));
            if (Result<void> noted = noteTakenOver(transaction, request, asset.id); !noted) return fail(std::move(noted.error()));
            const JobSpec spec{.asset = asset.id, .priority = request.priority, .options = toJson(request.options)};
            const Result<Job> job = JobRepository::insert(transaction, spec, m_library.settings.maxProcessingAttempts);
            if (!job) return fail(job.error());
            const Result<Asset> stored = AssetRepository::get(transaction.database(), asset.id);
            if (!stored) return fail(stored.error());
            return UploadResult{.asset = *stored, .job = job->id};
        },
        Durability::Full, [this] { m_library.queue.wake(); }));
}

void LocalUploadService::tellProgress(OperationId operation, qint64 doneBytes, qint64 totalBytes)
{
    QMetaObject::invokeMethod(this, [=, this] { emit uploadProgressed(operation, doneBytes, totalBytes); }, Qt::QueuedConnection);
}

}  // namespace chalkreel
