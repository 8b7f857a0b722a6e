#pragma once

#include <stop_token>
#include <thread>

#include <csignal>

namespace chalkreel::ctl {

/// SIGINT, SIGTERM and SIGHUP request a stop, so that work can be put down tidily; a second one ends the program at once.
/// Make it before any thread starts: they inherit that these signals are left to it.
class StopOnSignal
{
public:
    StopOnSignal();
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal &) = delete;
    StopOnSignal &operator=(const StopOnSignal &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    sigset_t m_watched = {};
    std::thread m_waiter;
};

}  // namespace chalkreel::ctl
