#include "tests/bench/server/chalkreel_server.h"
#include "tests/bench/server/process_memory.h"
#include "tests/bench/server/sample_file.h"
#include "tests/bench/server/server_rows.h"
#include "tests/bench/server/socket_crowd.h"

#include <chrono>

namespace chalkreel::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr qint64 kBytes = 8 << 20;
constexpr int kSockets = 50;
constexpr int kLists = 20;
constexpr double kWarmUp = 0.3;  ///< part of the time: caches fill, threads are made

struct Sample
{
    double seconds = 0;
    double megabytes = 0;
};

/// What the line through the samples (least squares) rises from the first to the last.
double rise(const std::vector<Sample> &samples)
{
    if (samples.size() < 2) return 0;
    double time = 0;
    double memory = 0;
    for (const Sample &sample : samples) {
        time += sample.seconds / static_cast<double>(samples.size());
        memory += sample.megabytes / static_cast<double>(samples.size());
    }
    double together = 0;
    double spread = 0;
    for (const Sample &sample : samples) {
        together += (sample.seconds - time) * (sample.megabytes - memory);
        spread += (sample.seconds - time) * (sample.seconds - time);
    }
    return spread > 0 ? together / spread * (samples.back().seconds - samples.front().seconds) : 0;
}

/// Somebody uploads, looks, downloads, is told of it and throws it away.
Result<void> visit(ChalkreelServer &server, SampleFile &file, int number)
{
    const QByteArrayList headers{server.authorization()};
    if (const Result<void> changed = file.change(); !changed) return changed;
    const Result<Uploaded> uploaded =
        number % 2 == 0 ? uploadForm(server.port(), headers, file) : uploadTus(server.port(), "/api/v1/uploads", headers, file);
    if (!uploaded) return fail(uploaded.error());
    const QByteArray video = "/api/v1/videos/" + uploaded->video.toLatin1();
    Result<HttpClient> client = HttpClient::connect(server.port());
    if (!client) return fail(client.error());
    if (const Result<qint64> got = client->download(requestBytes("GET", video + "/download?rendition=original", headers)); !got)
        return fail(got.error());
    for (int i = 0; i < kLists; ++i)
        if (const Result<HttpAnswer> list = client->ask(requestBytes("GET", "/api/v1/videos?limit=50", headers)); !list)
            return fail(list.error());
    const Result<std::unique_ptr<SocketCrowd>> crowd =
        SocketCrowd::open({.port = server.port(), .path = "/ws/events", .headers = headers, .isGreeted = true}, kSockets);
    if (!crowd) return fail(crowd.error());
    const QByteArray marker = "soak-" + QByteArray::number(number) + '-';
    QString folder;
    const Result<std::vector<double>> heard = (*crowd)->listen(marker, [&]() -> Result<void> {
        const Result<HttpAnswer> made =
            server.ask("POST", "/api/v1/folders", {"Content-Type: application/json"}, "{\"name\":\"" + marker + "\"}");
        if (!made) return fail(made.error());
        folder = made->json().value(QLatin1StringView{"id"}).toString();
        return {};
    });
    if (!heard) return fail(heard.error());
    if (const Result<HttpAnswer> removed = server.ask("DELETE", "/api/v1/folders/" + folder.toLatin1()); !removed)
        return fail(removed.error());
    server.remove(uploaded->video, uploaded->job);
    return {};
}

}  // namespace

ServerRows measureSoak(const ServerBench &bench)
{
    const Result<std::unique_ptr<SampleFile>> file = SampleFile::make(kBytes);
    if (!file) return fail(file.error());
    const Result<std::unique_ptr<ChalkreelServer>> server = ChalkreelServer::start(bench.program);
    if (!server) return fail(server.error());
    std::vector<Sample> samples;
    const auto begin = Clock::now();
    const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
    int visits = 0;
    for (double said = 0; seconds() < bench.soakSeconds; ++visits) {
        if (const Result<void> visited = visit(**server, **file, visits); !visited) return fail(visited.error());
        if (seconds() > bench.soakSeconds * kWarmUp) samples.push_back({seconds(), residentMb((*server)->processId())});
        if (seconds() - said < 30) continue;
        said = seconds();
        bench.onStep(QStringLiteral("soak, %1 of %2 s: %3 visits, %4 MB")
                         .arg(said, 0, 'f', 0)
                         .arg(bench.soakSeconds)
                         .arg(visits + 1)
                         .arg(residentMb((*server)->processId()), 0, 'f', 1));
    }
    return QList<BenchRow>{{.name = QStringLiteral("soak of %1 s, %2 visits, memory gained").arg(bench.soakSeconds).arg(visits),
                            .unit = QStringLiteral("MB"),
                            .ours = rise(samples),
                            .peerName = QStringLiteral("the server, after its warm-up"),
                            .bar = 10}};
}

}  // namespace chalkreel::bench
