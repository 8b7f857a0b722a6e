#pragma once

#include "app/ctl/command.h"
#include "app/ctl/library_session.h"

#include <memory>

namespace chalkreel::ctl {

/// What `ask` answers, asked again each time that the program which has the library open goes away before it could answer:
/// then the library is ours to open, or belongs to whoever was quicker; `session` becomes that.
template <typename Ask>
auto throughOwners(std::unique_ptr<LibrarySession> &session, const Context &context, const Ask &ask)
{
    constexpr int kMostOwners = 1000;  // a folder full of files may be processed by as many programs, one after the other
    for (int owners = 1;; ++owners) {
        auto answer = ask(*session);
        const bool isOwnerLost = !answer && answer.error().code == ErrorCode::Unavailable && !session->backend();
        if (!isOwnerLost || owners == kMostOwners) return answer;
        session.reset();
        Result<std::unique_ptr<LibrarySession>> next = LibrarySession::open(context.settings.values, LibrarySession::Workers::Running);
        if (!next) return decltype(answer){fail(next.error())};
        session = std::move(*next);
    }
}

}  // namespace chalkreel::ctl
