#include "server/http/direct_write.h"

#include <QSslSocket>

#include <sys/socket.h>

namespace chalkreel {

qint64 writeDirectly(const QTcpSocket &socket, QByteArrayView bytes)
{
    if (socket.bytesToWrite() > 0 || qobject_cast<const QSslSocket *>(&socket)) return 0;
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    const ssize_t sent = ::send(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    // What is wrong with the connection the socket finds out by itself.
    return std::max<ssize_t>(sent, 0);
}

}  // namespace chalkreel
