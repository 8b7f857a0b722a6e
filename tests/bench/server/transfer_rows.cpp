#include "tests/bench/server/chalkreel_server.h"
#include "tests/bench/server/peers.h"
#include "tests/bench/server/process_memory.h"
#include "tests/bench/server/sample_file.h"
#include "tests/bench/server/server_rows.h"

#include <QStorageInfo>

#include <chrono>

namespace chalkreel::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr qint64 kLargeBytes = 2'000'000'000;
constexpr qint64 kBytes = 512 << 20;
constexpr int kDownloads = 4;  ///< in a round

/// Temporary folders are made in memory where it has so much room: the disk is the same for both sides, and only ours waits for it
/// (fdatasync) before it says that something has come.
class FilesInMemory
{
public:
    explicit FilesInMemory(qint64 bytes)
        : m_before{qgetenv("TMPDIR")}
    {
        const QStorageInfo memory{QStringLiteral("/dev/shm")};
        if (memory.isValid() && memory.isReady() && memory.bytesAvailable() > bytes) qputenv("TMPDIR", "/dev/shm");
    }
    ~FilesInMemory()
    {
        if (m_before.isEmpty())
            qunsetenv("TMPDIR");
        else
            qputenv("TMPDIR", m_before);
    }
    FilesInMemory(const FilesInMemory &) = delete;
    FilesInMemory &operator=(const FilesInMemory &) = delete;

private:
    const QByteArray m_before;
};

Result<double> downloadMb(quint16 port, const QByteArray &request)
{
    Result<HttpClient> client = HttpClient::connect(port);
    if (!client) return fail(client.error());
    const auto begin = Clock::now();
    qint64 bytes = 0;
    for (int i = 0; i < kDownloads; ++i) {
        const Result<qint64> got = client->download(request);
        if (!got) return fail(got.error());
        bytes += *got;
    }
    return static_cast<double>(bytes) / 1e6 / std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace

ServerRows measureUploads(const ServerBench &bench)
{
    const Result<std::unique_ptr<SampleFile>> file = SampleFile::make(kLargeBytes);
    if (!file) return fail(file.error());
    const Result<std::unique_ptr<ChalkreelServer>> server = ChalkreelServer::start(bench.program);
    if (!server) return fail(server.error());
    QList<BenchRow> rows;
    for (const bool isTus : {false, true}) {
        bench.onStep(QStringLiteral("2 GB by %1").arg(isTus ? QStringLiteral("tus") : QStringLiteral("a form")));
        if (const Result<void> changed = (*file)->change(); !changed) return fail(changed.error());
        const double before = residentMb((*server)->processId());
        forgetPeak((*server)->processId());
        const QByteArrayList headers{(*server)->authorization()};
        const Result<Uploaded> uploaded =
            isTus ? uploadTus((*server)->port(), "/api/v1/uploads", headers, **file) : uploadForm((*server)->port(), headers, **file);
        if (!uploaded) return fail(uploaded.error());
        rows.append({.name = QStringLiteral("2 GB upload, %1, memory").arg(isTus ? QStringLiteral("tus") : QStringLiteral("form")),
                     .unit = QStringLiteral("MB"),
                     .ours = peakMb((*server)->processId()) - before,
                     .peerName = QStringLiteral("growth of the server"),
                     .bar = 60});
        (*server)->remove(uploaded->video, uploaded->job);
    }
    return rows;
}

ServerRows measureTus(const ServerBench &bench)
{
    const FilesInMemory inMemory{8 * kBytes};
    const Result<std::unique_ptr<SampleFile>> file = SampleFile::make(kBytes);
    if (!file) return fail(file.error());
    const Result<std::unique_ptr<ChalkreelServer>> server = ChalkreelServer::start(bench.program);
    if (!server) return fail(server.error());
    const PeerResult peer = startTusServer(bench.peers);
    if (!peer) return fail(peer.error());
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < bench.rounds; ++round) {
        bench.onStep(QStringLiteral("tus, round %1 of %2").arg(round + 1).arg(bench.rounds));
        if (const Result<void> changed = (*file)->change(); !changed) return fail(changed.error());
        const Result<Uploaded> mine = uploadTus((*server)->port(), "/api/v1/uploads", {(*server)->authorization()}, **file);
        if (!mine) return fail(mine.error());
        (*server)->remove(mine->video, mine->job);
        ours.push_back(static_cast<double>(kBytes) / 1e6 / mine->seconds);
        const Result<Uploaded> his = uploadTus((*peer)->port, "/files", {}, **file);
        if (!his) return fail(his.error());
        theirs.push_back(static_cast<double>(kBytes) / 1e6 / his->seconds);
    }
    return QList<BenchRow>{{.name = QStringLiteral("tus upload"),
                            .unit = QStringLiteral("MB/s"),
                            .ours = median(ours),
                            .peer = median(theirs),
                            .peerName = QStringLiteral("npm @tus/server, @tus/file-store"),
                            .bar = 1.5,
                            .kind = BenchRow::Bar::AtLeast}};
}

ServerRows measureDownloads(const ServerBench &bench)
{
    const Result<std::unique_ptr<SampleFile>> file = SampleFile::make(kBytes);
    if (!file) return fail(file.error());
    const Result<std::unique_ptr<ChalkreelServer>> server = ChalkreelServer::start(bench.program);
    if (!server) return fail(server.error());
    const PeerResult nginx = startNginx({}, (*file)->path());
    if (!nginx) return fail(nginx.error());
    const QByteArrayList headers{(*server)->authorization()};
    const Result<Uploaded> uploaded = uploadForm((*server)->port(), headers, **file);
    if (!uploaded) return fail(uploaded.error());
    std::ignore = (*server)->ask("POST", "/api/v1/jobs/" + uploaded->job.toLatin1() + "/cancel");
    const QByteArray ourRequest =
        requestBytes("GET", "/api/v1/videos/" + uploaded->video.toLatin1() + "/download?rendition=original", headers);
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < bench.rounds; ++round) {
        bench.onStep(QStringLiteral("downloads, round %1 of %2").arg(round + 1).arg(bench.rounds));
        const Result<double> mine = downloadMb((*server)->port(), ourRequest);
        if (!mine) return fail(mine.error());
        ours.push_back(*mine);
        const Result<double> his = downloadMb((*nginx)->port, requestBytes("GET", "/file"));
        if (!his) return fail(his.error());
        theirs.push_back(*his);
    }
    return QList<BenchRow>{{.name = QStringLiteral("download"),
                            .unit = QStringLiteral("MB/s"),
                            .ours = median(ours),
                            .peer = median(theirs),
                            .peerName = QStringLiteral("nginx, sendfile, one worker"),
                            .bar = 0.9,
                            .kind = BenchRow::Bar::AtLeast}};
}

}  // namespace chalkreel::bench
