#pragma once

#include "server/api/api_context.h"

namespace chalkreel {

/// Runs a row's handler on a complete request; errors become problems, and those that nobody expects are logged.
[[nodiscard]] HttpReply callHandler(const ApiHandler &handler, const HttpHead &head, const QByteArray &body, const ApiContext &context);

}  // namespace chalkreel
