#include "core/scan/clamd_connection.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <netdb.h>
#include <optional>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace chalkreel {
namespace {

/// clamd's answers are one line.
constexpr qsizetype kLongestAnswer = 4096;

Failure badAddress(const QString &text)
{
    return fail(ErrorCode::InvalidArgument,
                QCoreApplication::translate("Scan", "CLAMD_SOCKET: “%1” is neither the path of a socket nor host:port.").arg(text));
}

Failure isDown(int reason)
{
    return fail(ErrorCode::Unavailable, QCoreApplication::translate("Scan", "The virus scanner cannot be reached."),
                QString::fromStdString(std::generic_category().message(reason)));
}

Failure isSilent() { return fail(ErrorCode::Timeout, QCoreApplication::translate("Scan", "The virus scanner did not answer in time.")); }

using Addresses = std::unique_ptr<addrinfo, decltype([](addrinfo *list) { ::freeaddrinfo(list); })>;

Addresses lookUp(const ClamdAddress &address)
{
    addrinfo hints = {};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const QByteArray port = QByteArray::number(address.port);
    if (::getaddrinfo(address.host.toUtf8().constData(), port.constData(), &hints, &found) != 0) return Addresses{};
    return Addresses{found};
}

int newSocket(int family) { return ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

}  // namespace

/// Wakes a poll() when somebody asks to stop.
class ClamdConnection::Stop
{
public:
    explicit Stop(const std::stop_token &token)
        : m_event{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)}
    {
        m_callback.emplace(token, Write{m_event});
    }
    ~Stop()
    {
        m_callback.reset();
        ::close(m_event);
    }
    Stop(const Stop &) = delete;
    Stop &operator=(const Stop &) = delete;

    int event() const { return m_event; }

private:
    struct Write
    {
        int event;
        void operator()() const
        {
            const std::uint64_t one = 1;
            [[maybe_unused]] const ssize_t written = ::write(event, &one, sizeof one);
        }
    };
    int m_event;
    std::optional<std::stop_callback<Write>> m_callback;
};

Result<ClamdAddress> ClamdAddress::parse(const QString &text)
{
    if (text.startsWith(u'/')) {
        if (QFile::encodeName(text).size() >= static_cast<qsizetype>(sizeof sockaddr_un{}.sun_path)) return badAddress(text);
        return ClamdAddress{.path = text, .host = {}};
    }
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0) return badAddress(text);
    bool isNumber = false;
    const ushort port = text.mid(colon + 1).toUShort(&isNumber);
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    else if (host.contains(u':'))
        return badAddress(text);
    if (!isNumber || port == 0 || host.isEmpty() || host.contains(u'/')) return badAddress(text);
    return ClamdAddress{.path = {}, .host = host, .port = port};
}

Result<ClamdConnection> ClamdConnection::open(const ClamdAddress &address, std::chrono::milliseconds patience, const std::stop_token &stop)
{
    if (!address.path.isEmpty()) {
        sockaddr_un name = {};
        name.sun_family = AF_UNIX;
        const QByteArray path = QFile::encodeName(address.path);
        std::memcpy(name.sun_path, path.constData(), static_cast<size_t>(path.size()));
        ClamdConnection connection{newSocket(AF_UNIX), patience, std::make_unique<Stop>(stop)};
        if (Result<void> connected = connection.connectTo(&name, sizeof name); !connected) return fail(std::move(connected.error()));
        return connection;
    }
    const Addresses addresses = lookUp(address);
    if (!addresses) return isDown(EHOSTUNREACH);
    std::optional<Error> problem;
    for (const addrinfo *next = addresses.get(); next; next = next->ai_next) {
        ClamdConnection connection{newSocket(next->ai_family), patience, std::make_unique<Stop>(stop)};
        Result<void> connected = connection.connectTo(next->ai_addr, next->ai_addrlen);
        if (connected) return connection;
        problem = std::move(connected.error());
        if (problem->code == ErrorCode::Cancelled) break;
    }
    return fail(*problem);
}

ClamdConnection::ClamdConnection(int socket, std::chrono::milliseconds patience, std::unique_ptr<Stop> stop)
    : m_socket{socket}
    , m_patience{patience}
    , m_stop{std::move(stop)}
{
}

ClamdConnection::ClamdConnection(ClamdConnection &&other) noexcept
    : m_socket{std::exchange(other.m_socket, -1)}
    , m_patience{other.m_patience}
    , m_stop{std::move(other.m_stop)}
{
}

ClamdConnection::~ClamdConnection()
{
    if (m_socket >= 0) ::close(m_socket);
}

Result<void> ClamdConnection::connectTo(const void *address, unsigned length)
{
    if (m_socket < 0) return isDown(errno);
    if (::connect(m_socket, static_cast<const sockaddr *>(address), length) == 0) return {};
    // A unix socket whose queue is full says EAGAIN: there is one, but it does not take us now.
    if (errno != EINPROGRESS) return isDown(errno);
    const Result<short> ready = waitFor(POLLOUT);
    if (!ready) return fail(ready.error());
    int reason = 0;
    socklen_t size = sizeof reason;
    if (::getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &reason, &size) != 0) return isDown(errno);
    if (reason != 0) return isDown(reason);
    return {};
}

Result<short> ClamdConnection::waitFor(short events) const
{
    const auto end = std::chrono::steady_clock::now() + m_patience;
    while (true) {
        std::array waited{pollfd{.fd = m_socket, .events = events, .revents = 0},
                          pollfd{.fd = m_stop->event(), .events = POLLIN, .revents = 0}};
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        const int ready = ::poll(waited.data(), waited.size(), static_cast<int>(std::max<qint64>(left.count(), 0)));
        if (ready < 0 && errno == EINTR) continue;
        if (ready < 0) return isDown(errno);
        if (waited[1].revents != 0) return fail(ErrorCode::Cancelled, QString{});
        if (ready == 0) return isSilent();
        return waited[0].revents;
    }
}

Result<bool> ClamdConnection::send(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const Result<short> ready = waitFor(POLLIN | POLLOUT);
        if (!ready) return fail(ready.error());
        if (*ready & (POLLIN | POLLHUP | POLLERR)) return false;
        const ssize_t count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (count < 0 && (errno == EPIPE || errno == ECONNRESET)) return false;
        if (count < 0) return isDown(errno);
        bytes = bytes.subspan(static_cast<size_t>(count));
    }
    return true;
}

Result<ClamdAnswer> ClamdConnection::answer()
{
    ClamdAnswer answer;
    std::array<char, 512> block;
    while (answer.text.size() <= kLongestAnswer) {
        const Result<short> ready = waitFor(POLLIN);
        if (!ready) return fail(ready.error());
        const ssize_t count = ::recv(m_socket, block.data(), block.size(), 0);
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (count < 0 && answer.text.isEmpty()) return isDown(errno);
        if (count <= 0) break;
        answer.text.append(block.data(), count);
        const qsizetype end = answer.text.indexOf('\0');
        if (end < 0) continue;
        answer.text.truncate(end);
        answer.isComplete = true;
        break;
    }
    if (answer.text.isEmpty()) return isDown(ECONNRESET);
    return answer;
}

}  // namespace chalkreel
