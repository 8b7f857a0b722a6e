#pragma once

#include "app/ctl/command.h"

namespace chalkreel::ctl {

/// chalkreelctl user: who may use a server on this library. The way back in for an admin who lost his password.
void addUserCommand(CLI::App &app, const Chosen &chosen);

}  // namespace chalkreel::ctl
