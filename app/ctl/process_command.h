#pragma once

#include "app/ctl/command.h"

namespace chalkreel::ctl {

/// chalkreelctl process FILE: into a folder with --output, else into a library.
void addProcessCommand(CLI::App &app, const Chosen &chosen);

}  // namespace chalkreel::ctl
