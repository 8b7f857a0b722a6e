#include "tests/bench/enhancement_bench.h"

#include "core/vision/luma_enhancer.h"
#include "tests/bench/decoded_clip.h"
#include "tests/bench/measured_process.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <limits>

namespace chalkreel::bench {

namespace {

constexpr int kPictures = 48;
constexpr int kLoops = 5;

QStringList peerArguments(const QString &raw, const AVFrame &picture, bool isFiltered)
{
    QStringList arguments{QStringLiteral("-v"),
                          QStringLiteral("error"),
                          QStringLiteral("-stream_loop"),
                          QString::number(kLoops - 1),
                          QStringLiteral("-f"),
                          QStringLiteral("rawvideo"),
                          QStringLiteral("-pixel_format"),
                          QStringLiteral("yuv420p"),
                          QStringLiteral("-video_size"),
                          QStringLiteral("%1x%2").arg(picture.width).arg(picture.height),
                          QStringLiteral("-i"),
                          raw};
    if (isFiltered) arguments += {QStringLiteral("-vf"), QStringLiteral("histeq,unsharp,format=yuv420p")};
    return arguments + QStringList{QStringLiteral("-f"), QStringLiteral("null"), QStringLiteral("-")};
}

/// Seconds for all pictures, kLoops times.
double enhanceAll(const std::vector<av::Frame> &pictures)
{
    LumaEnhancer enhancer{0.5, 0.5};
    const AVFrame &first = *pictures.front();
    std::vector<std::uint8_t> target(static_cast<size_t>(first.width) * static_cast<size_t>(first.height));
    const auto begin = std::chrono::steady_clock::now();
    for (int loop = 0; loop < kLoops; ++loop)
        for (const av::Frame &picture : pictures)
            enhancer.apply(picture->data[0], picture->linesize[0], target.data(), first.width, first.width, first.height);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

Result<BenchRow> measureEnhancement(const QString &clip, int rounds)
{
    Result<std::unique_ptr<DecodedClip>> decoded = DecodedClip::open(clip);
    if (!decoded) return fail(decoded.error());
    const QTemporaryDir folder;
    const QString raw = folder.filePath(QStringLiteral("pictures.yuv"));
    std::vector<av::Frame> pictures;
    QFile file{raw};
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Io, QStringLiteral("The benchmark has no room for its files."), file.errorString());
    while (pictures.size() < kPictures) {
        Result<av::Frame> picture = (*decoded)->next();
        if (!picture) return fail(picture.error());
        if (!*picture) break;
        const QByteArray bytes = pixelsOf(**picture);
        if (file.write(bytes) != bytes.size())
            return fail(ErrorCode::Io, QStringLiteral("The benchmark has no room for its files."), file.errorString());
        pictures.push_back(std::move(*picture));
    }
    file.close();
    if (pictures.empty()) return fail(ErrorCode::Damaged, QStringLiteral("“%1” has no pictures.").arg(clip));

    double ours = std::numeric_limits<double>::max();
    double peer = ours;
    for (int round = 0; round < rounds; ++round) {
        ours = std::min(ours, enhanceAll(pictures));
        const Result<Usage> filtered = runMeasured(QStringLiteral("ffmpeg"), peerArguments(raw, *pictures.front(), true));
        if (!filtered) return fail(filtered.error());
        const Result<Usage> plain = runMeasured(QStringLiteral("ffmpeg"), peerArguments(raw, *pictures.front(), false));
        if (!plain) return fail(plain.error());
        peer = std::min(peer, filtered->wall - plain->wall);
    }
    const double frames = static_cast<double>(pictures.size()) * kLoops;
    return BenchRow{.name = QStringLiteral("enhancement"),
                    .unit = QStringLiteral("frames/s"),
                    .ours = frames / ours,
                    .peer = frames / peer,
                    .peerName = QStringLiteral("ffmpeg histeq,unsharp"),
                    .bar = 4,
                    .kind = BenchRow::Bar::AtLeast};
}

}  // namespace chalkreel::bench
