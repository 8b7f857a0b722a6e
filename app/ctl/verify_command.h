#pragma once

#include "app/ctl/command.h"

namespace chalkreel::ctl {

/// chalkreelctl verify: whether all that a library says it has is there and unchanged.
void addVerifyCommand(CLI::App &app, const Chosen &chosen);

}  // namespace chalkreel::ctl
