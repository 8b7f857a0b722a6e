#include "tests/bench/pipeline_suite.h"

#include "core/media/reading/packet_index.h"
#include "tests/bench/enhancement_bench.h"
#include "tests/bench/measured_process.h"
#include "tests/bench/peer_commands.h"
#include "tests/bench/picture_quality.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>

namespace chalkreel::bench {

namespace {

/// The best of several rounds, each number by itself.
struct Best
{
    double wall = 0;
    double cpu = 0;
    double peakMemory = 0;  ///< the worst: memory is no matter of luck
    int rounds = 0;

    void add(const Usage &usage)
    {
        wall = rounds == 0 ? usage.wall : std::min(wall, usage.wall);
        cpu = rounds == 0 ? usage.cpu : std::min(cpu, usage.cpu);
        peakMemory = std::max(peakMemory, usage.peakMemory);
        ++rounds;
    }
};

struct Made
{
    QList<Rendition> renditions;
    MediaInfo info;
    int sampledFrames = 0;

    static constexpr std::tuple kFields{Field<&Made::renditions>{"renditions"}, Field<&Made::info>{"info"}};
};

Result<Usage> runOurs(const PipelineBench &bench, const QString &folder, const QStringList &more)
{
    return runMeasured(bench.program,
                       QStringList{QStringLiteral("process"), bench.clip, QStringLiteral("--output"), folder, QStringLiteral("--json")} +
                           more);
}

/// What the histogram that we made says.
int sampledFramesIn(const QString &folder)
{
    QFile file{folder + u"/histogram.json"};
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1StringView{"sampled_frames"}).toInt();
}

Result<int> keyFramesOf(const QString &clip)
{
    Result<std::shared_ptr<ByteSource>> source = openFileSource(clip);
    if (!source) return fail(source.error());
    Result<std::unique_ptr<MediaInput>> input = MediaInput::open(*source, {});
    if (!input) return fail(input.error());
    const Result<PacketIndex> index = PacketIndex::scan(**input, (*input)->bestVideoStream(), [](double) { return true; });
    if (!index) return fail(index.error());
    return static_cast<int>(index->keyPts().size());
}

Result<Usage> runAll(const QList<PeerCommand> &commands)
{
    Usage sum;
    for (const PeerCommand &command : commands) {
        const Result<Usage> used = runMeasured(command.program, command.arguments);
        if (!used) return used;
        sum += *used;
    }
    return sum;
}

struct Duel
{
    Best ours;
    Best peer;
    Made made;
};

/// `commandsFor` is asked once our first run has said what it made.
Result<Duel> duel(const PipelineBench &bench, const QString &folder, const QStringList &more,
                  const std::function<QList<PeerCommand>(const Made &, const QString &)> &commandsFor)
{
    Duel result;
    for (int round = 0; round < bench.rounds; ++round) {
        const QString ourFolder = folder + u"/ours";
        const QString peerFolder = folder + u"/peer";
        for (const QString &used : {ourFolder, peerFolder}) {
            QDir{used}.removeRecursively();
            QDir{}.mkpath(used);
        }
        bench.onStep(QStringLiteral("round %1 of %2: ours").arg(round + 1).arg(bench.rounds));
        const Result<Usage> ours = runOurs(bench, ourFolder, more);
        if (!ours) return fail(ours.error());
        result.ours.add(*ours);
        const Result<Made> made = fromJson<Made>(QJsonDocument::fromJson(ours->output).object());
        if (!made) return fail(made.error());
        result.made = *made;
        result.made.sampledFrames = sampledFramesIn(ourFolder);
        bench.onStep(QStringLiteral("round %1 of %2: peer").arg(round + 1).arg(bench.rounds));
        const Result<Usage> peer = runAll(commandsFor(result.made, peerFolder));
        if (!peer) return fail(peer.error());
        result.peer.add(*peer);
    }
    return result;
}

}  // namespace

Result<QList<BenchRow>> runPipelineSuite(const PipelineBench &bench)
{
    const Result<int> keyFrames = keyFramesOf(bench.clip);
    if (!keyFrames) return fail(keyFrames.error());
    const QTemporaryDir whole;
    const QTemporaryDir parts;
    bench.onStep(QStringLiteral("everything that is made of a clip"));
    const Result<Duel> process = duel(bench, whole.path(), {}, [&](const Made &made, const QString &folder) {
        return processCommands(bench.clip, made.info, made.renditions, {made.sampledFrames, *keyFrames}, folder);
    });
    if (!process) return fail(process.error());
    bench.onStep(QStringLiteral("the first look at a clip"));
    const QStringList firstLook{QStringLiteral("--only"), QStringLiteral("metadata,packet_index,thumbnail,thumbnail_start,thumbnail_middle,"
                                                                         "thumbnail_end,histogram")};
    const Result<Duel> inspect = duel(bench, parts.path(), firstLook, [&](const Made &made, const QString &folder) {
        return inspectCommands(bench.clip, made.info, {made.sampledFrames, *keyFrames}, folder);
    });
    if (!inspect) return fail(inspect.error());

    const QString commands = QStringLiteral("ffmpeg, ffprobe one after the other, same outputs and preset");
    QList<BenchRow> rows{{.name = QStringLiteral("process CPU"),
                          .unit = QStringLiteral("s"),
                          .ours = process->ours.cpu,
                          .peer = process->peer.cpu,
                          .peerName = commands,
                          .bar = 0.65},
                         {.name = QStringLiteral("process wall"),
                          .unit = QStringLiteral("s"),
                          .ours = process->ours.wall,
                          .peer = process->peer.wall,
                          .peerName = commands,
                          .bar = 0.75},
                         {.name = QStringLiteral("probe, thumbnails, histogram"),
                          .unit = QStringLiteral("s"),
                          .ours = inspect->ours.wall,
                          .peer = inspect->peer.wall,
                          .peerName = QStringLiteral("ffprobe twice, ffmpeg five times"),
                          .bar = 0.4},
                         {.name = QStringLiteral("peak memory"),
                          .unit = QStringLiteral("MB"),
                          .ours = process->ours.peakMemory,
                          .peerName = QStringLiteral("the bar itself"),
                          .bar = 700}};

    bench.onStep(QStringLiteral("enhancement"));
    const Result<BenchRow> enhancement = measureEnhancement(bench.clip, bench.rounds);
    if (!enhancement) return fail(enhancement.error());
    rows.append(*enhancement);
    bench.onStep(QStringLiteral("picture quality"));
    const Result<QList<BenchRow>> quality = measureQuality(bench.clip, process->made.renditions, whole.path() + u"/ours");
    if (!quality) return fail(quality.error());
    return rows + *quality;
}

}  // namespace chalkreel::bench
