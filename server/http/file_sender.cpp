#include "server/http/file_sender.h"

#include <cerrno>
#include <sys/sendfile.h>

namespace chalkreel {
namespace {

constexpr qint64 kPumpBytes = qint64{256} << 10;
constexpr qint64 kBuffered = 1 << 20;
constexpr qint64 kDirectBytes = 1 << 20;
constexpr int kDirectTurns = 4;  // then other connections get theirs

}  // namespace

FileSender::FileSender(ClientSocket &socket, std::unique_ptr<QFile> file, qint64 from, qint64 to, std::function<void(bool)> done)
    : m_socket{socket}
    , m_file{std::move(file)}
    , m_at{from}
    , m_to{to}
    , m_done{std::move(done)}
{
    m_file->seek(from);
    connect(&m_socket, &ClientSocket::writable, this, [this] { goOn(); });
}

void FileSender::goOnSoon()
{
    if (m_isQueued) return;
    m_isQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isQueued = false;
            goOn();
        },
        Qt::QueuedConnection);
}

void FileSender::goOn()
{
    if (m_hasEnded) return;
    if (m_socket.peer().isEncrypted)
        pump();
    else if (m_socket.unsent() == 0)  // the head goes first
        sendDirectly();
}

void FileSender::onSent()
{
    if (!m_hasEnded && m_socket.peer().isEncrypted) pump();
}

void FileSender::abandon()
{
    m_hasEnded = true;
    m_done = nullptr;
}

void FileSender::sendDirectly()
{
    for (int turn = 0; turn < kDirectTurns && m_at < m_to; ++turn) {
        off_t offset = m_at;
        const auto count = static_cast<std::size_t>(std::min(m_to - m_at, kDirectBytes));
        const ssize_t sent = ::sendfile(m_socket.descriptor(), m_file->handle(), &offset, count);
        if (sent < 0 && errno == EAGAIN) return;  // writable() follows
        if (sent < 0 && errno == EINTR) continue;
        // 0: the file became shorter than what the head promised.
        if (sent <= 0) return end(false);
        m_at += sent;
        m_sent += sent;
    }
    if (m_at >= m_to)
        end(true);
    else
        goOnSoon();
}

void FileSender::pump()
{
    static thread_local QByteArray buffer{kPumpBytes, Qt::Uninitialized};
    while (!m_hasEnded && m_at < m_to && m_socket.unsent() < kBuffered) {
        const qint64 count = m_file->read(buffer.data(), std::min(kPumpBytes, m_to - m_at));
        if (count <= 0) return end(false);
        m_socket.send(QByteArrayView{buffer}.first(count));
        m_at += count;
        m_sent += count;
    }
    if (m_at >= m_to) end(true);
}

void FileSender::end(bool isComplete)
{
    if (m_hasEnded) return;
    m_hasEnded = true;
    // Its owner destroys it in there: not from within what called us, and not with the function that runs.
    QMetaObject::invokeMethod(
        this,
        [this, isComplete] {
            if (const auto done = std::exchange(m_done, nullptr)) done(isComplete);
        },
        Qt::QueuedConnection);
}

}  // namespace chalkreel
