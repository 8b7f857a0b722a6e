#pragma once

#include "core/local/library.h"

namespace chalkreel {

/// At the start of the one owner of a library, before anything else runs: takes back the jobs that a killed program held,
/// and removes what it left that nothing knows: work folders of jobs that have ended, files of assets that never became
/// one, files of steps that were not committed. Blocks.
[[nodiscard]] Result<void> clearLeftovers(Library &library);

}  // namespace chalkreel
