#include "core/local/owner_connection.h"

#include "core/local/owner_protocol.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

namespace chalkreel {

using namespace owner_protocol;

namespace {

constexpr qint64 kMostUnsent = 8 << 20;  // bytes; a program that never reads is let go

JobId jobOf(const QJsonObject &params) { return JobId::fromString(params.value(kId).toString()); }

QJsonObject jobToJson(const Job &job) { return toJson(job); }

}  // namespace

struct OwnerConnection::Method
{
    QLatin1StringView name;
    Handler handler;
};

const OwnerConnection::Method OwnerConnection::kMethods[] = {
    {QLatin1StringView{"open"}, &OwnerConnection::open},        {QLatin1StringView{"add"}, &OwnerConnection::add},
    {QLatin1StringView{"jobs"}, &OwnerConnection::listJobs},    {QLatin1StringView{"log"}, &OwnerConnection::jobLog},
    {QLatin1StringView{"cancel"}, &OwnerConnection::cancelJob}, {QLatin1StringView{"submit"}, &OwnerConnection::submitJob},
    {QLatin1StringView{"retry"}, &OwnerConnection::retryJob},   {QLatin1StringView{"priority"}, &OwnerConnection::setPriority},
    {QLatin1StringView{"watch"}, &OwnerConnection::watchJob},
};

OwnerConnection::OwnerConnection(Backend &backend, QLocalSocket *socket, QObject *parent)
    : QObject{parent}
    , m_backend{backend}
    , m_socket{socket}
{
    socket->setParent(this);
    // Together with readLines() this bounds what a line without end can take.
    socket->setReadBufferSize(kLongestLine + 1);
    connect(socket, &QLocalSocket::readyRead, this, &OwnerConnection::readLines);
    connect(socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    connect(&backend, &Backend::eventReceived, this, &OwnerConnection::onEvent);
    readLines();
}

void OwnerConnection::readLines()
{
    while (m_socket->canReadLine()) {
        if (m_pending >= kMostPending) return;  // answer() goes on
        handle(m_socket->readLine());
    }
    if (m_socket->bytesAvailable() > kLongestLine) m_socket->abort();
}

void OwnerConnection::handle(const QByteArray &line)
{
    ++m_pending;
    const Result<QJsonObject> message = fromLine(line);
    if (!message) {
        answer({}, fail(message.error()));
        return;
    }
    const QJsonValue id = message->value(kId);
    const QString name = message->value(kMethod).toString();
    for (const Method &method : kMethods)
        if (name == method.name) {
            (this->*method.handler)(id, message->value(kParams).toObject());
            return;
        }
    answer(id, fail(ErrorCode::Unsupported, QCoreApplication::translate("OwnerServer", "The running Chalkreel does not know this request. "
                                                                                       "Close it and try again.")));
}

void OwnerConnection::send(const QJsonObject &message)
{
    if (m_socket->state() != QLocalSocket::ConnectedState) return;
    if (m_socket->bytesToWrite() > kMostUnsent) {
        m_socket->abort();
        return;
    }
    m_socket->write(toLine(message));
}

void OwnerConnection::answer(const QJsonValue &id, const Result<QJsonObject> &result)
{
    --m_pending;
    if (result)
        send({{kId, id}, {kResult, *result}});
    else
        send({{kId, id}, {kError, errorToJson(result.error(), true)}});
    // Lines that waited for this one to be answered have no signal of their own.
    if (m_socket->canReadLine()) QMetaObject::invokeMethod(this, &OwnerConnection::readLines, Qt::QueuedConnection);
}

template <typename T, typename ToJson>
void OwnerConnection::answerWith(const QJsonValue &id, const Async<T> &future, ToJson toObject)
{
    deliver(future, this, [this, id, toObject](const Result<T> &result) {
        if (result)
            answer(id, toObject(*result));
        else
            answer(id, fail(result.error()));
    });
}

void OwnerConnection::open(const QJsonValue &id, const QJsonObject &params)
{
    QStringList paths;
    const QJsonArray files = params.value(QLatin1StringView{"paths"}).toArray();
    for (const QJsonValue file : files)
        if (QDir::isAbsolutePath(file.toString())) paths.append(file.toString());
    emit openRequested(paths);
    answer(id, QJsonObject{});
}

void OwnerConnection::add(const QJsonValue &id, const QJsonObject &params)
{
    const Result<UploadRequest> request = uploadFromJson(params);
    if (!request) {
        answer(id, fail(request.error()));
        return;
    }
    answerWith(id, m_backend.uploads().add(*request), uploadResultToJson);
}

void OwnerConnection::listJobs(const QJsonValue &id, const QJsonObject &params)
{
    const Result<JobQuery> query = fromJson<JobQuery>(params);
    if (!query) {
        answer(id, fail(query.error()));
        return;
    }
    answerWith(id, m_backend.jobs().list(*query), [](const Page<Job> &page) {
        return QJsonObject{{QLatin1StringView{"items"}, JsonCodec<QList<Job>>::write(page.items)},
                           {QLatin1StringView{"total"}, page.total}};
    });
}

void OwnerConnection::jobLog(const QJsonValue &id, const QJsonObject &params)
{
    answerWith(id, m_backend.jobs().log(jobOf(params)), [](const QList<JobLogEntry> &entries) {
        return QJsonObject{{QLatin1StringView{"items"}, JsonCodec<QList<JobLogEntry>>::write(entries)}};
    });
}

void OwnerConnection::cancelJob(const QJsonValue &id, const QJsonObject &params)
{
    answerWith(id, m_backend.jobs().cancel(jobOf(params)), jobToJson);
}

void OwnerConnection::submitJob(const QJsonValue &id, const QJsonObject &params)
{
    const Result<JobSpec> spec = fromJson<JobSpec>(params);
    if (!spec) {
        answer(id, fail(spec.error()));
        return;
    }
    answerWith(id, m_backend.jobs().submit(*spec), jobToJson);
}

void OwnerConnection::retryJob(const QJsonValue &id, const QJsonObject &params)
{
    answerWith(id, m_backend.jobs().retry(jobOf(params)), jobToJson);
}

void OwnerConnection::setPriority(const QJsonValue &id, const QJsonObject &params)
{
    const int priority = params.value(QLatin1StringView{"priority"}).toInt(-1);
    answerWith(id, m_backend.jobs().setPriority(jobOf(params), priority), jobToJson);
}

void OwnerConnection::watchJob(const QJsonValue &id, const QJsonObject &params)
{
    const JobId job = jobOf(params);
    // Before asking how it is: what happens in between then comes as an event.
    m_watched.insert(QStringLiteral("jobs/") % job.toString());
    answerWith(id, m_backend.jobs().get(job), jobToJson);
}

void OwnerConnection::onEvent(const Event &event)
{
    if (event.type == event_type::kJobChanged && m_watched.contains(event.topic)) send({{kJob, event.body}});
}

}  // namespace chalkreel
