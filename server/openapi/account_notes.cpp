#include "server/openapi/operation_notes.h"

#include <array>

namespace chalkreel {
namespace {

constexpr std::array kNotes{
    OperationNote{"login",
                  "Answers an access token, which goes into the header `Authorization: Bearer TOKEN` of what follows, and a refresh token "
                  "for when that has run out. Wrong guesses are slowed down for the name and for the address.",
                  "", "", "Unauthorized"},
    OperationNote{
        "claimServer",
        "A new server has no users. It prints a code where it was started; whoever sends that code becomes its first admin and is "
        "signed in. Once there is a user, this is refused.",
        "", "", "Unauthorized Conflict"},
    OperationNote{"refreshSession",
                  "A refresh token is good for one refresh: the answer has the next one. When one comes a second time somebody else has it "
                  "too, so the whole session ends.",
                  "", "", "Unauthorized"},
    OperationNote{"logout",
                  "The tokens end at once, also on WebSockets that are open. A body may be left out. Programs that came in with an API "
                  "token are refused: remove the token instead."},
    OperationNote{"createTicket",
                  "A browser cannot send a header when it opens a WebSocket. It asks for a ticket and opens `/ws/...?ticket=TICKET`. A "
                  "ticket is good for half a minute and for one WebSocket, which lives no longer than what the ticket was made with."},
    OperationNote{"getMe", "Also for whoever has a share's token. On a server without accounts everybody is an admin without a name.", "",
                  "ETag"},
    OperationNote{"listUsers", "An admin sees all users, others themselves."},
    OperationNote{"createUser", "Names are unique without regard to case. Passwords need at least eight characters.", "", "ETag Location",
                  "Conflict"},
    OperationNote{"getUser", "Whoever is no admin finds himself alone.", "", "ETag"},
    OperationNote{"updateUser",
                  "What is absent stays. Role, quota and whether he is disabled are for admins. To change one's own password the current "
                  "one is needed; all other sessions of that person then end. The last admin cannot be disabled or made less.",
                  "If-Match", "ETag", "Conflict"},
    OperationNote{"deleteUser", "His sessions, tokens and links end at once. His videos stay; admins see them.", "", "", "Conflict"},
    OperationNote{"listTokens", "The secrets are not kept and cannot be shown again."},
    OperationNote{"createToken",
                  "For programs. A token can do what its owner may, or with the scope `read` only look; it cannot make further tokens or "
                  "manage accounts, so whoever asks has to be signed in with the password."},
    OperationNote{"deleteToken", "It ends at once, also on WebSockets that are open."},
    OperationNote{"listShares", "An admin sees those of everybody."},
    OperationNote{"createShare",
                  "Whoever has the link sees this video, its files and nothing else, without an account, until it runs out or is removed. "
                  "A body may be left out."},
    OperationNote{"deleteShare", "It ends at once for all who have it."},
    OperationNote{"openShare",
                  "For the page that a link leads to: the token from the link, and the password if it has one, become a bearer token for "
                  "that one video. Wrong passwords are slowed down.",
                  "", "", "Unauthorized NotFound"},
    OperationNote{"listAudit", "Who signed in, what was changed, what was refused, from where. `cursor` goes back in time."},
};

}  // namespace

std::span<const OperationNote> accountNotes() { return kNotes; }

}  // namespace chalkreel
