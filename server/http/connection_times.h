#pragma once

#include "server/http/http_limits.h"

namespace chalkreel {

/// When something last happened on a connection, and whether that is too long ago. All times in milliseconds of its front's clock.
class ConnectionTimes
{
public:
    explicit ConnectionTimes(qint64 now)
        : m_phaseBegan{now}
        , m_progress{now}
        , m_windowBegan{now}
    {
    }

    void beginPhase(qint64 now) { m_phaseBegan = m_progress = now; }
    /// What came before does not count for the rate at which a body has to come.
    void beginWindow(qint64 now)
    {
        m_progress = m_windowBegan = now;
        m_windowBytes = 0;
    }
    void progress(qint64 now) { m_progress = now; }
    void bodyCame(qint64 now, qint64 bytes)
    {
        m_progress = now;
        m_windowBytes += bytes;
    }
    /// `mark` grows by each byte that the client's side has taken. The kernel tells of it by itself only now and then, when much is gone.
    void delivered(qint64 now, qint64 mark)
    {
        if (mark >= m_delivered && mark - m_delivered < kLeastDelivered) return;
        m_delivered = mark;
        m_progress = now;
    }

    bool isPhaseLongerThan(std::chrono::milliseconds limit, qint64 now) const { return now - m_phaseBegan > limit.count(); }
    bool isQuietLongerThan(std::chrono::milliseconds limit, qint64 now) const { return now - m_progress > limit.count(); }
    /// Looked at now and then; a window that brought enough is followed by the next.
    bool isBodyTooSlow(const HttpLimits &limits, qint64 now)
    {
        if (isQuietLongerThan(limits.bodyStall, now)) return true;
        if (now - m_windowBegan <= limits.bodyRateWindow.count()) return false;
        if (m_windowBytes < limits.bodyRateBytes) return true;
        m_windowBegan = now;
        m_windowBytes = 0;
        return false;
    }

private:
    static constexpr qint64 kLeastDelivered = 4096;  ///< less in a reader's time counts as standing still

    qint64 m_phaseBegan;
    qint64 m_progress;
    qint64 m_windowBegan;
    qint64 m_windowBytes = 0;
    qint64 m_delivered = 0;
};

}  // namespace chalkreel
