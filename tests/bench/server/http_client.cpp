#include "tests/bench/server/http_client.h"

#include <QFile>
#include <QJsonDocument>

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

namespace chalkreel::bench {
namespace {

constexpr std::size_t kPiece = 1 << 20;
constexpr timeval kLongestSilence{.tv_sec = 120, .tv_usec = 0};

Failure broken(const char *what)
{
    return fail(ErrorCode::Io, QStringLiteral("A connection of the benchmark broke while it %1.").arg(QString::fromLatin1(what)),
                QString::fromLocal8Bit(std::strerror(errno)));
}

}  // namespace

QByteArray HttpAnswer::header(const QByteArray &name) const
{
    const QByteArrayList lines = head.split('\n');
    for (const QByteArray &line : lines)
        if (line.size() > name.size() && line[name.size()] == ':' && line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(name.size() + 1).trimmed();
    return {};
}

QJsonObject HttpAnswer::json() const { return QJsonDocument::fromJson(body).object(); }

QByteArray requestBytes(const QByteArray &method, const QByteArray &path, const QByteArrayList &headers, const QByteArray &body)
{
    QByteArray bytes = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const QByteArray &header : headers) bytes += header + "\r\n";
    if (!body.isEmpty()) bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

Result<int> connectTo(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return broken("was made");
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &kLongestSilence, sizeof kLongestSilence);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &kLongestSilence, sizeof kLongestSilence);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) return descriptor;
    ::close(descriptor);
    return broken("was opened");
}

Result<HttpClient> HttpClient::connect(quint16 port)
{
    const Result<int> descriptor = connectTo(port);
    if (!descriptor) return fail(descriptor.error());
    return HttpClient{*descriptor};
}

HttpClient::~HttpClient()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

HttpClient::HttpClient(HttpClient &&other) noexcept
    : m_descriptor{std::exchange(other.m_descriptor, -1)}
    , m_read{std::move(other.m_read)}
{
}

Result<void> HttpClient::write(const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t sent = ::send(m_descriptor, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done), MSG_NOSIGNAL);
        if (sent <= 0) return broken("sent");
        done += sent;
    }
    return {};
}

Result<void> HttpClient::writeFile(const QString &path, qint64 bytes)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, QStringLiteral("“%1” cannot be read.").arg(path), file.errorString());
    for (off_t at = 0; at < bytes;)
        if (::sendfile(m_descriptor, file.handle(), &at, std::min(static_cast<std::size_t>(bytes - at), kPiece)) <= 0)
            return broken("sent a file");
    return {};
}

Result<void> HttpClient::readMore()
{
    char piece[64 * 1024];
    const ssize_t count = ::recv(m_descriptor, piece, sizeof piece, 0);
    if (count <= 0) return broken("read");
    m_read.append(piece, count);
    return {};
}

Result<HttpAnswer> HttpClient::readHead()
{
    qsizetype end = 0;
    while ((end = m_read.indexOf("\r\n\r\n")) < 0)
        if (const Result<void> more = readMore(); !more) return fail(more.error());
    HttpAnswer answer{.status = m_read.mid(9, 3).toInt(), .head = m_read.first(end + 2), .body = {}};
    m_read.remove(0, end + 4);
    return answer.status == 100 ? readHead() : answer;
}

Result<HttpAnswer> HttpClient::readAnswer()
{
    Result<HttpAnswer> answer = readHead();
    if (!answer || answer->status == 204 || answer->status == 304) return answer;
    if (answer->header("Transfer-Encoding") == "chunked") {
        // Only peers answer so, and without content that anybody here reads.
        while (!m_read.endsWith("0\r\n\r\n"))
            if (const Result<void> more = readMore(); !more) return fail(more.error());
        answer->body = std::exchange(m_read, {});
        return answer;
    }
    const qint64 length = answer->header("Content-Length").toLongLong();
    while (m_read.size() < length)
        if (const Result<void> more = readMore(); !more) return fail(more.error());
    answer->body = m_read.first(length);
    m_read.remove(0, length);
    return answer;
}

Result<HttpAnswer> HttpClient::ask(const QByteArray &request)
{
    if (const Result<void> sent = write(request); !sent) return fail(sent.error());
    return readAnswer();
}

Result<qint64> HttpClient::download(const QByteArray &request)
{
    if (const Result<void> sent = write(request); !sent) return fail(sent.error());
    const Result<HttpAnswer> answer = readHead();
    if (!answer) return fail(answer.error());
    if (answer->status != 200)
        return fail(ErrorCode::Internal, QStringLiteral("A download was answered with %1.").arg(answer->status), QString::fromUtf8(m_read));
    const qint64 length = answer->header("Content-Length").toLongLong();
    qint64 got = std::exchange(m_read, {}).size();
    while (got < length) {
        // tcp(7): with MSG_TRUNC the bytes are thrown away and nothing is copied.
        const ssize_t count = ::recv(m_descriptor, nullptr, std::min(static_cast<std::size_t>(length - got), kPiece), MSG_TRUNC);
        if (count <= 0) return broken("downloaded");
        got += count;
    }
    return length;
}

}  // namespace chalkreel::bench
