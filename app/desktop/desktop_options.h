#pragma once

#include "core/settings/settings_store.h"
#include "ui/support/theme.h"

namespace chalkreel {

/// What `chalkreel [FILES...]` was started with.
struct DesktopOptions
{
    QStringList files;  ///< absolute paths
    std::optional<ui::ThemeChoice> theme;
    bool wantsDemo = false;
    SettingsStore store;  ///< where `settings` come from
    Settings settings;
};

/// Reads the command line, the environment and the settings files. InvalidArgument says what is wrong with them.
/// Answers --help and --version itself and ends the program.
[[nodiscard]] Result<DesktopOptions> readDesktopOptions(const QStringList &arguments);

}  // namespace chalkreel
