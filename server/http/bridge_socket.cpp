#include "server/http/bridge_socket.h"

#include <cstring>

namespace chalkreel {

BridgeSocket::BridgeSocket(const Peer &peer)
{
    setPeerAddress(peer.address);
    setPeerPort(peer.port);
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
}

BridgeSocket::~BridgeSocket() { setSocketState(UnconnectedState); }

void BridgeSocket::feed(QByteArray request)
{
    m_request = std::move(request);
    m_position = 0;
    emit readyRead();
}

void BridgeSocket::hangUp()
{
    setSocketState(UnconnectedState);
    emit disconnected();
}

qint64 BridgeSocket::readData(char *to, qint64 most)
{
    const qint64 count = std::min<qint64>(most, m_request.size() - m_position);
    if (count <= 0) return 0;
    std::memcpy(to, m_request.constData() + m_position, static_cast<std::size_t>(count));
    m_position += count;
    return count;
}

qint64 BridgeSocket::skipData(qint64 most)
{
    const qint64 count = std::min<qint64>(most, m_request.size() - m_position);
    m_position += count;
    return count;
}

}  // namespace chalkreel
