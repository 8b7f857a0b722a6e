#pragma once

#include "app/ctl/command.h"

namespace chalkreel::ctl {

/// chalkreelctl list: the assets of a library.
void addListCommand(CLI::App &app, const Chosen &chosen);

}  // namespace chalkreel::ctl
