#include "server/http/listen_socket.h"

#include <QString>

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace chalkreel {
namespace {

constexpr int kBacklog = 4096;

struct SocketAddress
{
    sockaddr_storage storage = {};
    socklen_t size = 0;
    sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }
};

SocketAddress nativeAddress(const QHostAddress &address, quint16 port)
{
    SocketAddress native;
    if (address.protocol() == QAbstractSocket::IPv6Protocol || address == QHostAddress{QHostAddress::Any}) {
        auto *ipv6 = reinterpret_cast<sockaddr_in6 *>(&native.storage);
        ipv6->sin6_family = AF_INET6;
        ipv6->sin6_port = htons(port);
        const Q_IPV6ADDR bits = address.toIPv6Address();
        if (address != QHostAddress{QHostAddress::Any}) std::memcpy(&ipv6->sin6_addr, &bits, sizeof bits);
        native.size = sizeof *ipv6;
    } else {
        auto *ipv4 = reinterpret_cast<sockaddr_in *>(&native.storage);
        ipv4->sin_family = AF_INET;
        ipv4->sin_port = htons(port);
        ipv4->sin_addr.s_addr = htonl(address.toIPv4Address());
        native.size = sizeof *ipv4;
    }
    return native;
}

Failure failure(int error, const QHostAddress &address, quint16 port)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(error));
    const QString where = QStringLiteral("%1 port %2").arg(address.toString()).arg(port);
    if (error == EADDRINUSE)
        return fail(ErrorCode::Unavailable, QStringLiteral("%1 is in use by another program. Choose another with --port.").arg(where),
                    detail);
    if (error == EACCES)
        return fail(ErrorCode::PermissionDenied, QStringLiteral("%1 is not for this user. Choose one from 1024 on with --port.").arg(where),
                    detail);
    return fail(ErrorCode::InvalidArgument, QStringLiteral("%1 cannot be listened on. Check --host and --port.").arg(where), detail);
}

}  // namespace

Result<ListenSocket> openListenSocket(const QHostAddress &address, quint16 port, bool isFirst)
{
    SocketAddress native = nativeAddress(address, port);
    const int descriptor = ::socket(native.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return failure(errno, address, port);
    const auto giveUp = [&](int error) {
        ::close(descriptor);
        return failure(error, address, port);
    };
    const int yes = 1;
    const int no = 0;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (native.storage.ss_family == AF_INET6) ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
    // Without the option the first bind fails where anybody listens; with it set afterwards, the others can join.
    if (!isFirst) ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
    if (::bind(descriptor, native.get(), native.size) != 0) return giveUp(errno);
    if (isFirst) ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
    if (::listen(descriptor, kBacklog) != 0) return giveUp(errno);
    SocketAddress bound;
    bound.size = sizeof bound.storage;
    if (::getsockname(descriptor, bound.get(), &bound.size) != 0) return giveUp(errno);
    const quint16 boundPort = bound.storage.ss_family == AF_INET6 ? ntohs(reinterpret_cast<sockaddr_in6 *>(&bound.storage)->sin6_port)
                                                                  : ntohs(reinterpret_cast<sockaddr_in *>(&bound.storage)->sin_port);
    return ListenSocket{descriptor, boundPort};
}

}  // namespace chalkreel
