#pragma once

#include "server/http/client_socket.h"
#include "server/http/frame_guard.h"

#include <QTcpSocket>

#include <memory>

namespace chalkreel {

/// A client's connection as QWebSocket wants it: a QTcpSocket, without a descriptor of its own, on the ClientSocket below it.
class WebSocketTransport final : public QTcpSocket
{
    Q_OBJECT
public:
    /// `requestBytes`: of what was received, the head that asked for the WebSocket; frames follow it.
    WebSocketTransport(std::unique_ptr<ClientSocket> client, qint64 requestBytes);
    ~WebSocketTransport() override;

    /// As write() does, without its detours: what is sent to thousands at once comes this way.
    void send(QByteArrayView bytes);
    /// All that was written to it, by us and by QWebSocket.
    qint64 writtenBytes() const { return m_writtenBytes; }
    /// The client sent a frame without a mask. Nothing is read from it any more.
    bool isViolated() const { return m_isViolated; }

    // NOLINTNEXTLINE(bugprone-parent-virtual-call): QAbstractSocket would ask a socket that is not there
    qint64 bytesAvailable() const override { return QIODevice::bytesAvailable() + m_received.size() - m_position; }
    qint64 bytesToWrite() const override { return m_client->unsent(); }
    /// When what waits has left, the goodbye above all; at once when it is said again.
    void close() override;
    void disconnectFromHost() override { close(); }

signals:
    void violated();

protected:
    qint64 readData(char *to, qint64 most) override;
    qint64 writeData(const char *bytes, qint64 size) override;
    qint64 readLineData(char *, qint64) override { return -1; }
    qint64 skipData(qint64 most) override;

private:
    void receive();
    void give(QByteArrayView bytes);
    void end();

    std::unique_ptr<ClientSocket> m_client;
    FrameGuard m_guard;
    QByteArray m_received;
    qsizetype m_position = 0;
    qint64 m_writtenBytes = 0;
    bool m_isViolated = false;
    bool m_isClosing = false;
};

}  // namespace chalkreel
