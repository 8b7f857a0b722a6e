#pragma once

#include "core/backend/backend.h"
#include "core/model/user.h"
#include "server/api/route.h"
#include "server/uploads/spool_file.h"

#include <chrono>
#include <optional>

namespace chalkreel {

class AuditTrail;

/// What a virus scanner means before an upload's first byte. Where none is required, it means nothing yet.
struct ScanGate
{
    bool isRequired = false;
    qint64 mostBytes = 0;                     ///< larger files are not scanned
    std::function<Result<QString>()> look{};  ///< whether there is one; blocks for some seconds at most
};

struct UploadLimits
{
    qint64 fileBytes = qint64{500} << 20;      ///< 0: no limit
    qint64 keepFreeBytes = qint64{256} << 20;  ///< of the disk, whatever comes
    std::chrono::hours unfinishedLife{24};     ///< of an upload in parts that nobody goes on with
    ScanGate scan{};
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
    QString address{};  ///< of who sent it
};

/// What all ways of uploading share: may this person send so much, where does it go, how does it become a video.
class UploadIntake
{
public:
    /// `backend` needs Capability::TakeOver. `audit` is told of infected files; null: nobody is. Both must outlive this.
    UploadIntake(Backend &backend, const UploadLimits &limits, AuditTrail *audit = nullptr);
    ~UploadIntake();

    const UploadLimits &limits() const { return m_limits; }
    Backend &backend() { return m_backend; }
    UploadRecordService &records() { return *m_backend.uploadRecords(); }
    SpoolThreads &threads() { return m_threads; }

    /// How many bytes this file may have: at least `size` (-1: nobody knows it yet), which then counts against the quota until
    /// release(), as all that others of the same person have begun. TooLarge over the limit or the quota, NoSpace when the
    /// disk has too little left, Unavailable without the scanner that is required. May be asked again with another size.
    Async<qint64> promise(const Principal &principal, UploadId upload, qint64 size);
    void release(UploadId upload);
    /// Conflict while it is being added already.
    Async<UploadResult> add(const Principal &principal, const ReceivedFile &file);
    /// Adds what a kill left between its last byte and its becoming a video; removes what nobody went on with.
    void tidy();
    /// Adds what was complete and had to wait, for the virus scanner or for room on the disk. To be called every few seconds;
    /// does nothing while nothing waits. Its sender need not come back: to him the upload was over with its last byte.
    void goOn();
    /// Notes an infected file of his.
    void noteRefusal(const Principal &principal, const ReceivedFile &file, const Error &error);

private:
    class State;
    Async<UploadResult> add(const QString &owner, const ReceivedFile &file);
    qint64 enter(UploadId upload, const QString &owner, qint64 bytes);
    void addCompleted();
    void addAgain(const UploadRecord &record);
    /// On m_checks.
    Result<void> checkScanner(qint64 size);

    struct Promise
    {
        QString owner;
        qint64 bytes = 0;
    };

    Backend &m_backend;
    const UploadLimits m_limits;
    Guarded<QHash<UploadId, Promise>> m_promises;  ///< of those with a quota, for what is no record and no video yet
    const std::shared_ptr<State> m_state;          ///< what was asked of the library is answered after our end, too
    QObject m_context;
    std::chrono::steady_clock::time_point m_nextTry;
    std::chrono::seconds m_pause;
    std::chrono::steady_clock::time_point m_lookedAt;
    std::optional<Result<void>> m_seen;  ///< of the scanner, when we last looked
    SpoolThreads m_threads{2};
    SerialExecutor m_checks{QStringLiteral("upload-checks")};  ///< waits for others: no thread that writes does
};

/// The answer to a finished upload: the asset, and what seed 001's clients look for (file_id, job_id, status, message).
/// Its sender sees no more of it than who asks for it later: the twin of what he sent may lie somewhere on this machine.
HttpReply uploadReply(const UploadResult &result, const Principal &sender);

}  // namespace chalkreel
