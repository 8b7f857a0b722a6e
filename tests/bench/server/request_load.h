#pragma once

#include "core/base/result.h"

#include <chrono>

namespace chalkreel::bench {

struct LoadShape
{
    int connections = 32;  ///< each with one request under way, kept alive
    std::chrono::milliseconds warmUp{500};
    std::chrono::milliseconds measured{3000};
};

/// Requests per second that a server answers with 200. Internal for any other answer.
[[nodiscard]] Result<double> requestsPerSecond(quint16 port, const QByteArray &request, const LoadShape &shape = {});

}  // namespace chalkreel::bench
