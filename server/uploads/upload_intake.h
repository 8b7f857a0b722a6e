#pragma once

#include "core/backend/backend.h"
#include "core/model/user.h"
#include "server/api/route.h"
#include "server/uploads/spool_file.h"

namespace chalkreel {

struct UploadLimits
{
    qint64 fileBytes = qint64{500} << 20;      ///< 0: no limit
    qint64 keepFreeBytes = qint64{256} << 20;  ///< of the disk, whatever comes
    std::chrono::hours unfinishedLife{24};     ///< of an upload in parts that nobody goes on with
};

/// What came in as one file, and what was said of it.
struct ReceivedFile
{
    UploadId upload;  ///< names its spool file
    QString name;
    QString title;
    QString description;
    QString clientId;
    QString sha256;  ///< empty: to be read
    qint64 size = 0;
};

/// What all ways of uploading share: may this person send so much, where does it go, how does it become a video.
class UploadIntake
{
public:
    /// `backend` needs Capability::TakeOver. It must outlive this.
    UploadIntake(Backend &backend, const UploadLimits &limits);

    const UploadLimits &limits() const { return m_limits; }
    Backend &backend() { return m_backend; }
    UploadRecordService &records() { return *m_backend.uploadRecords(); }
    SpoolThreads &threads() { return m_threads; }

    /// How many bytes this file may have: at least `size` (-1: nobody knows it yet), which then counts against the quota until
    /// release(), as all that others of the same person have begun. TooLarge over the limit or the quota, NoSpace when the
    /// disk has too little left. May be asked again with another size.
    Async<qint64> promise(const Principal &principal, UploadId upload, qint64 size);
    void release(UploadId upload);
    Async<UploadResult> add(const Principal &principal, const ReceivedFile &file);
    /// Adds what a kill left between its last byte and its becoming a video; removes what nobody went on with.
    void tidy();

private:
    Async<UploadResult> add(const QString &owner, const ReceivedFile &file);
    qint64 enter(UploadId upload, const QString &owner, qint64 bytes);

    struct Promise
    {
        QString owner;
        qint64 bytes = 0;
    };

    Backend &m_backend;
    const UploadLimits m_limits;
    Guarded<QHash<UploadId, Promise>> m_promises;  ///< of those with a quota, for what is no record and no video yet
    SpoolThreads m_threads{2};
};

/// The answer to a finished upload: the asset, and what seed 001's clients look for (file_id, job_id, status, message).
HttpReply uploadReply(const UploadResult &result);

}  // namespace chalkreel
