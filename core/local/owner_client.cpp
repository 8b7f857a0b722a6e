#include "core/local/owner_client.h"

#include "core/local/owner_protocol.h"

#include <QCoreApplication>
#include <QJsonArray>

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

OwnerClient::OwnerClient(const QString &dataFolder, std::chrono::milliseconds patience, QObject *parent)
    : QObject{parent}
    , m_patience{patience}
{
    connect(&m_socket, &QLocalSocket::connected, this, &OwnerClient::sendEarly);
    connect(&m_socket, &QLocalSocket::readyRead, this, &OwnerClient::readLines);
    connect(&m_socket, &QLocalSocket::disconnected, this, [this] {
        failAll(m_socket.errorString());
        emit ownerLost();
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] { failAll(m_socket.errorString()); });
    m_connecting.setSingleShot(true);
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        m_socket.abort();
        failAll(QStringLiteral("its queue of callers stays full"));
    });
    m_socket.connectToServer(socketPath(dataFolder));
    if (m_socket.state() == QLocalSocket::ConnectingState) m_connecting.start(m_patience);
}

Result<void> OwnerClient::reached() const
{
    const QLocalSocket::LocalSocketState state = m_socket.state();
    if (state == QLocalSocket::ConnectedState || state == QLocalSocket::ConnectingState) return {};
    return fail(ownerIsGone(m_socket.errorString()));
}

OwnerClient::~OwnerClient()
{
    m_socket.disconnect(this);
    failAll(m_socket.errorString());
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
    m_early += toLine({{kId, id}, {kMethod, QString{method}}, {kParams, params}});
    if (m_socket.state() == QLocalSocket::ConnectedState) sendEarly();
    return promise->future();
}

void OwnerClient::sendEarly()
{
    m_connecting.stop();
    m_socket.write(std::exchange(m_early, {}));
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

void OwnerClient::failAll(const QString &detail)
{
    m_connecting.stop();
    m_early.clear();
    const QHash<int, Reply> waiting = std::exchange(m_waiting, {});
    for (const Reply &reply : waiting) reply(fail(ownerIsGone(detail)));
}

Async<void> OwnerClient::open(const QStringList &paths)
{
    Async<void> shown = call<void>(QLatin1StringView{"open"}, {{QLatin1StringView{"paths"}, QJsonArray::fromStringList(paths)}},
                                   [](const QJsonObject &) -> Result<void> { return {}; });
    // A window answers at once: one that does not hangs. The kernel takes the connection and the line for it all the same.
    if (!shown.isFinished())
        QTimer::singleShot(m_patience, this, [this, id = m_lastId] {
            if (const Reply reply = m_waiting.take(id)) reply(fail(ownerIsGone(QStringLiteral("no answer in time"))));
        });
    return shown;
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
Async<Job> OwnerClient::submit(const JobSpec &spec) { return call<Job>(QLatin1StringView{"submit"}, toJson(spec), jobFromJson); }
Async<Job> OwnerClient::retry(JobId job) { return call<Job>(QLatin1StringView{"retry"}, idParams(job), jobFromJson); }

Async<Job> OwnerClient::setPriority(JobId job, int priority)
{
    return call<Job>(QLatin1StringView{"priority"}, {{kId, job.toString()}, {QLatin1StringView{"priority"}, priority}}, jobFromJson);
}

Async<Job> OwnerClient::watch(JobId job) { return call<Job>(QLatin1StringView{"watch"}, idParams(job), jobFromJson); }

}  // namespace chalkreel
