#include "tests/bench/server/chalkreel_server.h"
#include "tests/bench/server/peers.h"
#include "tests/bench/server/process_memory.h"
#include "tests/bench/server/server_rows.h"
#include "tests/bench/server/socket_crowd.h"

namespace chalkreel::bench {
namespace {

constexpr int kSockets = 5000;
constexpr int kEvents = 10;  ///< in a round

/// What a folder's event is like, for the peer to send: the same number of bytes.
constexpr qsizetype kEventBytes = 380;

/// The p95 of all sockets and events. `request` makes what is sent for a marker.
Result<double> fanOutMs(SocketCrowd &crowd, quint16 port, const std::function<QByteArray(const QByteArray &marker)> &request, int &number)
{
    Result<HttpClient> client = HttpClient::connect(port);
    if (!client) return fail(client.error());
    std::vector<double> all;
    for (int i = 0; i < kEvents; ++i) {
        const QByteArray marker = "fan-out-" + QByteArray::number(++number) + '-';
        const Result<std::vector<double>> delays = crowd.listen(marker, [&] { return client->write(request(marker)); });
        if (!delays) return fail(delays.error());
        const Result<HttpAnswer> answer = client->readAnswer();
        if (!answer) return fail(answer.error());
        all.insert(all.end(), delays->begin(), delays->end());
    }
    return quantile(std::move(all), 0.95);
}

}  // namespace

ServerRows measureSockets(const ServerBench &bench)
{
    raiseFileLimit();
    const Result<std::unique_ptr<ChalkreelServer>> server = ChalkreelServer::start(bench.program);
    if (!server) return fail(server.error());
    const QByteArray authorization = (*server)->authorization();
    const double before = residentMb((*server)->processId());
    bench.onStep(QStringLiteral("%1 WebSockets").arg(kSockets));
    const Result<std::unique_ptr<SocketCrowd>> ours =
        SocketCrowd::open({.port = (*server)->port(), .path = "/ws/events", .headers = {authorization}, .isGreeted = true}, kSockets);
    if (!ours) return fail(ours.error());
    const double grown = residentMb((*server)->processId()) - before;

    const PeerResult peer = startWebSocketServer(bench.peers);
    std::unique_ptr<SocketCrowd> theirs;
    if (peer) {
        Result<std::unique_ptr<SocketCrowd>> opened = SocketCrowd::open({.port = (*peer)->port, .path = "/"}, kSockets);
        if (!opened) return fail(opened.error());
        theirs = *std::move(opened);
    }
    std::vector<double> oursMs;
    std::vector<double> theirsMs;
    int number = 0;
    for (int round = 0; round < bench.rounds; ++round) {
        bench.onStep(QStringLiteral("events for all, round %1 of %2").arg(round + 1).arg(bench.rounds));
        const Result<double> mine = fanOutMs(
            **ours, (*server)->port(),
            [&](const QByteArray &marker) {
                return requestBytes("POST", "/api/v1/folders", {authorization, "Content-Type: application/json"},
                                    "{\"name\":\"" + marker + "\"}");
            },
            number);
        if (!mine) return fail(mine.error());
        oursMs.push_back(*mine);
        if (!peer) continue;
        const Result<double> his = fanOutMs(
            *theirs, (*peer)->port,
            [](const QByteArray &marker) { return requestBytes("POST", "/event", {}, marker.leftJustified(kEventBytes, 'x')); }, number);
        if (!his) return fail(his.error());
        theirsMs.push_back(*his);
    }
    BenchRow alone{.name = QStringLiteral("event to 5,000 WebSockets, p95"),
                   .unit = QStringLiteral("ms"),
                   .ours = median(oursMs),
                   .peerName = QStringLiteral("from the change being asked for"),
                   .bar = 150};
    BenchRow duel = alone;
    duel.peerName = QStringLiteral("npm ws");
    duel.bar = 0.5;
    if (peer)
        duel.peer = median(theirsMs);
    else
        duel.problem = peer.error().message;
    return QList<BenchRow>{{.name = QStringLiteral("5,000 idle WebSockets, memory"),
                            .unit = QStringLiteral("MB"),
                            .ours = grown,
                            .peerName = QStringLiteral("growth of the server"),
                            .bar = 150},
                           alone,
                           duel};
}

}  // namespace chalkreel::bench
