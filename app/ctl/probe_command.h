#pragma once

#include "app/ctl/command.h"

namespace chalkreel::ctl {

/// chalkreelctl probe FILE: what a media file says of itself.
void addProbeCommand(CLI::App &app, const Chosen &chosen);

}  // namespace chalkreel::ctl
