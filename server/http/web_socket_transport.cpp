#include "server/http/web_socket_transport.h"

#include <QTimer>

#include <cstring>

namespace chalkreel {
namespace {

constexpr qsizetype kStep = qsizetype{64} << 10;
constexpr int kTurns = 16;  // then other connections get theirs
/// For a client to read what was sent before the end.
constexpr std::chrono::seconds kGoodbye{5};

}  // namespace

WebSocketTransport::WebSocketTransport(std::unique_ptr<ClientSocket> client, qint64 requestBytes)
    : m_client{std::move(client)}
{
    setPeerAddress(m_client->peer().address);
    setPeerPort(m_client->peer().port);
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
    connect(m_client.get(), &ClientSocket::readable, this, &WebSocketTransport::receive);
    connect(m_client.get(), &ClientSocket::closed, this, &WebSocketTransport::end);
    connect(m_client.get(), &ClientSocket::sent, this, [this](qint64 bytes) {
        emit bytesWritten(bytes);
        if (m_isClosing && m_client->unsent() == 0) end();
    });
    m_received = m_client->received().first(requestBytes).toByteArray();
    m_client->consume(requestBytes);
    give(m_client->received());
    m_client->consume(m_client->received().size());
    // There may be more than what was fetched with the head, and nobody will tell again.
    QMetaObject::invokeMethod(this, &WebSocketTransport::receive, Qt::QueuedConnection);
}

WebSocketTransport::~WebSocketTransport() { setSocketState(UnconnectedState); }

void WebSocketTransport::give(QByteArrayView bytes)
{
    if (m_isViolated || bytes.isEmpty()) return;
    m_isViolated = !m_guard.accepts(bytes);
    if (m_isViolated || m_isClosing) return;
    // QWebSocket may always leave the beginning of the next frame unread.
    m_received.remove(0, std::exchange(m_position, 0));
    m_received.append(bytes);
}

void WebSocketTransport::receive()
{
    for (int turn = 0; turn < kTurns && state() == ConnectedState && !m_isViolated; ++turn) {
        if (!m_client->receive(kStep)) {
            if (m_client->hasEnded()) end();
            return;
        }
        give(m_client->received());
        m_client->consume(m_client->received().size());
        if (m_isViolated) emit violated();
        emit readyRead();
    }
    if (state() == ConnectedState && !m_isViolated) QMetaObject::invokeMethod(this, &WebSocketTransport::receive, Qt::QueuedConnection);
}

void WebSocketTransport::close()
{
    if (m_isClosing || m_client->unsent() == 0) return end();
    m_isClosing = true;
    QTimer::singleShot(kGoodbye, this, &WebSocketTransport::end);
}

void WebSocketTransport::end()
{
    if (state() == UnconnectedState) return;
    m_client->disconnect(this);
    m_client->abort();
    // A handshake that is still to be looked at finds no request any more.
    m_received = {};
    m_position = 0;
    deleteLater();
    setSocketState(UnconnectedState);
    emit stateChanged(UnconnectedState);
    emit disconnected();
}

qint64 WebSocketTransport::readData(char *to, qint64 most)
{
    const qint64 count = std::min<qint64>(most, m_received.size() - m_position);
    if (count <= 0) return 0;
    std::memcpy(to, m_received.constData() + m_position, static_cast<std::size_t>(count));
    return skipData(count);
}

qint64 WebSocketTransport::skipData(qint64 most)
{
    const qint64 count = std::min<qint64>(most, m_received.size() - m_position);
    m_position += count;
    if (m_position == m_received.size()) {
        m_received = {};
        m_position = 0;
    }
    return count;
}

void WebSocketTransport::send(QByteArrayView bytes)
{
    m_writtenBytes += bytes.size();
    m_client->send(bytes);  // which is nothing once it is cut
}

qint64 WebSocketTransport::writeData(const char *bytes, qint64 size)
{
    if (state() != ConnectedState) return -1;
    send({bytes, size});
    return size;
}

}  // namespace chalkreel
