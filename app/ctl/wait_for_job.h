#pragma once

#include "app/ctl/command.h"
#include "app/ctl/library_session.h"

namespace chalkreel::ctl {

/// The job in its last state, with its progress shown meanwhile. Unavailable when the program that has the library open goes
/// away first (ask through `throughOwners`), Cancelled when we are asked to stop.
[[nodiscard]] Result<Job> waitForEnd(LibrarySession &session, JobId id, const Context &context);

}  // namespace chalkreel::ctl
