#pragma once

#include "app/ctl/command.h"
#include "app/ctl/library_session.h"

namespace chalkreel::ctl {

/// The job in its last state, with its progress shown meanwhile. When the program that had the library open goes away, the
/// library is ours to open, `session` becomes that, and the job goes on here. Cancelled when we are asked to stop.
[[nodiscard]] Result<Job> waitThroughOwners(std::unique_ptr<LibrarySession> &session, JobId id, const Context &context);

}  // namespace chalkreel::ctl
