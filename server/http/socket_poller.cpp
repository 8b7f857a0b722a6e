#include "server/http/socket_poller.h"

#include <array>
#include <unistd.h>

namespace chalkreel {
namespace {

constexpr std::size_t kEvents = 256;  ///< in a turn; then Qt's own events get theirs
constexpr quint32 kWanted = quint32{EPOLLIN} | EPOLLOUT | EPOLLRDHUP | EPOLLET;

}  // namespace

SocketPoller::SocketPoller()
    : m_epoll{::epoll_create1(EPOLL_CLOEXEC)}
{
    if (m_epoll < 0) qFatal("This system has no descriptor left for epoll.");
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { poll(); });
}

SocketPoller::~SocketPoller()
{
    m_notifier.reset();
    ::close(m_epoll);
}

bool SocketPoller::add(int descriptor, PolledSocket &socket)
{
    epoll_event wanted = {};
    wanted.events = kWanted;
    wanted.data.ptr = &socket;
    return ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &wanted) == 0;
}

void SocketPoller::remove(int descriptor, const PolledSocket &socket)
{
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    for (epoll_event &event : m_untold)
        if (event.data.ptr == &socket) event.data.ptr = nullptr;
}

void SocketPoller::poll()
{
    // A handler that runs an event loop of its own would overwrite what is being told.
    if (!m_untold.empty()) return;
    std::array<epoll_event, kEvents> events;
    const int ready = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 0);
    m_untold = {events.data(), static_cast<std::size_t>(std::max(ready, 0))};
    while (!m_untold.empty()) {
        const epoll_event event = m_untold.front();
        m_untold = m_untold.subspan(1);
        if (event.data.ptr) static_cast<PolledSocket *>(event.data.ptr)->onPolled(event.events);
    }
}

}  // namespace chalkreel
