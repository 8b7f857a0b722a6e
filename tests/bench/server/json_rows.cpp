#include "tests/bench/server/chalkreel_server.h"
#include "tests/bench/server/peers.h"
#include "tests/bench/server/request_load.h"
#include "tests/bench/server/server_rows.h"

namespace chalkreel::bench {
namespace {

struct Asked
{
    QString name;
    QByteArray path;
    bool isSignedIn = false;
};

BenchRow rowOf(const QString &name, const std::vector<double> &ours, double bar, const QString &peerName)
{
    return {.name = name,
            .unit = QStringLiteral("requests/s"),
            .ours = median(ours),
            .peerName = peerName,
            .bar = bar,
            .kind = BenchRow::Bar::AtLeast};
}

void setPeer(BenchRow &row, const PeerResult &peer, const std::vector<double> &theirs)
{
    if (peer)
        row.peer = median(theirs);
    else
        row.problem = peer.error().message;
}

}  // namespace

ServerRows measureJson(const ServerBench &bench)
{
    const Result<std::unique_ptr<ChalkreelServer>> server = ChalkreelServer::start(bench.program, 1);
    if (!server) return fail(server.error());
    const QList<Asked> all{{QStringLiteral("small JSON, anybody"), "/health"},
                           {QStringLiteral("small JSON, signed in"), "/api/v1/auth/me", true}};
    QList<SameAnswer> answers;
    for (const Asked &asked : all) {
        const Result<HttpAnswer> answer = (*server)->ask("GET", asked.path);
        if (!answer) return fail(answer.error());
        answers.append({asked.path, *answer});
    }
    const PeerResult nginx = startNginx(answers);
    const PeerResult fastApi = startFastApi(answers);
    QList<BenchRow> rows;
    for (const Asked &asked : all) {
        const QByteArray request =
            requestBytes("GET", asked.path, asked.isSignedIn ? QByteArrayList{(*server)->authorization()} : QByteArrayList{});
        std::vector<double> ours;
        std::vector<double> ofNginx;
        std::vector<double> ofFastApi;
        const auto measure = [&](quint16 port, std::vector<double> &values) -> Result<void> {
            const Result<double> rate = requestsPerSecond(port, request);
            if (!rate) return fail(rate.error());
            values.push_back(*rate);
            return {};
        };
        for (int round = 0; round < bench.rounds; ++round) {
            bench.onStep(QStringLiteral("%1, round %2 of %3").arg(asked.name).arg(round + 1).arg(bench.rounds));
            Result<void> measured = measure((*server)->port(), ours);
            if (measured && nginx) measured = measure((*nginx)->port, ofNginx);
            if (measured && fastApi) measured = measure((*fastApi)->port, ofFastApi);
            if (!measured) return fail(measured.error());
        }
        BenchRow first = rowOf(asked.name, ours, 0.6, QStringLiteral("nginx, one worker, the same bytes from its configuration"));
        setPeer(first, nginx, ofNginx);
        BenchRow second = rowOf(asked.name, ours, 5, QStringLiteral("FastAPI, uvicorn"));
        setPeer(second, fastApi, ofFastApi);
        rows << first << second;
    }
    return rows;
}

}  // namespace chalkreel::bench
