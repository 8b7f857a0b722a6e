#include "core/database/upload_record_repository.h"

#include "core/database/sql_values.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

constexpr QLatin1StringView kSelect{"SELECT id, owner, length, received, metadata, asset_id, created, expires FROM upload_record"};

QJsonObject metadataToJson(const QMap<QString, QString> &metadata)
{
    QJsonObject object;
    for (auto it = metadata.cbegin(); it != metadata.cend(); ++it) object.insert(it.key(), it.value());
    return object;
}

QMap<QString, QString> metadataFromJson(const QJsonObject &object)
{
    QMap<QString, QString> metadata;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) metadata.insert(it.key(), it.value().toString());
    return metadata;
}

UploadRecord recordFromRow(const QSqlQuery &row)
{
    return {.id = idFromSql<UploadId>(row.value(0)),
            .owner = row.value(1).toString(),
            .length = row.value(2).toLongLong(),
            .offset = row.value(3).toLongLong(),
            .metadata = metadataFromJson(jsonFromSql(row.value(4))),
            .asset = idFromSql<AssetId>(row.value(5)),
            .created = timeFromSql(row.value(6)),
            .expires = timeFromSql(row.value(7))};
}

Failure noSuchUpload(UploadId upload)
{
    return fail(ErrorCode::NotFound, QCoreApplication::translate("Database", "This upload is no longer there. Start it again."),
                upload.toString());
}

Failure badOffset()
{
    return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Database", "The upload does not go on there."));
}

}  // namespace

Result<UploadRecord> UploadRecordRepository::insert(Transaction &transaction, UploadRecord record)
{
    if (record.id.isNull() || record.length < 0 || !record.expires.isValid())
        return fail(ErrorCode::InvalidArgument, QString{}, QStringLiteral("an upload without id, length or expiry"));
    record.offset = 0;
    record.asset = {};
    if (!record.created.isValid()) record.created = QDateTime::currentDateTimeUtc();
    const Result<QSqlQuery> stored =
        transaction.run(QStringLiteral("INSERT INTO upload_record (id, owner, length, received, metadata, created, expires) "
                                       "VALUES (?, ?, ?, 0, ?, ?, ?)"),
                        {sqlId(record.id), sqlText(record.owner), record.length, sqlJson(metadataToJson(record.metadata)),
                         sqlTime(record.created), sqlTime(record.expires)});
    if (!stored) return fail(stored.error());
    return get(transaction.database(), record.id);
}

Result<UploadRecord> UploadRecordRepository::get(Database &database, UploadId upload)
{
    const auto rows = readRows(database.run(kSelect + QStringLiteral(" WHERE id = ?"), {sqlId(upload)}), recordFromRow);
    if (!rows) return fail(rows.error());
    if (rows->isEmpty()) return noSuchUpload(upload);
    return rows->first();
}

Result<QList<UploadRecord>> UploadRecordRepository::list(Database &database, const QString &owner)
{
    return readRows(database.run(kSelect + QStringLiteral(" WHERE owner = ? ORDER BY created, id"), {sqlText(owner)}), recordFromRow);
}

Result<QList<UploadRecord>> UploadRecordRepository::completed(Database &database)
{
    return readRows(database.run(kSelect + QStringLiteral(" WHERE received = length AND asset_id IS NULL ORDER BY created, id")),
                    recordFromRow);
}

Result<QList<UploadRecord>> UploadRecordRepository::expired(Database &database, const QDateTime &now)
{
    return readRows(database.run(kSelect + QStringLiteral(" WHERE expires < ?"), {sqlTime(now)}), recordFromRow);
}

Result<bool> UploadRecordRepository::claimsFile(Database &database, UploadId upload)
{
    const Result<UploadRecord> record = get(database, upload);
    if (record) return record->asset.isNull();
    if (record.error().code == ErrorCode::NotFound) return false;
    return fail(record.error());
}

Result<UploadRecord> UploadRecordRepository::setOffset(Transaction &transaction, UploadId upload, qint64 offset, const QDateTime &expires)
{
    const Result<UploadRecord> record = get(transaction.database(), upload);
    if (!record) return record;
    if (!record->asset.isNull())
        return fail(ErrorCode::Conflict, QCoreApplication::translate("Database", "This upload is complete already."), upload.toString());
    if (offset < record->offset || offset > record->length) return badOffset();
    const Result<QSqlQuery> stored = transaction.run(QStringLiteral("UPDATE upload_record SET received = ?, expires = ? WHERE id = ?"),
                                                     {offset, sqlTime(expires.isValid() ? expires : record->expires), sqlId(upload)});
    if (!stored) return fail(stored.error());
    return get(transaction.database(), upload);
}

Result<void> UploadRecordRepository::setAsset(Transaction &transaction, UploadId upload, AssetId asset)
{
    const Result<QSqlQuery> stored =
        transaction.run(QStringLiteral("UPDATE upload_record SET asset_id = ? WHERE id = ?"), {sqlId(asset), sqlId(upload)});
    if (!stored) return fail(stored.error());
    return {};
}

Result<void> UploadRecordRepository::remove(Transaction &transaction, UploadId upload)
{
    const Result<QSqlQuery> gone = transaction.run(QStringLiteral("DELETE FROM upload_record WHERE id = ?"), {sqlId(upload)});
    if (!gone) return fail(gone.error());
    return {};
}

}  // namespace chalkreel
