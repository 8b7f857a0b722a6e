#pragma once

#include "core/backend/upload_service.h"
#include "core/ingest/ingest_check.h"
#include "core/local/library.h"
#include "core/local/spooled_file.h"

#include <QHash>

namespace chalkreel {

class LocalUploadService final : public UploadService
{
    Q_OBJECT
public:
    explicit LocalUploadService(Library &library);

    Async<QList<UploadForecast>> forecast(const QStringList &paths, const ProcessOptions &options, OperationId operation) override;
    Async<UploadResult> add(const UploadRequest &request) override;
    void cancel(OperationId operation) override;
    /// At shutdown; forecasts that are asked for later end with Cancelled.
    void cancelAll();

private:
    /// One upload from add() to its answer. The answer comes once: from the copying thread, or from cancel() when it had not begun.
    struct Upload
    {
        std::stop_source stop;
        QPromise<Result<UploadResult>> promise;
        bool hasBegun = false;
    };
    using Running = QHash<OperationId, std::shared_ptr<Upload>>;

    Result<QList<UploadForecast>> forecastNow(const QStringList &paths, const ProcessOptions &options, std::stop_token stop);
    Result<std::optional<Asset>> twinOf(const IngestFile &file, std::stop_token stop);
    bool begin(OperationId operation);
    void answer(OperationId operation, Result<UploadResult> result);
    ClosableExecutor &laneOf(const UploadRequest &request);
    Result<UploadResult> bringIn(const UploadRequest &request, std::stop_token stop);
    /// The same for what was received: `request.sha256` and `asset.scan` become known.
    Result<UploadResult> takeOver(UploadRequest request, std::stop_token stop);
    Result<UploadResult> store(Asset asset, const IngestFile &file, const UploadRequest &request, const SpooledFile *received,
                               std::stop_token stop);
    Result<IngestFile> checkedFile(const UploadRequest &request) const;
    Result<void> checkSpooled(const UploadRequest &request) const;
    Result<void> checkRoom(const IngestFile &file, const UploadRequest &request) const;
    Result<void> takeBytes(Asset &asset, const IngestFile &file, const UploadRequest &request, const SpooledFile *received,
                           std::stop_token stop);
    Result<void> checkTaken(const BlobKey &key, const BlobInfo &info, const QString &sha256, const SpooledFile &received);
    void dropReceived(const UploadRequest &request);
    Result<UploadResult> record(const Asset &asset, const UploadRequest &request);
    void tellProgress(OperationId operation, qint64 doneBytes, qint64 totalBytes);

    Library &m_library;
    Guarded<Running> m_uploads;
    Guarded<QHash<OperationId, std::stop_source>> m_forecasts;
    /// A virus scan takes its time: what is received does not wait for another's, nor does what is brought in by hand.
    std::array<ClosableExecutor, 4> m_arrivals{
        {ClosableExecutor{QStringLiteral("arrivals-1")}, ClosableExecutor{QStringLiteral("arrivals-2")},
         ClosableExecutor{QStringLiteral("arrivals-3")}, ClosableExecutor{QStringLiteral("arrivals-4")}}};
    ClosableExecutor m_forecaster{QStringLiteral("upload-forecast")};  ///< reads whole files: nothing short may wait for it
};

}  // namespace chalkreel
