#pragma once

#include "app/ctl/command.h"

namespace chalkreel::ctl {

/// chalkreelctl serve: a library behind HTTP and WebSocket, until it is told to stop.
void addServeCommand(CLI::App &app, const Chosen &chosen);

}  // namespace chalkreel::ctl
