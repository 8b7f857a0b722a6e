#include "app/ctl/serve_plan.h"

#include "app/ctl/tls_files.h"

#include <QCoreApplication>
#include <QHostInfo>
#include <QThread>

#include <algorithm>
#include <sys/resource.h>

namespace chalkreel::ctl {
namespace {

/// For the database, the files that are being sent and the media processes.
constexpr int kOtherFiles = 1024;

Result<QHostAddress> addressOf(const QString &host)
{
    if (const QHostAddress address{host}; !address.isNull()) return address;
    QList<QHostAddress> found = QHostInfo::fromName(host).addresses();
    std::ranges::stable_partition(found, [](const QHostAddress &address) { return address.protocol() == QAbstractSocket::IPv4Protocol; });
    if (!found.isEmpty()) return found.first();
    return fail(ErrorCode::InvalidArgument,
                QCoreApplication::translate("Ctl", "HOST: “%1” is no address that can be listened on.").arg(host));
}

Result<QList<QPair<QHostAddress, int>>> proxiesOf(const QStringList &words)
{
    QList<QPair<QHostAddress, int>> networks;
    for (const QString &word : words) {
        const QPair<QHostAddress, int> network = QHostAddress::parseSubnet(word);
        if (network.first.isNull() || network.second < 0)
            return fail(ErrorCode::InvalidArgument,
                        QCoreApplication::translate("Ctl", "TRUSTED_PROXIES: “%1” is neither an address nor a network.").arg(word));
        networks.append(network);
    }
    return networks;
}

/// How many connections can be had of the wanted ones: each is an open file.
int affordableConnections(int wanted)
{
    rlimit files = {};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
    const rlim_t needed = static_cast<rlim_t>(wanted) + kOtherFiles;
    if (files.rlim_cur < needed) {
        files.rlim_cur = files.rlim_max == RLIM_INFINITY ? needed : std::min(needed, files.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &files);
        ::getrlimit(RLIMIT_NOFILE, &files);
    }
    if (files.rlim_cur >= needed) return wanted;
    const int had = static_cast<int>(files.rlim_cur);
    return std::max(had - kOtherFiles, std::min(wanted, had / 2));
}

BucketShape bucketOf(int perSecond) { return {.burst = 4.0 * perSecond, .perSecond = static_cast<double>(perSecond)}; }

/// What programs on this computer call it. Another name in Host would be a web page's that has come to mean this computer.
QStringList loopbackNames(const QHostAddress &address)
{
    QStringList names{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("[::1]")};
    if (const QString own = address.toString(); address.protocol() == QAbstractSocket::IPv4Protocol && !names.contains(own))
        names.append(own);
    return names;
}

}  // namespace

Result<ServePlan> planServer(const LoadedSettings &loaded, Openness openness)
{
    const Result<Settings> settings = serverSettings(loaded);
    if (!settings) return fail(settings.error());
    const Result<QHostAddress> address = addressOf(settings->host);
    if (!address) return fail(address.error());
    if (openness == Openness::Loopback && !address->isLoopback())
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Ctl",
                                                "Without accounts only this computer may reach the server. For a container or a network "
                                                "that you trust there is --open-to-network."));
    const Result<QList<QPair<QHostAddress, int>>> proxies = proxiesOf(settings->trustedProxies);
    if (!proxies) return fail(proxies.error());

    ServePlan plan{.settings = *settings, .openness = openness};
    plan.server.address = *address;
    plan.server.port = static_cast<quint16>(settings->port);
    plan.server.threads = settings->serverThreads > 0 ? settings->serverThreads : std::clamp(QThread::idealThreadCount(), 2, 8);
    plan.server.apiThreads = std::clamp(4 * QThread::idealThreadCount(), 8, 32);
    plan.server.limits.connections = affordableConnections(settings->maxConnections);
    plan.server.limits.connectionsPerAddress = settings->maxConnectionsPerAddress;
    if (!settings->tlsCertificate.isEmpty()) {
        const Result<QSslConfiguration> tls = loadTls(settings->tlsCertificate, settings->tlsKey);
        if (!tls) return fail(tls.error());
        plan.server.tls = *tls;
    }
    plan.gateway.byAddress = bucketOf(settings->rateLimitPerAddress);
    plan.gateway.byUser = bucketOf(settings->rateLimitPerUser);
    plan.sockets.socketsPerAddress = settings->maxWebsocketsPerAddress;
    plan.sockets.socketsPerUser = settings->maxWebsocketsPerUser;
    plan.gateway.allowedOrigins = settings->allowedOrigins;
    plan.gateway.trustedProxies = *proxies;
    plan.gateway.isOpen = openness != Openness::Accounts;
    if (openness == Openness::Loopback) plan.gateway.allowedHosts = loopbackNames(*address);
    return plan;
}

QString ServePlan::url(quint16 port) const
{
    QString host = server.address.toString();
    if (server.address == QHostAddress{QHostAddress::AnyIPv4}) host = QStringLiteral("127.0.0.1");
    if (server.address == QHostAddress{QHostAddress::AnyIPv6}) host = QStringLiteral("::1");
    if (host.contains(u':')) host = u'[' + host + u']';
    return QStringLiteral("%1://%2:%3").arg(server.tls ? QStringLiteral("https") : QStringLiteral("http"), host).arg(port);
}

QStringList ServePlan::warnings() const
{
    QStringList all;
    if (openness == Openness::Network)
        all.append(QCoreApplication::translate(
                       "Ctl", "WARNING: without accounts, everybody who reaches port %1 of this computer may see, change and "
                              "delete everything in this library.")
                       .arg(server.port));
    if (openness == Openness::Accounts && !server.address.isLoopback() && !server.tls && gateway.trustedProxies.isEmpty())
        all.append(QCoreApplication::translate(
            "Ctl", "WARNING: passwords and videos cross the network unencrypted. Set TLS_CERTIFICATE and TLS_KEY, "
                   "or put a proxy with TLS in front and name it in TRUSTED_PROXIES."));
    if (server.limits.connections < settings.maxConnections)
        all.append(
            QCoreApplication::translate("Ctl", "This computer allows this program only %1 connections (ulimit -n), not MAX_CONNECTIONS.")
                .arg(server.limits.connections));
    return all;
}

}  // namespace chalkreel::ctl
