#include "server/http/file_sender.h"

#include <QSslSocket>

#include <cerrno>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <unistd.h>

namespace chalkreel {
namespace {

constexpr qint64 kPumpBytes = qint64{256} << 10;
constexpr qint64 kBuffered = 1 << 20;
constexpr qint64 kDirectBytes = 1 << 20;
constexpr int kDirectTurns = 4;  // then other connections get theirs

}  // namespace

FileSender::FileSender(QTcpSocket &socket, std::unique_ptr<QFile> file, qint64 from, qint64 to, std::function<void(bool)> done)
    : m_socket{socket}
    , m_file{std::move(file)}
    , m_at{from}
    , m_to{to}
    , m_done{std::move(done)}
{
}

FileSender::~FileSender()
{
    m_writable.reset();
    if (m_descriptor >= 0) ::close(m_descriptor);
}

void FileSender::start()
{
    if (qobject_cast<QSslSocket *>(&m_socket)) {
        m_file->seek(m_at);
        QMetaObject::invokeMethod(this, [this] { pump(); }, Qt::QueuedConnection);
        return;
    }
    // Qt has a write notifier on the descriptor itself already; a second one needs a descriptor of its own.
    m_descriptor = ::fcntl(static_cast<int>(m_socket.socketDescriptor()), F_DUPFD_CLOEXEC, 3);
    if (m_descriptor < 0) {
        QMetaObject::invokeMethod(this, [this] { end(false); }, Qt::QueuedConnection);
        return;
    }
    m_writable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
    connect(m_writable.get(), &QSocketNotifier::activated, this, [this] { sendDirectly(); });
    // What Qt still holds, the head, has to go first.
    m_socket.flush();
    m_writable->setEnabled(m_socket.bytesToWrite() == 0);
}

void FileSender::onBytesWritten()
{
    if (m_hasEnded) return;
    if (!m_writable)
        pump();
    else if (m_socket.bytesToWrite() == 0)
        m_writable->setEnabled(true);
}

void FileSender::sendDirectly()
{
    for (int turn = 0; turn < kDirectTurns && m_at < m_to; ++turn) {
        off_t offset = m_at;
        const auto count = static_cast<std::size_t>(std::min(m_to - m_at, kDirectBytes));
        const ssize_t sent = ::sendfile(m_descriptor, m_file->handle(), &offset, count);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR)) return;
        // 0: the file became shorter than what the head promised.
        if (sent <= 0) return end(false);
        m_at += sent;
        m_sent += sent;
    }
    if (m_at >= m_to) end(true);
}

void FileSender::pump()
{
    static thread_local QByteArray buffer{kPumpBytes, Qt::Uninitialized};
    auto *encrypted = qobject_cast<QSslSocket *>(&m_socket);
    const auto waiting = [&] { return m_socket.bytesToWrite() + (encrypted ? encrypted->encryptedBytesToWrite() : 0); };
    while (!m_hasEnded && m_at < m_to && waiting() < kBuffered) {
        const qint64 count = m_file->read(buffer.data(), std::min(kPumpBytes, m_to - m_at));
        if (count <= 0) return end(false);
        m_socket.write(buffer.constData(), count);
        m_at += count;
        m_sent += count;
    }
    if (m_at >= m_to) end(true);
}

void FileSender::end(bool isComplete)
{
    if (m_hasEnded) return;
    m_hasEnded = true;
    if (m_writable) m_writable->setEnabled(false);
    // Its owner destroys it in there: not from within its own notifier, and not with the function that runs.
    QMetaObject::invokeMethod(
        this,
        [this, isComplete] {
            const auto done = std::move(m_done);
            done(isComplete);
        },
        Qt::QueuedConnection);
}

}  // namespace chalkreel
