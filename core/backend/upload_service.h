#pragma once

#include "core/base/async.h"
#include "core/model/asset.h"
#include "core/model/process_options.h"

#include <QObject>

namespace chalkreel {

/// One file on its way into a library. One of the spool folder can be taken over: it becomes the original without being
/// copied, and its upload record, if there is one, names the asset from then on. It leaves the spool folder when it is
/// in, when the owner has it already (the record names that asset then), and when the file itself is refused; after any
/// other failure it is still there. What is taken over is shown to the virus scanner first: Infected when it knows
/// something in it, the record is gone then; Unavailable while a scanner is required and none says anything.
struct UploadRequest
{
    OperationId operation = OperationId::create();  ///< names this upload in signals and cancel()
    QString path;                                   ///< of a file on this machine, absolute
    QString title;                                  ///< empty: the file's name without its ending
    FolderId folder;
    QStringList tags;
    bool leaveInPlace = false;  ///< needs Capability::LeaveInPlace
    bool copyDespiteDuplicate = false;
    ProcessOptions options;
    int priority = 5;
    QString owner{};        ///< user id; empty on one's own computer
    QString name{};         ///< the file's name as the client sent it; empty: that in `path`
    QString description{};  ///< plain text
    QString clientId{};     ///< see Asset::clientId
    bool takeOver = false;  ///< needs Capability::TakeOver; InvalidArgument for a path outside of the spool folder
    QString sha256{};       ///< with takeOver: what the receiver computed while the bytes came in; empty: it is read again
    qint64 size = 0;        ///< with sha256: how many bytes that was. Damaged when the file has another size
};

struct UploadResult
{
    Asset asset;
    JobId job;                 ///< the processing that follows; null for a duplicate that has it already
    bool isDuplicate = false;  ///< the owner had these bytes: `asset` is the one that was there
};

/// What one file would need, asked before it is brought in.
struct UploadForecast
{
    QString path;
    qint64 fileBytes = 0;
    qint64 neededBytes = 0;        ///< estimate: copy plus renditions
    qint64 freeBytes = 0;          ///< on the library's disk, or of the quota
    std::optional<Error> problem;  ///< why it would be refused
    std::optional<Asset> twin;     ///< what is in the library with the same bytes already
};

class UploadService : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Reads a file through only where the library has one of its size. cancel(operation) ends it with Cancelled.
    virtual Async<QList<UploadForecast>> forecast(const QStringList &paths, const ProcessOptions &options,
                                                  OperationId operation = OperationId::create()) = 0;
    /// Finishes when the bytes are in and the processing is queued. A file that cannot be read as media is still an
    /// asset, with status failed: that is found by the job, not here.
    virtual Async<UploadResult> add(const UploadRequest &request) = 0;
    /// The upload's or forecast's future then ends with Cancelled and nothing of it stays.
    virtual void cancel(OperationId operation) = 0;

signals:
    void uploadProgressed(chalkreel::OperationId operation, qint64 doneBytes, qint64 totalBytes);
};

}  // namespace chalkreel
