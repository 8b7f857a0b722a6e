#include "core/local/owner_client.h"

#include "core/local/owner_protocol.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonArray>

#include <thread>

namespace chalkreel {

using namespace owner_protocol;

namespace {

constexpr QLatin1StringView kItems{"items"};

template <typename T>
Result<QList<T>> itemsFromJson(const QJsonObject &object)
{
    QList<T> items;
    if (!JsonCodec<QList<T>>::read(object.value(kItems), items))
        return fail(ErrorCode::Internal, QString{}, QStringLiteral("the owner's list cannot be read"));
    return items;
}

Result<Job> jobFromJson(const QJsonObject &object) { return fromJson<Job>(object); }

QJsonObject idParams(JobId job) { return {{kId, job.toString()}}; }

Error ownerIsGone(const QString &detail)
{
    return {ErrorCode::Unavailable, QCoreApplication::translate("OwnerClient", "The Chalkreel that has this library open does not answer."),
            detail};
}

}  // namespace

OwnerClient::OwnerClient(const QString &dataFolder, std::chrono::milliseconds patience)
{
    connectToOwner(socketPath(dataFolder), patience);
    connect(&m_socket, &QLocalSocket::readyRead, this, &OwnerClient::readLines);
    connect(&m_socket, &QLocalSocket::disconnected, this, [this] {
        failAll();
        emit ownerLost();
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] { failAll(); });
}

void OwnerClient::connectToOwner(const QString &path, std::chrono::milliseconds patience)
{
    // Who has just taken the folder brings the library in order before it listens, and who leaves it stops listening before
    // it lets go. Neither tells us when: we knock until one of them opens.
    constexpr std::chrono::milliseconds kBetweenKnocks{20};
    const QDeadlineTimer deadline{patience};
    for (;;) {
        m_socket.connectToServer(path);
        if (m_socket.waitForConnected(static_cast<int>(deadline.remainingTime())) || deadline.hasExpired()) return;
        std::this_thread::sleep_for(kBetweenKnocks);
    }
}

Result<void> OwnerClient::reached() const
{
    if (m_socket.state() != QLocalSocket::ConnectedState) return fail(ownerIsGone(m_socket.errorString()));
    return {};
}

OwnerClient::~OwnerClient()
{
    m_socket.disconnect(this);
    failAll();
}

template <typename T, typename FromJson>
Async<T> OwnerClient::call(QLatin1StringView method, const QJsonObject &params, FromJson fromObject)
{
    if (const Result<void> there = reached(); !there) return readyResult(Result<T>{fail(there.error())});
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const int id = ++m_lastId;
    m_waiting.insert(id, [promise, fromObject](const Result<QJsonObject> &reply) {
        promise->addResult(reply ? fromObject(*reply) : Result<T>{fail(reply.error())});
        promise->finish();
    });
    m_socket.write(toLine({{kId, id}, {kMethod, QString{method}}, {kParams, params}}));
    return promise->future();
}

void OwnerClient::readLines()
{
    while (m_socket.canReadLine()) {
        const Result<QJsonObject> message = fromLine(m_socket.readLine());
        if (!message) continue;
        if (message->contains(kJob)) {
            if (const Result<Job> job = fromJson<Job>(message->value(kJob).toObject())) emit jobChanged(*job);
            continue;
        }
        const Reply reply = m_waiting.take(message->value(kId).toInt());
        if (!reply) continue;
        if (message->contains(kError))
            reply(fail(errorFromJson(message->value(kError).toObject())));
        else
            reply(message->value(kResult).toObject());
    }
}

void OwnerClient::failAll()
{
    const QHash<int, Reply> waiting = std::exchange(m_waiting, {});
    for (const Reply &reply : waiting) reply(fail(ownerIsGone(m_socket.errorString())));
}

Async<void> OwnerClient::open(const QStringList &paths)
{
    return call<void>(QLatin1StringView{"open"}, {{QLatin1StringView{"paths"}, QJsonArray::fromStringList(paths)}},
                      [](const QJsonObject &) -> Result<void> { return {}; });
}

Async<UploadResult> OwnerClient::add(const UploadRequest &request)
{
    return call<UploadResult>(QLatin1StringView{"add"}, uploadToJson(request), uploadResultFromJson);
}

Async<QList<Job>> OwnerClient::jobs(const JobQuery &query)
{
    return call<QList<Job>>(QLatin1StringView{"jobs"}, toJson(query), itemsFromJson<Job>);
}

Async<QList<JobLogEntry>> OwnerClient::log(JobId job)
{
    return call<QList<JobLogEntry>>(QLatin1StringView{"log"}, idParams(job), itemsFromJson<JobLogEntry>);
}

Async<Job> OwnerClient::cancel(JobId job) { return call<Job>(QLatin1StringView{"cancel"}, idParams(job), jobFromJson); }
Async<Job> OwnerClient::retry(JobId job) { return call<Job>(QLatin1StringView{"retry"}, idParams(job), jobFromJson); }

Async<Job> OwnerClient::setPriority(JobId job, int priority)
{
    return call<Job>(QLatin1StringView{"priority"}, {{kId, job.toString()}, {QLatin1StringView{"priority"}, priority}}, jobFromJson);
}

Async<Job> OwnerClient::watch(JobId job) { return call<Job>(QLatin1StringView{"watch"}, idParams(job), jobFromJson); }

}  // namespace chalkreel
