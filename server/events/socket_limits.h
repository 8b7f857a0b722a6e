#pragma once

#include <QtGlobal>

#include <chrono>

namespace chalkreel {

/// What one WebSocket, and all of one person, may take from the server.
struct SocketLimits
{
    int messageBytes = 64 * 1024;  ///< that a client may send at once
    double framesPerSecond = 20;   ///< from a client, parts of messages too
    double frameBurst = 40;
    qint64 queuedBytes = qint64{1} << 20;  ///< that wait for a client to read them; with more, it is cut off
    int queuedFrames = 1000;
    qint64 answeredPingBytes = qint64{16} << 10;     ///< of answers to its pings that a client may cause in a second
    std::chrono::milliseconds authentication{5000};  ///< for the first message where the request showed nothing
    std::chrono::milliseconds ping{30000};
    int missedPongs = 2;
    std::chrono::milliseconds closing{5000};  ///< for the other side to say goodbye
    int socketsPerUser = 64;
    int socketsPerAddress = 256;
    int topics = 100;                        ///< in one subscription
    int replayPage = 200;                    ///< events that are fetched at once for whoever was away
    qint64 replayBytes = qint64{256} << 10;  ///< of a replay that wait for the client; the rest stays in the database
};

/// Why the server closes a WebSocket (RFC 6455, section 7.4; from 4000 on our own).
enum class SocketClose {
    GoingAway = 1001,
    Protocol = 1002,
    BadData = 1003,
    Policy = 1008,
    Failed = 1011,
    Unauthorized = 4401,  ///< no valid token, or it ended meanwhile
    Forbidden = 4403,
    TooSlow = 4408,  ///< did not read what it was sent
    TooMany = 4429,  ///< sockets of this person or address
};

}  // namespace chalkreel
