#pragma once

#include "core/base/error.h"

#include <expected>

namespace chalkreel {

/// What can fail at run time. Check it; a discarded one is a compiler warning.
template <typename T>
using Result = std::expected<T, Error>;

using Failure = std::unexpected<Error>;

[[nodiscard]] inline Failure fail(ErrorCode code, QString message, QString detail = {})
{
    return Failure{Error{code, std::move(message), std::move(detail)}};
}

[[nodiscard]] inline Failure fail(Error error) { return Failure{std::move(error)}; }

}  // namespace chalkreel
