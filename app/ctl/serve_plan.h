#pragma once

#include "core/settings/settings.h"
#include "server/api/gateway.h"
#include "server/events/socket_limits.h"
#include "server/server.h"

namespace chalkreel::ctl {

/// Who may come in without an account.
enum class Openness {
    Accounts,  ///< nobody
    Loopback,  ///< --open: whoever is on this computer
    Network,   ///< --open-to-network: whoever reaches this computer
};

/// How a server runs, as the settings say.
struct ServePlan
{
    Settings settings;  ///< of a server
    Openness openness = Openness::Accounts;
    ServerOptions server;
    GatewayOptions gateway;
    SocketLimits sockets;

    /// Where it is reached once it listens on `port`: one that can be opened on this computer.
    QString url(quint16 port) const;
    /// What somebody should know who starts it so.
    QStringList warnings() const;
};

/// InvalidArgument names the setting that cannot be used, or says why this address may not be open; what loadTls() fails
/// with. Raises this process's limit of open files as far as its connections need it. May ask for a name's address.
[[nodiscard]] Result<ServePlan> planServer(const LoadedSettings &settings, Openness openness);

}  // namespace chalkreel::ctl
