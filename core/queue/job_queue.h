#pragma once

#include <QtGlobal>

#include <stop_token>

namespace chalkreel {

/// Wakes workers. It carries no jobs: the database is the truth, so a wake-up that comes twice or too often does no harm.
class JobQueue
{
public:
    virtual ~JobQueue() = default;

    /// There may be work.
    virtual void wake() = 0;
    /// Counts wake-ups. Read it before looking into the database, then wait for it to change: nothing is missed in between.
    virtual quint64 wakeCount() = 0;
    /// Returns once wakeCount() is no longer `seen`, or stop is requested.
    virtual void wait(quint64 seen, std::stop_token stop) = 0;
};

}  // namespace chalkreel
