#pragma once

#include "core/base/result.h"

namespace chalkreel::ctl {

/// A password that is to be set. On a terminal it is asked for twice and not shown; else it is the first line of standard
/// input. Never from the command line: others see that. InvalidArgument when the two differ or there is none; Cancelled.
[[nodiscard]] Result<QString> askForNewPassword();

}  // namespace chalkreel::ctl
