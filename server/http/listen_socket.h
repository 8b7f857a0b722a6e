#pragma once

#include "core/base/result.h"

#include <QHostAddress>

namespace chalkreel {

/// A listening TCP socket that shares its port with others of its kind: the kernel spreads new connections over them
/// (SO_REUSEPORT), so that each thread has its own. Port 0 takes a free one. Unavailable when the port is in use,
/// PermissionDenied for one that is not for this user, InvalidArgument for an address that is not this machine's.
/// `isFirst`: refuses a port on which anything listens already, another server of ours included.
struct ListenSocket
{
    int descriptor = -1;  ///< the caller's to close
    quint16 port = 0;
};
[[nodiscard]] Result<ListenSocket> openListenSocket(const QHostAddress &address, quint16 port, bool isFirst);

}  // namespace chalkreel
