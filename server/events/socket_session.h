#pragma once

#include "server/controllers/visible_library.h"
#include "server/events/socket_hub.h"
#include "server/events/socket_limits.h"

#include <QPointer>
#include <QQueue>
#include <QSet>
#include <QWebSocket>

namespace chalkreel {

class WebSocketTransport;

/// What is known of a WebSocket when it opens.
struct SocketOpening
{
    Principal principal;
    bool isAuthenticated = false;
    QString clientAddress;
};

/// One open WebSocket: who it is, how fast it may talk, whether it listens. What it is told is up to the classes below
/// this one. A child of its socket, on its thread.
class SocketSession : public QObject
{
public:
    SocketSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening, QString channel);
    ~SocketSession() override;

    /// Once, after it was made.
    void start();
    /// Every second.
    void tick(qint64 now);
    void take(const FedEvent &event);
    /// These are no longer good, or allow something else now.
    void endCredentials(const QSet<CredentialId> &ended);
    void close(SocketClose code, const QString &reason);

protected:
    /// Its person is known: it may talk from now on.
    virtual void begin() = 0;
    virtual void onEvent(const FedEvent &event) = 0;
    /// Not for pings, which all sockets answer.
    virtual void onMessage(const QJsonObject &) {}
    /// The client has read what it was sent, or most of it.
    virtual void onRoom() {}
    /// With each ping.
    virtual void onQuiet() {}

    /// Cuts it off when it has too much to read already.
    void send(const WireText &text);
    bool sees(const Event &event) const { return m_library->sees(event); }
    const Principal &principal() const { return m_library->principal(); }
    /// More can be sent at leisure: what waits to be read is well below what cuts it off.
    bool hasRoom() const;
    QWebSocket &socket() { return m_socket; }
    SocketHub &hub() { return *m_hub; }
    qint64 backlog() const;
    bool isClosing() const { return m_closingSince >= 0; }

private:
    void onFrame();
    void onWritten();
    void onViolated();
    void onText(const QString &text);
    void authenticate(const QJsonObject &message);
    void welcome(const Principal &principal);
    bool isTooFast();
    void checkAnsweredPings();

    QPointer<SocketHub> m_hub;
    QWebSocket &m_socket;
    WebSocketTransport *m_transport;  ///< null once it is gone, which is before we are
    std::optional<VisibleLibrary> m_library;
    QString m_channel;
    QString m_addressKey;
    QString m_userKey;
    bool m_isAuthenticated = false;
    bool m_isCounted = false;
    int m_unanswered = 0;           ///< pings
    QQueue<qint64> m_queuedFrames;  ///< where each ends, in the transport's writtenBytes(); those that have not left
    double m_allowance = 0;         ///< frames that it may send now
    qint64 m_lastFrame = 0;
    qint64 m_openedAt = 0;
    qint64 m_pingedAt = 0;
    qint64 m_closingSince = -1;
    qint64 m_askedBytes = 0;   ///< that we sent, with their frames' heads
    qint64 m_answerBytes = 0;  ///< answers to pings, which QWebSocket sends, at the last tick
};

}  // namespace chalkreel
