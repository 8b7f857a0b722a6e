#include "server/events/socket_sessions.h"

#include "server/events/socket_feed.h"
#include "server/events/socket_hub.h"

namespace chalkreel {
namespace {

constexpr qsizetype kLongestWord = 128;

SocketOpening openingOf(const ApiContext &context)
{
    // Whoever came without credentials has no credential, unless nobody needs one here.
    const Principal &principal = context.principal;
    return {principal, principal.source == PrincipalSource::Open || !principal.credential.isNull(), context.clientAddress};
}

}  // namespace

SocketSession *makeSession(SocketHub &hub, QWebSocket &socket, const ApiContext &context)
{
    const SocketOpening opening = openingOf(context);
    const QByteArray path = QByteArray{context.route->path}.replace("/api/v1/", "/");
    if (path == "/ws/status") return new StatusSession{hub, socket, opening};
    if (path == "/ws/events") return new EventsSession{hub, socket, opening};
    if (path == "/ws/health") return new HealthSession{hub, socket, opening};
    if (path == "/ws/jobs/broadcast") return new BroadcastSession{hub, socket, opening};
    return new WordSession{hub, socket, opening, context.parameters.value(QStringLiteral("id"))};
}

StatusSession::StatusSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening)
    : SocketSession{hub, socket, opening, QStringLiteral("status")}
{
}

void StatusSession::onEvent(const FedEvent &event)
{
    if (!event.job() || !sees(event.event())) return;
    for (const WireText &frame : event.statusFrames()) send(frame);
}

WordSession::WordSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening, const QString &word)
    : SocketSession{hub, socket, opening, QStringLiteral("job_or_client")}
    , m_word{word}
{
}

void WordSession::begin()
{
    const QStringList taken{QStringLiteral("jobs"), QStringLiteral("videos"), QStringLiteral("connections")};
    if (m_word.size() > kLongestWord || taken.contains(m_word))
        return close(SocketClose::Policy, QStringLiteral("That is no client's name."));
    const JobId job = JobId::fromString(m_word);
    if (job.isNull()) {
        m_meaning = Meaning::Client;
        return;
    }
    deliver(hub().feed().backend().jobs().get(job), this, [this](const Result<Job> &found) { onJob(found); });
}

void WordSession::onJob(const Result<Job> &job)
{
    // A job that one may not see is no job: the word may still be a client's.
    const bool isVisible = job && sees(Event{.owner = job->owner});
    m_meaning = isVisible ? Meaning::Job : Meaning::Client;
    if (!isVisible) return;
    send(jobMessage(QStringLiteral("initial_status"), *job));
    if (m_newest) send(*std::exchange(m_newest, {}));
}

void WordSession::onEvent(const FedEvent &event)
{
    if (!event.job() || !sees(event.event())) return;
    const Job &job = *event.job();
    if (m_meaning == Meaning::Client) {
        // An admin sees everybody's, but is told under a name what was sent under it by himself.
        if (job.clientId != m_word || event.event().owner != principal().owner()) return;
        for (const WireText &frame : event.statusFrames()) send(frame);
    } else if (job.id == JobId::fromString(m_word)) {
        if (m_meaning == Meaning::Job)
            send(event.jobUpdate());
        else
            m_newest = event.jobUpdate();
    }
}

BroadcastSession::BroadcastSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening)
    : SocketSession{hub, socket, opening, QStringLiteral("broadcast")}
{
}

void BroadcastSession::onEvent(const FedEvent &event)
{
    if (!sees(event.event())) return;
    if (event.job())
        send(event.jobUpdate());
    else if (event.event().type == event_type::kJobRemoved)
        send(frameText({{QStringLiteral("type"), QStringLiteral("job_removed")}, {QStringLiteral("data"), event.event().body}}));
}

HealthSession::HealthSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening)
    : SocketSession{hub, socket, opening, QStringLiteral("health")}
{
}

void HealthSession::tell()
{
    send(frameText({{QStringLiteral("type"), QStringLiteral("health")},
                    {QStringLiteral("status"), QStringLiteral("healthy")},
                    {QStringLiteral("connections"), hub().feed().counts().total()},
                    {QStringLiteral("timestamp"), JsonCodec<QDateTime>::write(QDateTime::currentDateTimeUtc())}}));
}

}  // namespace chalkreel
