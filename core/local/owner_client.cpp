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
    , m_path{socketPath(dataFolder)}
    , m_patience{patience}
{
    connect(&m_socket, &QLocalSocket::connected, this, &OwnerClient::sendEarly);
    connect(&m_socket, &QLocalSocket::readyRead, this, &OwnerClient::readLines);
    connect(&m_socket, &QLocalSocket::disconnected, this, [this] {
        giveUp(m_socket.errorString());
        emit ownerLost();
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, &OwnerClient::onError);
    m_untilReached.setSingleShot(true);
    connect(&m_untilReached, &QTimer::timeout, this, [this] {
        const QString detail =
            m_socket.state() == QLocalSocket::ConnectingState ? QStringLiteral("its queue of callers stays full") : m_socket.errorString();
        giveUp(detail);
        m_socket.abort();
    });
    m_untilReached.start(m_patience);
    knock();
}

void OwnerClient::knock()
{
    if (!m_isOver) m_socket.connectToServer(m_path);
}

void OwnerClient::onError()
{
    // Who has just taken the folder brings the library in order before it listens, and who leaves it stops listening before
    // it lets go. Neither tells us when: we knock until one of them opens.
    constexpr std::chrono::milliseconds kBetweenKnocks{20};
    if (m_untilReached.isActive())
        QTimer::singleShot(kBetweenKnocks, this, &OwnerClient::knock);
    else
        giveUp(m_socket.errorString());
}

void OwnerClient::giveUp(const QString &detail)
{
    m_isOver = true;
    m_untilReached.stop();
    failAll(detail);
}

Async<void> OwnerClient::reached()
{
    if (m_isOver) return readyResult(Result<void>{fail(ownerIsGone(m_socket.errorString()))});
    if (!m_untilReached.isActive()) return readyResult(Result<void>{});
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    m_reached.append(promise);
    return promise->future();
}

void OwnerClient::tellReached(const Result<void> &result)
{
    const auto waiting = std::exchange(m_reached, {});
    for (const auto &promise : waiting) {
        promise->addResult(result);
        promise->finish();
    }
}

OwnerClient::~OwnerClient()
{
    m_socket.disconnect(this);
    failAll(m_socket.errorString());
}

template <typename T, typename FromJson>
Async<T> OwnerClient::call(QLatin1StringView method, const QJsonObject &params, FromJson fromObject)
{
    if (m_isOver) return readyResult(Result<T>{fail(ownerIsGone(m_socket.errorString()))});
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
    m_untilReached.stop();
    tellReached({});
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
    tellReached(fail(ownerIsGone(detail)));
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
Async<Job> OwnerClient::retry(JobId job) { return call<Job>(QLatin1StringView{"retry"}, idParams(job), jobFromJson); }

Async<Job> OwnerClient::setPriority(JobId job, int priority)
{
    return call<Job>(QLatin1StringView{"priority"}, {{kId, job.toString()}, {QLatin1StringView{"priority"}, priority}}, jobFromJson);
}

Async<Job> OwnerClient::watch(JobId job) { return call<Job>(QLatin1StringView{"watch"}, idParams(job), jobFromJson); }

}  // namespace chalkreel
