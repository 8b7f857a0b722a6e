#pragma once

#include "core/media/media_host.h"
#include "core/settings/settings.h"

#include <memory>

namespace chalkreel::ctl {

/// A process of its own for each media task, or this one when that was asked for (a debugger wants it so).
[[nodiscard]] Result<std::unique_ptr<MediaHost>> chooseMediaHost(const Settings &settings, bool isInProcess);

/// What the settings allow a media file to ask for.
[[nodiscard]] MediaLimits mediaLimits(const Settings &settings);

}  // namespace chalkreel::ctl
