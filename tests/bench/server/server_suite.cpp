#include "tests/bench/server/server_suite.h"

#include <algorithm>
#include <array>

namespace chalkreel::bench {
namespace {

struct Part
{
    const char *name;
    ServerRows (*measure)(const ServerBench &);
};

constexpr std::array kParts{Part{"upload", &measureUploads}, Part{"download", &measureDownloads}, Part{"json", &measureJson},
                            Part{"tus", &measureTus},        Part{"sockets", &measureSockets},    Part{"list", &measureList},
                            Part{"soak", &measureSoak}};

}  // namespace

double quantile(std::vector<double> values, double part)
{
    if (values.empty()) return 0;
    const auto index = std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())));
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(index));
    return values[index];
}

double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

QStringList serverParts()
{
    QStringList names;
    for (const Part &part : kParts) names.append(QString::fromLatin1(part.name));
    return names;
}

QList<BenchRow> runServerSuite(const ServerBench &bench)
{
    QList<BenchRow> rows;
    for (const Part &part : kParts) {
        const QString name = QString::fromLatin1(part.name);
        const bool isSoak = part.measure == &measureSoak;
        if (bench.only.isEmpty() ? isSoak && bench.soakSeconds == 0 : !bench.only.contains(name)) continue;
        const ServerRows measured = part.measure(bench);
        if (measured) {
            rows += *measured;
            continue;
        }
        bench.onStep(measured.error().message + u' ' + measured.error().detail);
        rows.append(BenchRow{.name = name, .problem = measured.error().message});
    }
    return rows;
}

}  // namespace chalkreel::bench
