#pragma once

#include "core/base/result.h"

#include <QByteArrayList>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace chalkreel::bench {

/// Many WebSockets that listen, on one thread.
class SocketCrowd
{
public:
    struct Address
    {
        quint16 port = 0;
        QByteArray path;
        QByteArrayList headers;  ///< of the request, besides those of the WebSocket
        bool isGreeted = false;  ///< the server sends something first
    };
    /// Waits until all are open, and greeted. Internal when one is refused.
    static Result<std::unique_ptr<SocketCrowd>> open(const Address &address, int count);
    ~SocketCrowd();

    /// How long after `trigger` began each of them had a message with `marker` in it, in milliseconds. Timeout when one
    /// has none after a minute.
    Result<std::vector<double>> listen(const QByteArray &marker, const std::function<Result<void>()> &trigger);

private:
    struct Listener
    {
        int descriptor = -1;
        QByteArray read;
        bool isOpen = false;
        bool isGreeted = false;
        bool hasHeard = false;
    };
    SocketCrowd() = default;
    /// What can be read now. False: the connection is gone.
    bool take(Listener &listener, const QByteArray &marker);
    qsizetype takeFrames(Listener &listener, QByteArrayView bytes, const QByteArray &marker);
    Result<void> readUntil(const std::function<bool()> &isDone, const QByteArray &marker, const std::function<void(Listener &)> &taken);

    int m_poll = -1;
    std::vector<Listener> m_listeners;
};

}  // namespace chalkreel::bench
