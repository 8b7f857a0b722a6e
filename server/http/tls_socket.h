#pragma once

#include "server/http/client_socket.h"
#include "server/http/kernel_queue.h"

#include <QSslConfiguration>
#include <QSslSocket>

namespace chalkreel {

/// An encrypted connection, by Qt's socket.
class TlsSocket final : public ClientSocket
{
    Q_OBJECT
public:
    /// Takes the descriptor over and begins the handshake.
    TlsSocket(const QSslConfiguration &tls, int descriptor, Peer peer);
    ~TlsSocket() override;

    QByteArrayView received() const override { return QByteArrayView{m_received}.sliced(m_consumed); }
    void consume(qsizetype bytes) override;
    bool receive(qsizetype most) override;
    bool hasEnded() const override { return m_socket.state() == QAbstractSocket::UnconnectedState && m_socket.bytesAvailable() == 0; }
    void send(QByteArrayView bytes) override;
    qint64 unsent() const override { return m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite(); }
    qint64 undelivered() const override { return unsent() + heldByKernel(static_cast<int>(m_socket.socketDescriptor())); }
    int descriptor() const override { return -1; }
    void endSending() override;
    void abort() override;

private:
    QSslSocket m_socket;
    QByteArray m_received;
    qsizetype m_consumed = 0;
};

}  // namespace chalkreel
