#include "server/http/tls_socket.h"

#include <sys/socket.h>
#include <unistd.h>

namespace chalkreel {
namespace {

/// Decrypted, and not asked for yet.
constexpr qint64 kReadBuffer = qint64{256} << 10;

}  // namespace

TlsSocket::TlsSocket(const QSslConfiguration &tls, int descriptor, Peer peer)
    : ClientSocket{std::move(peer)}
{
    m_socket.setSslConfiguration(tls);
    m_socket.setReadBufferSize(kReadBuffer);
    connect(&m_socket, &QSslSocket::encrypted, this, &ClientSocket::encrypted);
    connect(&m_socket, &QSslSocket::readyRead, this, &ClientSocket::readable);
    connect(&m_socket, &QSslSocket::disconnected, this, &ClientSocket::closed);
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, [this](qint64 bytes) {
        emit sent(bytes);
        if (unsent() == 0) emit writable();
    });
    if (!m_socket.setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        return;  // the handshake's time will end it
    }
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.startServerEncryption();
}

TlsSocket::~TlsSocket() { abort(); }

void TlsSocket::consume(qsizetype bytes)
{
    m_consumed += bytes;
    if (m_consumed < m_received.size()) return;
    m_received = {};
    m_consumed = 0;
}

bool TlsSocket::receive(qsizetype most)
{
    const QByteArray bytes = m_socket.read(most);
    if (bytes.isEmpty()) return false;
    m_received.remove(0, std::exchange(m_consumed, 0));
    m_received += bytes;
    return true;
}

void TlsSocket::send(QByteArrayView bytes) { m_socket.write(bytes.data(), bytes.size()); }

void TlsSocket::endSending()
{
    // Qt would end both directions, and what the client still sends would reset the connection under the answer.
    ::shutdown(static_cast<int>(m_socket.socketDescriptor()), SHUT_WR);
}

void TlsSocket::abort()
{
    m_socket.disconnect(this);
    m_received = {};
    m_consumed = 0;
    m_socket.abort();
}

}  // namespace chalkreel
