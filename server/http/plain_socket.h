#pragma once

#include "server/http/client_socket.h"
#include "server/http/kernel_queue.h"
#include "server/http/socket_poller.h"

namespace chalkreel {

/// A connection without encryption, on its descriptor. What it reads lies in a buffer that all sockets of its thread share,
/// so that an idle one holds none; only what stays unconsumed is moved into one of its own.
class PlainSocket final : public ClientSocket, public PolledSocket
{
    Q_OBJECT
public:
    /// Takes the descriptor over. `poller` must outlive it.
    PlainSocket(SocketPoller &poller, int descriptor, Peer peer);
    ~PlainSocket() override;

    QByteArrayView received() const override { return m_received; }
    void consume(qsizetype bytes) override;
    bool receive(qsizetype most) override;
    bool hasEnded() const override { return m_hasEnded; }
    void send(QByteArrayView bytes) override;
    qint64 unsent() const override { return m_unsent.size(); }
    qint64 undelivered() const override { return unsent() + heldByKernel(m_descriptor); }
    int descriptor() const override { return m_descriptor; }
    void endSending() override;
    void abort() override;

    void onPolled(quint32 events) override;

private:
    void keep();
    void sendWaiting();

    SocketPoller &m_poller;
    int m_descriptor;
    bool m_mayRead = true;    ///< the kernel has not said yet that it has nothing
    bool m_isEnding = false;  ///< the client has closed its side; what it sent before may still be read
    bool m_hasEnded = false;
    QByteArrayView m_received;
    QByteArray m_kept;  ///< what m_received shows, where that is not the thread's buffer
    QByteArray m_unsent;
};

}  // namespace chalkreel
