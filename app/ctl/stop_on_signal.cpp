#include "app/ctl/stop_on_signal.h"

#include <pthread.h>
#include <unistd.h>

namespace chalkreel::ctl {
namespace {

/// Ends the waiting thread; the others mean what they always do.
constexpr int kEnough = SIGUSR2;

}  // namespace

StopOnSignal::StopOnSignal()
{
    ::sigemptyset(&m_watched);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, kEnough}) ::sigaddset(&m_watched, number);
    ::pthread_sigmask(SIG_BLOCK, &m_watched, nullptr);
    m_waiter = std::thread{[this] {
        for (;;) {
            int number = 0;
            if (::sigwait(&m_watched, &number) != 0) continue;
            if (number == kEnough) return;
            if (!m_stop.request_stop()) ::_exit(128 + number);
        }
    }};
}

StopOnSignal::~StopOnSignal()
{
    ::pthread_kill(m_waiter.native_handle(), kEnough);
    m_waiter.join();
}

}  // namespace chalkreel::ctl
