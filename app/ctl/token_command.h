#pragma once

#include "app/ctl/command.h"

namespace chalkreel::ctl {

/// chalkreelctl token: what programs use a server on this library with.
void addTokenCommand(CLI::App &app, const Chosen &chosen);

}  // namespace chalkreel::ctl
