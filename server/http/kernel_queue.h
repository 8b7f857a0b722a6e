#pragma once

#include <QtGlobal>

namespace chalkreel {

/// Bytes that were sent on a TCP connection and not acknowledged by its other side (tcp(7), SIOCOUTQ); 0 where there is none.
qint64 heldByKernel(int descriptor);

}  // namespace chalkreel
