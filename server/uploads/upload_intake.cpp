#include "server/uploads/upload_intake.h"

#include "core/security/audit_trail.h"
#include "server/api/reply.h"
#include "server/controllers/video_json.h"

#include <QSet>

namespace chalkreel {
namespace {

constexpr std::chrono::seconds kFirstPause{15};
constexpr std::chrono::seconds kLongestPause{300};
constexpr std::chrono::seconds kLookLife{2};
constexpr int kAskAgainSeconds = 30;

ReceivedFile fileOf(const UploadRecord &record)
{
    const auto said = [&](const char *name) { return record.metadata.value(QString::fromLatin1(name)); };
    return {.upload = record.id,
            .name = said("filename").isEmpty() ? said("name") : said("filename"),
            .title = said("title"),
            .description = said("description"),
            .clientId = said("client_id"),
            .size = record.length};
}

AuditEntry refusalOf(const ReceivedFile &file, const Error &error, UserId user, const QString &who)
{
    return {.time = QDateTime::currentDateTimeUtc(),
            .user = user,
            .who = who,
            .action = QStringLiteral("upload.infected"),
            .target = file.name,
            .address = file.address,
            .result = nameOf(error.code),
            .detail = error.detail};
}

}  // namespace

/// Which uploads are on their way into the library, and whether any has to be tried again.
class UploadIntake::State
{
public:
    explicit State(AuditTrail *audit)
        : m_audit{audit}
    {
    }

    /// False when it is on its way already.
    bool enter(UploadId upload)
    {
        return m_adding.with([&](QSet<UploadId> &adding) {
            const bool isFree = !adding.contains(upload);
            adding.insert(upload);
            return isFree;
        });
    }
    void leave(UploadId upload)
    {
        m_adding.with([&](QSet<UploadId> &adding) { adding.remove(upload); });
    }
    void note(AuditEntry entry)
    {
        m_audit.with([&](AuditTrail *audit) {
            if (audit) audit->record(std::move(entry));
        });
    }
    void endAudit()
    {
        m_audit.with([](AuditTrail *&audit) { audit = nullptr; });
    }

    std::atomic<bool> isWaiting = false;

private:
    Guarded<QSet<UploadId>> m_adding;
    Guarded<AuditTrail *> m_audit;
};

UploadIntake::UploadIntake(Backend &backend, const UploadLimits &limits, AuditTrail *audit)
    : m_backend{backend}
    , m_limits{limits}
    , m_state{std::make_shared<State>(audit)}
    , m_pause{kFirstPause}
{
    Q_ASSERT(backend.uploadRecords());
}

UploadIntake::~UploadIntake() { m_state->endAudit(); }

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
    return m_checks.run([=, this]() -> Result<qint64> {
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
        if (const Result<void> seen = checkScanner(size); !seen) return refuse(seen.error());
        return quota > 0 ? std::min(most, quota - taken) : most;
    });
}

Result<void> UploadIntake::checkScanner(qint64 size)
{
    const ScanGate &gate = m_limits.scan;
    if (!gate.isRequired) return {};
    if (size > gate.mostBytes)
        return fail(ErrorCode::TooLarge,
                    QStringLiteral("Every file is shown to a virus scanner here, which looks at %1 MB at most.").arg(gate.mostBytes >> 20));
    const auto now = std::chrono::steady_clock::now();
    if (!m_seen || now - m_lookedAt > kLookLife) {
        const Result<QString> there = gate.look();
        m_lookedAt = std::chrono::steady_clock::now();
        m_seen = there ? Result<void>{}
                       : Result<void>{fail(Error{ErrorCode::Unavailable,
                                                 QStringLiteral("Nothing comes in while the virus scanner cannot be reached."),
                                                 there.error().detail, kAskAgainSeconds})};
    }
    return *m_seen;
}

Async<UploadResult> UploadIntake::add(const Principal &principal, const ReceivedFile &file)
{
    return add(principal.owner(), file).then([state = m_state, principal, file](const Result<UploadResult> &result) {
        if (!result && result.error().code == ErrorCode::Infected)
            state->note(refusalOf(file, result.error(), principal.user, principal.name));
        return result;
    });
}

Async<UploadResult> UploadIntake::add(const QString &owner, const ReceivedFile &file)
{
    if (!m_state->enter(file.upload))
        return readyResult(
            Result<UploadResult>{fail(ErrorCode::Conflict, QStringLiteral("This upload is on its way into the library already."))});
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
    return m_backend.uploads().add(request).then([state = m_state, upload = file.upload](const Result<UploadResult> &result) {
        state->leave(upload);
        if (!result && canRetryHelp(result.error().code)) state->isWaiting = true;
        return result;
    });
}

void UploadIntake::tidy()
{
    std::ignore = records().expire(QDateTime::currentDateTimeUtc());
    addCompleted();
}

void UploadIntake::goOn()
{
    if (!m_state->isWaiting) {
        m_pause = kFirstPause;
        return;
    }
    if (std::chrono::steady_clock::now() < m_nextTry) return;
    m_nextTry = std::chrono::steady_clock::now() + m_pause;
    deliver(m_checks.run([this] { return checkScanner(0); }), &m_context, [this](const Result<void> &isThere) {
        // A look costs nothing; what failed for other reasons is tried less and less often.
        if (!isThere) {
            m_nextTry = {};
            return;
        }
        m_pause = std::min(2 * m_pause, kLongestPause);
        m_state->isWaiting = false;
        addCompleted();
    });
}

void UploadIntake::addCompleted()
{
    deliver(records().completed(), &m_context, [this](const Result<QList<UploadRecord>> &left) {
        if (!left) return;
        for (const UploadRecord &record : *left) addAgain(record);
    });
}

void UploadIntake::addAgain(const UploadRecord &record)
{
    const ReceivedFile file = fileOf(record);
    deliver(add(record.owner, file), &m_context, [this, record, file](const Result<UploadResult> &result) {
        if (result) return;
        if (result.error().code == ErrorCode::Infected)
            m_state->note(refusalOf(file, result.error(), UserId::fromString(record.owner), QStringLiteral("server")));
        // It is none of its sender's doing, so he does not lose it by waiting.
        if (result.error().code == ErrorCode::Unavailable)
            std::ignore = records().setOffset(
                record.id, record.length, QDateTime::currentDateTimeUtc().addSecs(std::chrono::seconds{m_limits.unfinishedLife}.count()));
    });
}

void UploadIntake::noteRefusal(const Principal &principal, const ReceivedFile &file, const Error &error)
{
    if (error.code == ErrorCode::Infected) m_state->note(refusalOf(file, error, principal.user, principal.name));
}

HttpReply uploadReply(const UploadResult &result, const Principal &sender)
{
    QJsonObject body = videoJson(result.asset, sender);
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
