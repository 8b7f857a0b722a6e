#pragma once

#include "core/settings/settings.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <stop_token>

namespace chalkreel::ctl {

inline constexpr int kOk = 0;
inline constexpr int kFailed = 1;
inline constexpr int kBadUsage = 2;
inline constexpr int kInterrupted = 130;  ///< as shells report SIGINT

/// What every command gets.
struct Context
{
    LoadedSettings settings;
    bool isJson = false;   ///< one JSON object on standard output, nothing else
    std::stop_token stop;  ///< requested by SIGINT, SIGTERM and SIGHUP
};

/// Returns the exit status.
using Action = std::function<int(Context &)>;

/// The subcommand that was chosen on the command line, to be run once all of it was understood.
using Chosen = std::function<void(Action)>;

/// Adds --json and remembers `action` when this subcommand is chosen. The options that it reads must live as long as `app`.
inline void whenChosen(CLI::App &command, const Chosen &chosen, Action action)
{
    command.callback([chosen, action = std::move(action)] { chosen(action); });
}

}  // namespace chalkreel::ctl
