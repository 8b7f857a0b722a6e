#pragma once

#include <QtGlobal>

#include <chrono>

namespace chalkreel {

/// What one client, and all of them together, may take from the server. A phase that lasts longer ends its connection.
struct HttpLimits
{
    int connections = 8192;
    int connectionsPerAddress = 512;
    int headBytes = 32 * 1024;
    int headFields = 100;
    qint64 apiBodyBytes = 1 << 20;  ///< of a request that is collected in memory; a route may allow less or more
    std::chrono::milliseconds handshake{5000};
    std::chrono::milliseconds head{5000};   ///< from its first byte to its last
    std::chrono::milliseconds idle{15000};  ///< between two requests of one connection
    std::chrono::milliseconds bodyStall{10000};
    /// A body has to bring bodyRateBytes in each such window, else a byte a second would hold a connection for ever.
    std::chrono::milliseconds bodyRateWindow{15000};
    qint64 bodyRateBytes = qint64{15} << 10;
    std::chrono::milliseconds handler{300000};  ///< for our own work: a scanner and a slow disk have to be done with the largest file
    std::chrono::milliseconds writeStall{15000};
    /// After a refusal in the middle of a body: so long, and so many bytes, its rest is thrown away, so that the client
    /// reads the answer instead of meeting a reset.
    std::chrono::milliseconds linger{2000};
    qint64 lingerBytes = 4 << 20;
};

}  // namespace chalkreel
