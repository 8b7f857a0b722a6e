#pragma once

#include "app/ctl/command.h"

namespace chalkreel::ctl {

/// chalkreelctl job list|show|cancel|retry|priority
void addJobCommand(CLI::App &app, const Chosen &chosen);

}  // namespace chalkreel::ctl
