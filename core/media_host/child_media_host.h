#pragma once

#include "core/media/media_host.h"

namespace chalkreel {

/// Runs each task in a process of its own, so that a crash, a hang or hunger for memory costs that task and nothing
/// else. Blocks its caller; may be used from several threads at once. Neither it nor its child outlives the other.
class ChildMediaHost final : public MediaHost
{
public:
    explicit ChildMediaHost(QString program);

    Result<MediaReport> run(const MediaTask &task, const MediaControl &control, std::chrono::seconds patience) override;

private:
    QString m_program;
};

/// Where the media process's program is: `configured` (CHALKREEL_MEDIA_HOST) when that is set, beside the running
/// program, or in libexec/chalkreel of the same prefix. Unavailable when it is in none of them.
[[nodiscard]] Result<QString> findMediaHostProgram(const QString &configured);

}  // namespace chalkreel
