#include "server/uploads/upload_intake.h"

#include "server/api/reply.h"

namespace chalkreel {

UploadIntake::UploadIntake(Backend &backend, const UploadLimits &limits)
    : m_backend{backend}
    , m_limits{limits}
{
    Q_ASSERT(backend.uploadRecords());
}

/// Bytes that were promised to this person before.
qint64 UploadIntake::enter(UploadId upload, const QString &owner, qint64 bytes)
{
    return m_promises.with([&](QHash<UploadId, Promise> &promises) {
        promises.remove(upload);
        qint64 before = 0;
        for (const Promise &promise : std::as_const(promises))
            if (promise.owner == owner) before += promise.bytes;
        promises.insert(upload, {owner, bytes});
        return before;
    });
}

void UploadIntake::release(UploadId upload)
{
    m_promises.with([&](QHash<UploadId, Promise> &promises) { promises.remove(upload); });
}

Async<qint64> UploadIntake::promise(const Principal &principal, UploadId upload, qint64 size)
{
    const qint64 most = m_limits.fileBytes > 0 ? m_limits.fileBytes : std::numeric_limits<qint64>::max();
    if (size > most)
        return readyResult(
            Result<qint64>{fail(ErrorCode::TooLarge, QStringLiteral("Files may have %1 MB here.").arg(m_limits.fileBytes >> 20))});
    const qint64 needed = std::max<qint64>(size, 0);
    const qint64 quota = principal.quotaBytes;
    // Entered before the rest is counted: of two at once the later sees the earlier.
    const qint64 before = quota > 0 ? enter(upload, principal.owner(), needed) : 0;
    const Async<qint64> free = records().freeBytes();
    const Async<qint64> used = quota > 0 ? m_backend.library().usedBytes(principal.owner()) : readyResult(Result<qint64>{0});
    const Async<QList<UploadRecord>> begun =
        quota > 0 ? records().list(principal.owner()) : readyResult(Result<QList<UploadRecord>>{QList<UploadRecord>{}});
    // All come from the library's own threads; the one that waits here is none of them.
    return m_threads.next().run([=, this]() -> Result<qint64> {
        const auto wait = [](auto future) { return future.waitForFinished(), future; };
        const Result<qint64> freeBytes = resultOf<qint64>(wait(QFuture<Result<qint64>>{free}));
        const Result<qint64> usedBytes = resultOf<qint64>(wait(QFuture<Result<qint64>>{used}));
        const Result<QList<UploadRecord>> unfinished = resultOf<QList<UploadRecord>>(wait(QFuture<Result<QList<UploadRecord>>>{begun}));
        const auto refuse = [&](const Error &error) { return release(upload), fail(error); };
        if (!freeBytes) return refuse(freeBytes.error());
        if (!usedBytes) return refuse(usedBytes.error());
        if (!unfinished) return refuse(unfinished.error());
        qint64 taken = *usedBytes + before;
        for (const UploadRecord &record : *unfinished)
            if (record.asset.isNull()) taken += record.length;
        if (quota > 0 && needed > quota - taken)
            return refuse(
                {ErrorCode::TooLarge,
                 QStringLiteral("This would be more than your %1 MB here: %2 MB are in use, or taken by uploads that are not complete.")
                     .arg(quota >> 20)
                     .arg(taken >> 20),
                 {}});
        if (*freeBytes - m_limits.keepFreeBytes < needed)
            return refuse({ErrorCode::NoSpace, QStringLiteral("The server's disk has no room for this file."), {}});
        return quota > 0 ? std::min(most, quota - taken) : most;
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
