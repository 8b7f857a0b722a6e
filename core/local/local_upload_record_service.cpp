#include "core/local/local_upload_record_service.h"

#include "core/base/system_error.h"
#include "core/database/upload_record_repository.h"
#include "core/storage/file_transfer.h"

#include <QCoreApplication>
#include <QFile>
#include <QScopeGuard>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace chalkreel {
namespace {

Failure cannotUse()
{
    return fail(errorFromErrno(errno, QCoreApplication::translate("LocalUploadRecordService", "What was received cannot be stored.")));
}

Failure isIncomplete(const QString &path, qint64 there, qint64 expected)
{
    return fail(
        ErrorCode::Damaged,
        QCoreApplication::translate("LocalUploadRecordService", "The upload cannot go on: a part of it is missing. Start it again."),
        QStringLiteral("%1 has %2 of %3 bytes").arg(path).arg(there).arg(expected));
}

/// Does something with the spool file's descriptor and size; `expected` bytes have to be there.
template <typename Work>
Result<void> withFile(const QString &path, qint64 expected, Work &&work)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT) return isIncomplete(path, 0, expected);
    if (descriptor < 0) return cannotUse();
    const auto close = qScopeGuard([&] { ::close(descriptor); });
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0) return cannotUse();
    if (status.st_size < expected) return isIncomplete(path, status.st_size, expected);
    return work(descriptor, static_cast<qint64>(status.st_size));
}

Result<void> createEmpty(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST) return fail(ErrorCode::Conflict, QString{}, path);
    if (descriptor < 0) return cannotUse();
    ::close(descriptor);
    return {};
}

}  // namespace

LocalUploadRecordService::LocalUploadRecordService(Library &library)
    : m_library{library}
{
}

void LocalUploadRecordService::close()
{
    for (ClosableExecutor &lane : m_lanes) lane.close();
}

ClosableExecutor &LocalUploadRecordService::laneOf(UploadId upload) { return m_lanes[qHash(upload) % m_lanes.size()]; }

QString LocalUploadRecordService::spoolFile(UploadId upload) const { return m_library.folder.spoolFile(upload); }

Async<qint64> LocalUploadRecordService::freeBytes()
{
    return m_library.files.run([this]() -> Result<qint64> {
        struct statvfs status = {};
        if (::statvfs(QFile::encodeName(m_library.folder.spoolRoot()).constData(), &status) != 0) return cannotUse();
        return static_cast<qint64>(status.f_bavail) * static_cast<qint64>(status.f_frsize);
    });
}

Async<UploadRecord> LocalUploadRecordService::create(const UploadRecord &record)
{
    return laneOf(record.id).run([this, record] { return createNow(record); });
}

Result<UploadRecord> LocalUploadRecordService::createNow(const UploadRecord &record)
{
    // The file first: one without a record is cleared away, a record without its file would be an upload that cannot go on.
    const QString path = spoolFile(record.id);
    if (Result<void> made = createEmpty(path); !made) return fail(std::move(made.error()));
    syncFolder(m_library.folder.spoolRoot());
    Result<UploadRecord> stored =
        waitFor(m_library.store->change([&](Transaction &transaction) { return UploadRecordRepository::insert(transaction, record); }));
    if (!stored) QFile::remove(path);
    return stored;
}

Async<UploadRecord> LocalUploadRecordService::get(UploadId upload)
{
    return laneOf(upload).run([this, upload] { return getNow(upload); });
}

Result<UploadRecord> LocalUploadRecordService::getNow(UploadId upload)
{
    Result<UploadRecord> record =
        waitFor(m_library.store->read([&](Database &database) { return UploadRecordRepository::get(database, upload); }));
    if (record && record->expires < QDateTime::currentDateTimeUtc())
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("LocalUploadRecordService", "This upload was interrupted too long ago. Start it again."),
                    upload.toString());
    return record;
}

Async<QList<UploadRecord>> LocalUploadRecordService::list(const QString &owner)
{
    return m_library.store->read([=](Database &database) -> Result<QList<UploadRecord>> {
        Result<QList<UploadRecord>> records = UploadRecordRepository::list(database, owner);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        if (records) records->removeIf([&](const UploadRecord &record) { return record.expires < now; });
        return records;
    });
}

Async<QList<UploadRecord>> LocalUploadRecordService::completed()
{
    return m_library.store->read([](Database &database) { return UploadRecordRepository::completed(database); });
}

Async<UploadRecord> LocalUploadRecordService::resume(UploadId upload)
{
    return laneOf(upload).run([this, upload] { return resumeNow(upload); });
}

Result<UploadRecord> LocalUploadRecordService::resumeNow(UploadId upload)
{
    const Result<UploadRecord> record = getNow(upload);
    if (!record) return record;
    if (!record->asset.isNull()) return fail(ErrorCode::Conflict, QString{}, QStringLiteral("complete: ") + upload.toString());
    const Result<void> cut = withFile(spoolFile(upload), record->offset, [&](int file, qint64 size) -> Result<void> {
        if (size > record->offset && ::ftruncate(file, record->offset) != 0) return cannotUse();
        return {};
    });
    if (cut) return record;
    if (cut.error().code == ErrorCode::Damaged) std::ignore = removeNow(upload);
    return fail(cut.error());
}

Async<UploadRecord> LocalUploadRecordService::setOffset(UploadId upload, qint64 offset, const QDateTime &expires)
{
    return laneOf(upload).run([this, upload, offset, expires] { return setOffsetNow(upload, offset, expires); });
}

Result<UploadRecord> LocalUploadRecordService::setOffsetNow(UploadId upload, qint64 offset, const QDateTime &expires)
{
    const Result<void> synced = withFile(spoolFile(upload), offset, [](int file, qint64) -> Result<void> {
        if (::fdatasync(file) != 0) return cannotUse();
        return {};
    });
    if (synced)
        return waitFor(m_library.store->change(
            [&](Transaction &transaction) { return UploadRecordRepository::setOffset(transaction, upload, offset, expires); }));
    // Without a record there is no file either; that is the better answer.
    const Result<UploadRecord> record =
        waitFor(m_library.store->read([&](Database &database) { return UploadRecordRepository::get(database, upload); }));
    return fail(record ? synced.error() : record.error());
}

Async<void> LocalUploadRecordService::remove(UploadId upload)
{
    return laneOf(upload).run([this, upload] { return removeNow(upload); });
}

Result<void> LocalUploadRecordService::removeNow(UploadId upload)
{
    Result<void> removed =
        waitFor(m_library.store->change([&](Transaction &transaction) { return UploadRecordRepository::remove(transaction, upload); }));
    if (removed && !upload.isNull()) QFile::remove(spoolFile(upload));
    return removed;
}

Async<int> LocalUploadRecordService::expire(const QDateTime &now)
{
    return m_lanes.front().run([this, now]() -> Result<int> {
        const Result<QList<UploadRecord>> expired =
            waitFor(m_library.store->read([&](Database &database) { return UploadRecordRepository::expired(database, now); }));
        if (!expired) return fail(expired.error());
        for (const UploadRecord &record : *expired)
            if (Result<void> removed = removeNow(record.id); !removed) return fail(std::move(removed.error()));
        return static_cast<int>(expired->size());
    });
}

}  // namespace chalkreel
