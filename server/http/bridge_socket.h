#pragma once

#include "server/http/request_gate.h"

#include <QTcpSocket>

namespace chalkreel {

/// A socket without a descriptor: what QHttpServer takes for its client. It reads what feed() gave and writes into
/// nothing: answers take the front's own way (see HttpFront::answer), past QHttpServer's writer.
class BridgeSocket final : public QTcpSocket
{
public:
    explicit BridgeSocket(const Peer &peer);
    ~BridgeSocket() override;

    void feed(QByteArray request);
    /// QHttpServer deletes it then. Not while it owes an answer: it would use what is gone.
    void hangUp();

    // Of QIODevice's own: QAbstractSocket would ask a socket that is not there.
    // NOLINTNEXTLINE(bugprone-parent-virtual-call)
    qint64 bytesAvailable() const override { return QIODevice::bytesAvailable() + m_request.size() - m_position; }
    qint64 bytesToWrite() const override { return 0; }
    void disconnectFromHost() override {}
    void close() override {}

protected:
    qint64 readData(char *to, qint64 most) override;
    qint64 writeData(const char *, qint64 size) override { return size; }
    qint64 readLineData(char *, qint64) override { return -1; }
    qint64 skipData(qint64 most) override;

private:
    QByteArray m_request;
    qint64 m_position = 0;
};

}  // namespace chalkreel
