#pragma once

#include "core/scan/virus_scanner.h"
#include "core/settings/settings.h"

#include <memory>

namespace chalkreel {

/// The scanner that the settings name, whether it can be reached or not; null when VIRUS_SCAN is off. InvalidArgument.
[[nodiscard]] Result<std::shared_ptr<VirusScanner>> scannerFor(const Settings &settings);

/// For a readiness check: a word on the scanner, null being one that is switched off. Blocks for some seconds at most.
[[nodiscard]] Result<QString> scannerReadiness(VirusScanner *scanner);

}  // namespace chalkreel
