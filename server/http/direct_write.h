#pragma once

#include <QByteArrayView>

class QTcpSocket;

namespace chalkreel {

/// How many of these bytes the kernel took at once: none on an encrypted connection, or where others wait before them. The rest is
/// for the socket's write(), by which alone each message would cost another turn of the event loop, and two changes of what
/// that waits for.
[[nodiscard]] qint64 writeDirectly(const QTcpSocket &socket, QByteArrayView bytes);

}  // namespace chalkreel
