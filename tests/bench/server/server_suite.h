#pragma once

#include "tests/bench/server/server_rows.h"

namespace chalkreel::bench {

/// What `ServerBench::only` may name.
[[nodiscard]] QStringList serverParts();

/// A part that cannot be measured is a row that does not hold and says why; the others go on.
[[nodiscard]] QList<BenchRow> runServerSuite(const ServerBench &bench);

}  // namespace chalkreel::bench
