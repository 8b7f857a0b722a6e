#pragma once

#include "app/ctl/command.h"

namespace chalkreel::ctl {

/// chalkreelctl config: every setting, its value (secrets masked) and where it came from.
void addConfigCommand(CLI::App &app, const Chosen &chosen);

}  // namespace chalkreel::ctl
