#pragma once

#include "app/ctl/command.h"

namespace chalkreel::ctl {

/// chalkreelctl demo FILE: renders the demo clip.
void addDemoCommand(CLI::App &app, const Chosen &chosen);

}  // namespace chalkreel::ctl
