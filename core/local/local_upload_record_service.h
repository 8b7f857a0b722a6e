#pragma once

#include "core/backend/upload_record_service.h"
#include "core/local/library.h"

#include <array>

namespace chalkreel {

class LocalUploadRecordService final : public UploadRecordService
{
    Q_OBJECT
public:
    explicit LocalUploadRecordService(Library &library);

    QString spoolFile(UploadId upload) const override;
    Async<qint64> freeBytes() override;
    Async<UploadRecord> create(const UploadRecord &record) override;
    Async<UploadRecord> get(UploadId upload) override;
    Async<QList<UploadRecord>> list(const QString &owner) override;
    Async<QList<UploadRecord>> completed() override;
    Async<UploadRecord> resume(UploadId upload) override;
    Async<UploadRecord> setOffset(UploadId upload, qint64 offset, const QDateTime &expires) override;
    Async<void> remove(UploadId upload) override;
    Async<int> expire(const QDateTime &now) override;
    /// At shutdown; later calls end with Cancelled.
    void close();

private:
    ClosableExecutor &laneOf(UploadId upload);
    Result<UploadRecord> createNow(const UploadRecord &record);
    Result<UploadRecord> getNow(UploadId upload);
    Result<UploadRecord> resumeNow(UploadId upload);
    Result<UploadRecord> setOffsetNow(UploadId upload, qint64 offset, const QDateTime &expires);
    Result<void> removeNow(UploadId upload);

    Library &m_library;
    /// An upload's calls keep their order; those of others do not wait for its bytes to reach the disk.
    std::array<ClosableExecutor, 4> m_lanes{{ClosableExecutor{QStringLiteral("spool-1")}, ClosableExecutor{QStringLiteral("spool-2")},
                                             ClosableExecutor{QStringLiteral("spool-3")}, ClosableExecutor{QStringLiteral("spool-4")}}};
};

}  // namespace chalkreel
