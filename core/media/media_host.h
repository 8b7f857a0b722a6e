#pragma once

#include "core/media/media_task.h"

#include <chrono>

namespace chalkreel {

/// Where media tasks run.
class MediaHost
{
public:
    virtual ~MediaHost() = default;
    /// Blocks until the task has ended. Timeout when there was no progress for `patience`; WorkerLost when the process
    /// died (the detail has its signal and last words); ResourceExhausted when it met its memory limit.
    virtual Result<MediaReport> run(const MediaTask &task, const MediaControl &control, std::chrono::seconds patience) = 0;
};

/// In the calling thread: for tests and on request. Knows no patience.
class InThreadMediaHost final : public MediaHost
{
public:
    Result<MediaReport> run(const MediaTask &task, const MediaControl &control, std::chrono::seconds patience) override;
};

}  // namespace chalkreel
