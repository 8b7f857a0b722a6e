#pragma once

#include "server/http/request_gate.h"

#include <QByteArrayView>
#include <QObject>

namespace chalkreel {

/// A client's connection as bytes, encrypted or not. Reads only when it is asked to, so that the kernel's buffers hold a client
/// back that sends faster than it is served. Lives on its front's thread.
class ClientSocket : public QObject
{
    Q_OBJECT
public:
    explicit ClientSocket(Peer peer)
        : m_peer{std::move(peer)}
    {
    }

    const Peer &peer() const { return m_peer; }

    /// What came and was not consumed. Good until the next receive() of any socket of this thread.
    virtual QByteArrayView received() const = 0;
    virtual void consume(qsizetype bytes) = 0;
    /// Fetches what came since, at most `most` bytes. False when there is nothing more now.
    virtual bool receive(qsizetype most) = 0;
    /// The client will send nothing more. It may still read.
    virtual bool hasEnded() const = 0;

    /// Goes out at once as far as the kernel takes it, the rest when it does.
    virtual void send(QByteArrayView bytes) = 0;
    /// Bytes that were given to send() and have not left.
    virtual qint64 unsent() const = 0;
    /// Those, and what the kernel has of what was sent and the client's side has not taken yet.
    virtual qint64 undelivered() const = 0;
    /// Where the kernel may write past send(), as sendfile(2) does; -1 where nobody can: on an encrypted connection.
    virtual int descriptor() const = 0;
    /// "No more from us": the client reads what was sent to its end.
    virtual void endSending() = 0;
    /// Cuts the connection. Nothing is emitted any more.
    virtual void abort() = 0;

signals:
    /// An encrypted connection is: before, there is nothing to receive.
    void encrypted();
    /// receive() has something, or hasEnded() became true.
    void readable();
    /// So many bytes that had to wait have left.
    void sent(qint64 bytes);
    /// Nothing waits, and the kernel takes more again.
    void writable();
    /// The connection is gone, in both directions.
    void closed();

private:
    const Peer m_peer;
};

}  // namespace chalkreel
