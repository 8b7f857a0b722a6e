#pragma once

#include "tests/bench/bench_row.h"

#include "core/base/result.h"

#include <functional>

namespace chalkreel::bench {

struct PipelineBench
{
    QString clip;
    QString program;  ///< chalkreelctl
    int rounds = 3;   ///< ours and the peer take turns; the best of each counts, which noise can only worsen
    std::function<void(const QString &)> onStep = [](const QString &) {};
};

[[nodiscard]] Result<QList<BenchRow>> runPipelineSuite(const PipelineBench &bench);

}  // namespace chalkreel::bench
