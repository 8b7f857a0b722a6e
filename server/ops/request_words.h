#pragma once

#include "server/api/api_context.h"
#include "server/http/http_message.h"

namespace chalkreel {

/// What logs, figures and traces may say of a request: what a client writes freely is cut, kept on one line, or left out.

inline constexpr int kClientLeft = 499;

/// The method, or `other` for one that no row of the table could have.
[[nodiscard]] QByteArray knownMethod(const QByteArray &method, const char *other);
/// Control characters and changes of direction as \u{...}; the first 512 bytes.
[[nodiscard]] QString shown(const QByteArray &text);
/// The path without its query, in which tickets and signatures stand; of a shared link, whose token stands in the path, the
/// route's.
[[nodiscard]] QString shownPath(const ApiContext &context, const HttpHead &head);

}  // namespace chalkreel
