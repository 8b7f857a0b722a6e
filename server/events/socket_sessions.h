#pragma once

#include "server/api/api_context.h"
#include "server/events/socket_session.h"

#include <QUrlQuery>

namespace chalkreel {

/// The session that the context's path asks for; belongs to the socket.
[[nodiscard]] SocketSession *makeSession(SocketHub &hub, QWebSocket &socket, const ApiContext &context);

/// /ws/status: how all that the person may see is coming along.
class StatusSession final : public SocketSession
{
public:
    StatusSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening);

private:
    void begin() override {}
    void onEvent(const FedEvent &event) override;
};

/// /ws/{id}: of a job its state and each change; of any other word what that client submitted. Client ids are names that
/// programs give themselves, so that each person has his own: nobody is told of another's by guessing one.
class WordSession final : public SocketSession
{
public:
    WordSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening, const QString &word);

private:
    enum class Meaning { Unknown, Job, Client };

    void begin() override;
    void onEvent(const FedEvent &event) override;
    void onJob(const Result<Job> &job);

    const QString m_word;
    Meaning m_meaning = Meaning::Unknown;
    std::optional<WireText> m_newest;  ///< what came while the job was looked up
};

/// /ws/jobs/broadcast: each change of each job that the person may see.
class BroadcastSession final : public SocketSession
{
public:
    BroadcastSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening);

private:
    void begin() override {}
    void onEvent(const FedEvent &event) override;
};

/// /ws/health: whether the connection is alive, from both ends.
class HealthSession final : public SocketSession
{
public:
    HealthSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening);

private:
    void begin() override { tell(); }
    void onEvent(const FedEvent &) override {}
    void onQuiet() override { tell(); }
    void tell();
};

/// /ws/events: the numbered stream, from where the client left it, without a gap; then as it happens.
class EventsSession final : public SocketSession
{
public:
    EventsSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening);

private:
    enum class Phase { Starting, Replaying, Live };
    using Position = Result<Page<Job>>;

    void begin() override;
    void onEvent(const FedEvent &event) override;
    void onRoom() override;
    void onQuiet() override;

    Result<void> readQuery();
    /// Where the events stand now, to `next`.
    void askPosition(void (EventsSession::*next)(const Position &));
    void onPosition(const Position &position);
    void onSnapshotPosition(const Position &position);
    void requireSnapshot() { askPosition(&EventsSession::onSnapshotPosition); }
    void goOn();
    void fetch();
    void onPage(Result<QList<Event>> page);
    void pump();
    void pass(const Event &event, const NumberedFrame &frame);
    void tell(const QString &type);
    bool wants(const Event &event) const;

    Phase m_phase = Phase::Starting;
    QStringList m_topics;
    QString m_epoch;
    std::optional<quint64> m_since;
    quint64 m_cursor = 0;  ///< all up to here was told, or was not for this person
    quint64 m_prev = 0;    ///< of the last frame
    quint64 m_newest = 0;  ///< that happened while we were not live
    QList<Event> m_page;
    qsizetype m_pageAt = 0;
    bool m_wasLastPage = false;
};

}  // namespace chalkreel
