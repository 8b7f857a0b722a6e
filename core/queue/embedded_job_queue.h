#pragma once

#include "core/queue/job_queue.h"

#include <condition_variable>
#include <mutex>

namespace chalkreel {

/// Within one process.
class EmbeddedJobQueue final : public JobQueue
{
public:
    void wake() override;
    quint64 wakeCount() override;
    void wait(quint64 seen, std::stop_token stop) override;

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    quint64 m_count = 0;
};

}  // namespace chalkreel
