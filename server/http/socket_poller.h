#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>
#include <span>
#include <sys/epoll.h>

namespace chalkreel {

/// Told by a SocketPoller what its descriptor can do: EPOLLIN and the like.
class PolledSocket
{
public:
    virtual ~PolledSocket() = default;
    virtual void onPolled(quint32 events) = 0;
};

/// The descriptors of one thread, in one edge-triggered epoll(7) instance that Qt's event loop sees as a single descriptor:
/// what a turn of the loop costs does not grow with the number of idle connections, as it does where Qt polls each of them.
class SocketPoller final : public QObject
{
public:
    SocketPoller();
    ~SocketPoller() override;

    /// False when the kernel refuses. Each change of the descriptor's state is told once, all kinds of it.
    [[nodiscard]] bool add(int descriptor, PolledSocket &socket);
    /// Nothing is told to it from now on, also of what was seen already.
    void remove(int descriptor, const PolledSocket &socket);

private:
    void poll();

    int m_epoll = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::span<epoll_event> m_untold;  ///< of the turn under way
};

}  // namespace chalkreel
