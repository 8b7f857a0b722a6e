#pragma once

#include "core/base/async.h"
#include "core/model/upload_record.h"

#include <QObject>

namespace chalkreel {

/// The spool folder, into which a server writes what clients send before it is added, and the records of those uploads
/// that may be resumed. Not for other people's eyes: the folder is readable by its user alone.
///
/// A kill at any moment leaves each offset at or below the size of its file, because the bytes are on the disk before
/// the offset says so; what lies beyond it is cut off by resume().
class UploadRecordService : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Where the bytes of an upload belong, record or not; absolute, not created. A file of an upload that has no record is
    /// removed at the next start.
    virtual QString spoolFile(UploadId upload) const = 0;
    /// Bytes that can still be written there.
    virtual Async<qint64> freeBytes() = 0;

    /// Stores the record, offset 0, and creates its empty file. InvalidArgument for a negative length, Conflict when the id
    /// is taken.
    virtual Async<UploadRecord> create(const UploadRecord &record) = 0;
    /// NotFound, also once it has expired.
    virtual Async<UploadRecord> get(UploadId upload) = 0;
    /// Of one owner, those that have not expired, oldest first.
    virtual Async<QList<UploadRecord>> list(const QString &owner) = 0;
    /// Those whose bytes are all there and that are no asset yet, oldest first: what a kill left between the last byte and
    /// UploadService::add(). Whoever serves uploads adds them when it starts.
    virtual Async<QList<UploadRecord>> completed() = 0;
    /// Cuts the file to the recorded offset, so that writing can go on there. Damaged when the file has less: the record
    /// is removed then, nothing can be done with it. Conflict once it is an asset.
    virtual Async<UploadRecord> resume(UploadId upload) = 0;
    /// Brings the file's bytes to the disk, then says so, and puts the expiry off (an invalid one leaves it). InvalidArgument when the
    /// offset goes back or beyond the length, Damaged when the file has fewer bytes, Conflict once it is an asset.
    virtual Async<UploadRecord> setOffset(UploadId upload, qint64 offset, const QDateTime &expires) = 0;
    /// The record and, if it is still there, its file. What is not there is no error.
    virtual Async<void> remove(UploadId upload) = 0;
    /// Removes what expired before `now`, files too. How many there were.
    virtual Async<int> expire(const QDateTime &now) = 0;
};

}  // namespace chalkreel
