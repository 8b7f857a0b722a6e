#pragma once

#include "core/base/guarded.h"
#include "core/model/user.h"
#include "server/api/route.h"

#include <QHash>

#include <optional>

namespace chalkreel {

/// What a client is told of who it is. Programs ask it over and over, and it hardly ever changes: an answer is made anew only when
/// something in it has. Safe to use from any thread.
class MeAnswers
{
public:
    /// `user`: nothing where the principal is no user.
    HttpReply answer(const Principal &principal, const std::optional<User> &user);

private:
    struct Made
    {
        Principal principal;
        std::optional<User> user;
        HttpReply reply;
    };
    Guarded<QHash<CredentialId, Made>> m_made;
};

}  // namespace chalkreel
