#include "server/uploads/upload_intake.h"

#include "server/api/reply.h"

namespace chalkreel {

UploadIntake::UploadIntake(Backend &backend, const UploadLimits &limits)
    : m_backend{backend}
    , m_limits{limits}
{
    Q_ASSERT(backend.uploadRecords());
}

Async<void> UploadIntake::check(const Principal &principal, qint64 size)
{
    if (m_limits.fileBytes > 0 && size > m_limits.fileBytes)
        return readyResult(
            Result<void>{fail(ErrorCode::TooLarge, QStringLiteral("Files may have %1 MB here.").arg(m_limits.fileBytes >> 20))});
    const Async<qint64> free = records().freeBytes();
    const Async<qint64> used = principal.quotaBytes > 0 ? m_backend.library().usedBytes(principal.owner()) : readyResult(Result<qint64>{0});
    const qint64 needed = std::max<qint64>(size, 0);
    // Both come from the library's own threads; the one that waits here is neither.
    return m_threads.next().run([=, quota = principal.quotaBytes, keep = m_limits.keepFreeBytes]() mutable -> Result<void> {
        QFuture<Result<qint64>>{free}.waitForFinished();
        QFuture<Result<qint64>>{used}.waitForFinished();
        const Result<qint64> freeBytes = resultOf<qint64>(free);
        const Result<qint64> usedBytes = resultOf<qint64>(used);
        if (!freeBytes) return fail(freeBytes.error());
        if (!usedBytes) return fail(usedBytes.error());
        if (quota > 0 && *usedBytes + needed > quota)
            return fail(
                ErrorCode::TooLarge,
                QStringLiteral("This would be more than your %1 MB here: %2 MB are in use.").arg(quota >> 20).arg(*usedBytes >> 20));
        if (*freeBytes - keep < needed) return fail(ErrorCode::NoSpace, QStringLiteral("The server's disk has no room for this file."));
        return {};
    });
}

Async<UploadResult> UploadIntake::add(const Principal &principal, const ReceivedFile &file) { return add(principal.owner(), file); }

Async<UploadResult> UploadIntake::add(const QString &owner, const ReceivedFile &file)
{
    UploadRequest request;
    request.path = records().spoolFile(file.upload);
    request.owner = owner;
    request.name = file.name;
    request.title = file.title;
    request.description = file.description;
    request.clientId = file.clientId;
    request.takeOver = true;
    request.sha256 = file.sha256;
    request.size = file.size;
    // A server makes everything: who plays it is not known yet.
    return m_backend.uploads().add(request);
}

void UploadIntake::tidy()
{
    std::ignore = records().expire(QDateTime::currentDateTimeUtc());
    deliver(records().completed(), &m_backend, [this](const Result<QList<UploadRecord>> &left) {
        if (!left) return;
        for (const UploadRecord &record : *left)
            std::ignore = add(record.owner, {.upload = record.id,
                                             .name = record.metadata.value(QStringLiteral("filename")),
                                             .title = record.metadata.value(QStringLiteral("title")),
                                             .description = record.metadata.value(QStringLiteral("description")),
                                             .clientId = record.metadata.value(QStringLiteral("client_id")),
                                             .size = record.length});
    });
}

HttpReply uploadReply(const UploadResult &result)
{
    QJsonObject body = toJson(result.asset);
    const QString id = result.asset.id.toString();
    body.insert(QStringLiteral("file_id"), id);
    body.insert(QStringLiteral("job_id"), result.job.isNull() ? QJsonValue{} : QJsonValue{result.job.toString()});
    body.insert(QStringLiteral("duplicate"), result.isDuplicate);
    body.insert(QStringLiteral("message"), result.isDuplicate ? QStringLiteral("This file is here already.")
                                                              : QStringLiteral("The file is here and will be processed."));
    HttpReply reply = jsonReply(body, result.isDuplicate ? 200 : 201);
    if (!result.job.isNull()) reply.with("X-Job-Id", result.job.toString().toLatin1());
    return reply.with("Location", "/api/v1/videos/" + id.toLatin1());
}

}  // namespace chalkreel
