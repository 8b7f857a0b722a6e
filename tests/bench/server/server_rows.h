#pragma once

#include "tests/bench/bench_row.h"

#include "core/base/result.h"

#include <functional>
#include <vector>

namespace chalkreel::bench {

struct ServerBench
{
    QString program;  ///< chalkreelctl
    QString peers;    ///< folder that peers/install.sh filled
    int rounds = 3;   ///< ours and the peer take turns; the median of each counts
    int soakSeconds = 0;
    QStringList only;  ///< names of serverParts(); empty: all
    std::function<void(const QString &)> onStep = [](const QString &) {};
};

using ServerRows = Result<QList<BenchRow>>;

[[nodiscard]] ServerRows measureUploads(const ServerBench &bench);    ///< memory while 2 GB come in
[[nodiscard]] ServerRows measureDownloads(const ServerBench &bench);  ///< against nginx
[[nodiscard]] ServerRows measureJson(const ServerBench &bench);       ///< against nginx and FastAPI
[[nodiscard]] ServerRows measureTus(const ServerBench &bench);        ///< against @tus/server
[[nodiscard]] ServerRows measureSockets(const ServerBench &bench);    ///< memory, and an event for all against ws
[[nodiscard]] ServerRows measureList(const ServerBench &bench);       ///< in a large library
[[nodiscard]] ServerRows measureSoak(const ServerBench &bench);       ///< memory over time

[[nodiscard]] double median(std::vector<double> values);
/// 0 to 1.
[[nodiscard]] double quantile(std::vector<double> values, double part);

}  // namespace chalkreel::bench
