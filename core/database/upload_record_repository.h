#pragma once

#include "core/database/transaction.h"
#include "core/model/upload_record.h"

namespace chalkreel {

/// The rows of resumable uploads. Their files are the caller's; no event tells of them.
class UploadRecordRepository
{
public:
    /// Offset 0. InvalidArgument for a negative length or no expiry, Conflict when the id is taken.
    static Result<UploadRecord> insert(Transaction &transaction, UploadRecord record);
    /// NotFound.
    static Result<UploadRecord> get(Database &database, UploadId upload);
    /// Oldest first.
    static Result<QList<UploadRecord>> list(Database &database, const QString &owner);
    /// Complete and no asset yet, oldest first.
    static Result<QList<UploadRecord>> completed(Database &database);
    /// Those that expired before `now`.
    static Result<QList<UploadRecord>> expired(Database &database, const QDateTime &now);
    /// Whether its file is still needed.
    static Result<bool> claimsFile(Database &database, UploadId upload);

    /// InvalidArgument when the offset goes back or beyond the length, Conflict once it is an asset.
    static Result<UploadRecord> setOffset(Transaction &transaction, UploadId upload, qint64 offset, const QDateTime &expires);
    /// What it became. An upload without a record is no error.
    static Result<void> setAsset(Transaction &transaction, UploadId upload, AssetId asset);
    static Result<void> remove(Transaction &transaction, UploadId upload);
};

}  // namespace chalkreel
