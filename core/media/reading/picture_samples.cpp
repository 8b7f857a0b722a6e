#include "core/media/reading/picture_samples.h"

#include "core/media/reading/video_decoder.h"

#include <algorithm>

namespace chalkreel {
namespace {

/// With fewer key frames than this a clip would be judged by too little of it. Encoders put them where scenes change.
constexpr int kEnoughKeys = 4;
/// Places between key frames to add then, as far as the effort allows.
constexpr int kPlacesBetweenKeys = 8;
/// Packets that may be decoded for them in total: a second of work at 1080p.
constexpr int kDecodedAtMost = 240;

double fractionOf(const PacketIndex &index, qint64 pts)
{
    const qint64 first = index.ptsOfFrame(0);
    const qint64 span = index.ptsOfFrame(index.frameCount() - 1) - first;
    return span > 0 ? std::clamp(static_cast<double>(pts - first) / static_cast<double>(span), 0.0, 1.0) : 0.0;
}

qint64 ptsAt(const PacketIndex &index, double fraction)
{
    const qint64 first = index.ptsOfFrame(0);
    const qint64 span = index.ptsOfFrame(index.frameCount() - 1) - first;
    return first + static_cast<qint64>(static_cast<double>(span) * fraction);
}

qint64 nearestKey(const PacketIndex &index, qint64 pts)
{
    const std::vector<qint64> &keys = index.keyPts();
    const auto after = std::ranges::lower_bound(keys, pts);
    if (after == keys.begin()) return keys.front();
    if (after == keys.end()) return keys.back();
    return *after - pts < pts - *std::prev(after) ? *after : *std::prev(after);
}

void sortOut(std::vector<qint64> &times)
{
    std::ranges::sort(times);
    times.erase(std::ranges::unique(times).begin(), times.end());
}

std::vector<qint64> keySamples(const PacketIndex &index)
{
    std::vector<qint64> times;
    times.reserve(kMostSamples);
    for (int i = 0; i < kMostSamples; ++i) times.push_back(nearestKey(index, ptsAt(index, static_cast<double>(i) / (kMostSamples - 1))));
    sortOut(times);
    return times;
}

/// How many packets have to be decoded to show a frame: those since its key frame.
int costOf(const PacketIndex &index, qint64 pts)
{
    const int key = index.keyPacketFor(pts);
    int cost = 1;
    for (size_t i = static_cast<size_t>(std::max(key, 0)); i < index.packets().size() && index.packets()[i].pts != pts; ++i) ++cost;
    return cost;
}

/// The few key frames and what can be had cheaply between them.
std::vector<qint64> mixedSamples(const PacketIndex &index)
{
    std::vector<std::pair<int, qint64>> byCost;
    for (const qint64 key : index.keyPts()) byCost.emplace_back(1, key);
    for (int i = 0; i < kPlacesBetweenKeys; ++i) {
        const qint64 pts = index.ptsOfFrame(index.frameAt(ptsAt(index, (i + 0.5) / kPlacesBetweenKeys)));
        byCost.emplace_back(costOf(index, pts), pts);
    }
    std::ranges::sort(byCost);
    std::vector<qint64> times;
    for (int left = kDecodedAtMost; const auto &[cost, pts] : byCost) {
        left -= cost;
        if (left < 0) break;
        times.push_back(pts);
    }
    sortOut(times);
    return times;
}

struct Visited
{
    int count = 0;
    qint64 last = std::numeric_limits<qint64>::min();
    bool isStopped = false;
};

/// One picture at or after `pts`, unless it was shown before.
Result<void> visitAt(VideoDecoder &decoder, const PacketIndex &index, qint64 pts, const SampleVisitor &visit, Visited &visited)
{
    // A place that cannot be reached is one sample fewer; what is wrong with the file shows when there are none at all.
    if (const Result<void> there = decoder.seek(index, pts); !there)
        return there.error().code == ErrorCode::Damaged ? Result<void>{} : there;
    const Result<av::Frame> frame = decoder.next();
    if (!frame) return fail(frame.error());
    if (!*frame || (*frame)->pts <= visited.last) return {};
    const Result<bool> goesOn = visit(**frame, fractionOf(index, (*frame)->pts));
    if (!goesOn) return fail(goesOn.error());
    visited.last = (*frame)->pts;
    visited.isStopped = !*goesOn;
    ++visited.count;
    return {};
}

}  // namespace

Result<int> visitSamples(MediaInput &input, int stream, const PacketIndex &index, const SampleVisitor &visit)
{
    if (index.frameCount() == 0) return 0;
    const bool hasEnoughKeys = std::ssize(index.keyPts()) >= std::min(kEnoughKeys, index.frameCount());
    Visited visited;
    {
        // The very first picture may be no key frame: edit lists.
        auto decoder = VideoDecoder::open(input, stream, {});
        if (!decoder) return fail(decoder.error());
        if (const Result<void> shown = visitAt(**decoder, index, index.ptsOfFrame(0), visit, visited); !shown) return fail(shown.error());
        if (!hasEnoughKeys || visited.count == 0)
            for (const qint64 pts : mixedSamples(index)) {
                if (visited.isStopped) return visited.count;
                if (const Result<void> shown = visitAt(**decoder, index, pts, visit, visited); !shown) return fail(shown.error());
            }
    }
    if (hasEnoughKeys) {
        auto decoder = VideoDecoder::open(input, stream, {.isKeyFramesOnly = true});
        if (!decoder) return fail(decoder.error());
        for (const qint64 pts : keySamples(index)) {
            if (visited.isStopped) return visited.count;
            if (const Result<void> shown = visitAt(**decoder, index, pts, visit, visited); !shown) return fail(shown.error());
        }
    }
    if (visited.count > 0) return visited.count;

    // Nothing where it was looked for: before the file is given up, all of it is tried.
    auto decoder = VideoDecoder::open(input, stream, {});
    if (!decoder) return fail(decoder.error());
    if (const Result<void> back = input.rewind(); !back) return 0;
    const Result<av::Frame> any = (*decoder)->next();
    if (!any) return fail(any.error());
    if (!*any) return 0;
    const Result<bool> shown = visit(**any, fractionOf(index, (*any)->pts));
    if (!shown) return fail(shown.error());
    return 1;
}

}  // namespace chalkreel
