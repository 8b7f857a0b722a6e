#include "server/http/plain_socket.h"

#include <QPointer>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace chalkreel {
namespace {

/// What one read takes at most.
constexpr qsizetype kBufferBytes = qsizetype{256} << 10;

/// The buffer that the sockets of a thread read into, one after the other.
struct ReadBuffer
{
    std::array<char, kBufferBytes> bytes;
    PlainSocket *user = nullptr;  ///< whose unconsumed bytes lie in it
};

ReadBuffer &readBuffer()
{
    thread_local const auto buffer = std::make_unique<ReadBuffer>();
    return *buffer;
}

bool isTransient(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

}  // namespace

PlainSocket::PlainSocket(SocketPoller &poller, int descriptor, Peer peer)
    : ClientSocket{std::move(peer)}
    , m_poller{poller}
    , m_descriptor{descriptor}
{
    ::fcntl(m_descriptor, F_SETFL, ::fcntl(m_descriptor, F_GETFL) | O_NONBLOCK);
    const int isOn = 1;  // small answers go out as they are written
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &isOn, sizeof isOn);
    if (!m_poller.add(m_descriptor, *this)) m_hasEnded = true;
}

PlainSocket::~PlainSocket() { abort(); }

void PlainSocket::consume(qsizetype bytes)
{
    m_received = m_received.sliced(bytes);
    if (!m_received.isEmpty()) return;
    m_kept = {};
    if (readBuffer().user == this) readBuffer().user = nullptr;
}

/// Moves what is unconsumed out of the thread's buffer.
void PlainSocket::keep()
{
    QByteArray kept = m_received.toByteArray();
    m_kept = std::move(kept);
    m_received = m_kept;
    if (readBuffer().user == this) readBuffer().user = nullptr;
}

bool PlainSocket::receive(qsizetype most)
{
    if (!m_mayRead || m_hasEnded || m_descriptor < 0) return false;
    ReadBuffer &shared = readBuffer();
    if (shared.user) shared.user->keep();
    const qsizetype wanted = std::min(most, kBufferBytes);
    const ssize_t count = ::recv(m_descriptor, shared.bytes.data(), static_cast<std::size_t>(wanted), MSG_DONTWAIT);
    // Less than what was asked for: there is no more now, and the poller tells when there is.
    if (count < wanted) m_mayRead = m_isEnding || (count < 0 && errno == EINTR);
    if (count == 0 || (count < 0 && !isTransient(errno))) m_hasEnded = true;
    if (count <= 0) return false;
    const QByteArrayView came{shared.bytes.data(), count};
    if (m_received.isEmpty()) {
        shared.user = this;
        m_received = came;
    } else {
        // What came before has to lie before what comes now.
        m_kept = QByteArray{m_received.toByteArray()}.append(came);
        m_received = m_kept;
    }
    return true;
}

void PlainSocket::send(QByteArrayView bytes)
{
    if (m_descriptor < 0) return;
    qsizetype sent = 0;
    if (unsent() == 0) {
        const ssize_t count = ::send(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        // What is wrong with the connection the poller tells.
        sent = std::max<ssize_t>(count, 0);
    }
    if (sent < bytes.size()) m_unsent.append(bytes.sliced(sent));
}

void PlainSocket::sendWaiting()
{
    const ssize_t count =
        ::send(m_descriptor, m_unsent.constData(), static_cast<std::size_t>(m_unsent.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count <= 0) return;
    m_unsent.remove(0, count);  // Qt moves nothing for that
    if (m_unsent.isEmpty()) m_unsent = {};
    emit sent(count);
}

void PlainSocket::endSending()
{
    if (m_descriptor >= 0) ::shutdown(m_descriptor, SHUT_WR);
}

void PlainSocket::abort()
{
    if (readBuffer().user == this) readBuffer().user = nullptr;
    // m_kept stays: somebody may be reading in it just now.
    m_received = {};
    m_unsent = {};
    m_hasEnded = true;
    if (m_descriptor < 0) return;
    m_poller.remove(m_descriptor, *this);
    ::close(std::exchange(m_descriptor, -1));
}

void PlainSocket::onPolled(quint32 events)
{
    const QPointer<PlainSocket> self{this};
    if ((events & (quint32{EPOLLIN} | EPOLLRDHUP)) != 0) {
        m_mayRead = true;
        if ((events & EPOLLRDHUP) != 0) m_isEnding = true;
        emit readable();
        if (!self || m_descriptor < 0) return;
    }
    if ((events & (quint32{EPOLLERR} | EPOLLHUP)) != 0) {
        m_hasEnded = true;
        emit closed();
        return;
    }
    if ((events & EPOLLOUT) == 0) return;
    if (unsent() > 0) {
        sendWaiting();
        if (!self || m_descriptor < 0) return;
    }
    if (unsent() == 0) emit writable();
}

}  // namespace chalkreel
