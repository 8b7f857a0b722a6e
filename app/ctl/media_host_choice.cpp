#include "app/ctl/media_host_choice.h"

#include "core/media_host/child_media_host.h"

namespace chalkreel::ctl {

Result<std::unique_ptr<MediaHost>> chooseMediaHost(const Settings &settings, bool isInProcess)
{
    if (isInProcess) return std::make_unique<InThreadMediaHost>();
    const Result<QString> program = findMediaHostProgram(settings.mediaHost);
    if (!program) return fail(program.error());
    return std::make_unique<ChildMediaHost>(*program);
}

MediaLimits mediaLimits(const Settings &settings)
{
    MediaLimits limits;
    limits.fileBytes = settings.maxFileBytes();
    limits.memoryBytes = settings.mediaMemoryBytes();
    return limits;
}

}  // namespace chalkreel::ctl
