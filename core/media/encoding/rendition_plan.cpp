#include "core/media/encoding/rendition_plan.h"

#include "core/media/encoding/segment_starts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace chalkreel {
namespace {

using Kind = RenditionKind;

/// What each kind of moving rendition may be.
struct KindTraits
{
    RenditionKind kind;
    int shortSide;    ///< pixels at most; 0: the source's size
    bool isStreamed;  ///< also a variant of HLS
};
constexpr std::array kKinds{
    KindTraits{Kind::Review, 1080, false}, KindTraits{Kind::Hd, 1080, true},     KindTraits{Kind::Sd, 480, true},
    KindTraits{Kind::Mobile, 360, true},   KindTraits{Kind::Enhanced, 0, false},
};

/// More bits per pixel and frame than this are a camera's, not a stream's; small pictures need more of them.
constexpr double kStreamableBitsPerPixel = 0.2;
constexpr double kAlwaysStreamable = 800'000;  // bits per second

int even(double pixels) { return std::max(2, static_cast<int>(std::lround(pixels / 2)) * 2); }

struct Size
{
    int width = 0;
    int height = 0;
};

Size sizeWithin(const StreamInfo &video, int shortSide)
{
    const int source = std::min(video.displayWidth, video.displayHeight);
    if (shortSide == 0 || source <= shortSide) return {std::max(2, video.displayWidth & ~1), std::max(2, video.displayHeight & ~1)};
    const double scale = static_cast<double>(shortSide) / source;
    return {even(video.displayWidth * scale), even(video.displayHeight * scale)};
}

AVColorSpace matrixNamed(const QString &name)
{
    const int matrix = av_color_space_from_name(name.toLatin1().constData());
    return matrix < 0 ? AVCOL_SPC_UNSPECIFIED : static_cast<AVColorSpace>(matrix);
}

/// Luma keeps the source's matrix, so that it passes untouched; what is not said is taken as colorOf() takes it.
FrameColor plannedColor(const StreamInfo &video)
{
    if (video.isHdr) return {};
    const AVColorSpace matrix = matrixNamed(video.colorSpace);
    constexpr FrameColor kSmall{AVCOL_SPC_SMPTE170M, AVCOL_RANGE_MPEG, AVCOL_TRC_SMPTE170M, AVCOL_PRI_SMPTE170M};
    switch (matrix) {
    case AVCOL_SPC_BT709: return {};
    case AVCOL_SPC_SMPTE170M: return kSmall;
    case AVCOL_SPC_BT470BG: return {AVCOL_SPC_BT470BG, AVCOL_RANGE_MPEG, AVCOL_TRC_SMPTE170M, AVCOL_PRI_BT470BG};
    case AVCOL_SPC_UNSPECIFIED: return video.height >= 720 ? FrameColor{} : kSmall;
    default: return {};
    }
}

bool hasTrueTimestamps(const QString &container)
{
    return container.contains(QLatin1StringView{"mp4"}) || container.contains(QLatin1StringView{"matroska"}) ||
           container.contains(QLatin1StringView{"mpegts"});
}

bool hasStreamableBitRate(const StreamInfo &video, const PacketIndex &index)
{
    const double seconds = index.duration();
    if (seconds <= 0) return false;
    const double bytes = std::accumulate(index.packets().begin(), index.packets().end(), 0.0,
                                         [](double sum, const PacketEntry &packet) { return sum + packet.size; });
    const double pixels = static_cast<double>(video.width) * video.height * index.frameCount() / seconds;
    return bytes * 8 / seconds <= std::max(kAlwaysStreamable, kStreamableBitsPerPixel * pixels);
}

bool hasDoubledPts(const PacketIndex &index)
{
    for (int frame = 1; frame < index.frameCount(); ++frame)
        if (index.ptsOfFrame(frame) == index.ptsOfFrame(frame - 1)) return true;
    return false;
}

/// Builds one plan; every request for an encode finds the one that can serve it first.
class Planner
{
public:
    Planner(const MediaInfo &info, const PacketIndex &index, const ProcessOptions &options)
        : m_video{*info.video()}
        , m_index{index}
        , m_options{options}
        , m_isPlayable{isPlayableAsItIs(info, index)}
    {
        m_plan.orientation = {m_video.rotation, m_video.isMirrored};
        m_plan.color = plannedColor(m_video);
        m_plan.timeBase = index.timeBase();
        if (m_video.frameRate.numerator > 0)
            av_reduce(&m_plan.frameRate.num, &m_plan.frameRate.den, m_video.frameRate.numerator, m_video.frameRate.denominator, 1 << 24);
    }

    RenditionPlan plan()
    {
        for (const KindTraits &traits : kKinds)
            if (m_options.wants(traits.kind)) addFile(traits);
        if (m_options.wants(Kind::Hls)) addVariants();
        linkPictures();
        return std::move(m_plan);
    }

private:
    void addFile(const KindTraits &traits)
    {
        const bool isRemux = isWithin(traits) && traits.kind != Kind::Enhanced && (traits.kind != Kind::Review || hasShortGop());
        PlannedFile file{.kind = traits.kind, .width = m_video.displayWidth, .height = m_video.displayHeight};
        if (!isRemux) {
            const Size size = sizeWithin(m_video, traits.shortSide);
            file.encode = encodeFor(traits.kind, size);
            file.width = size.width;
            file.height = size.height;
        }
        const auto twin = std::ranges::find_if(m_plan.files, [&](const PlannedFile &other) { return other.encode == file.encode; });
        if (twin != m_plan.files.end()) file.sharedWith = static_cast<int>(twin - m_plan.files.begin());
        m_plan.files.push_back(file);
    }

    void addVariants()
    {
        // Players mix qualities in one buffer: a picture that is turned by a matrix must not stand beside upright ones.
        const std::vector<qint64> keys = m_plan.orientation == Orientation{} ? keySegmentStarts(m_index) : std::vector<qint64>{};
        bool usesSource = false;
        for (const KindTraits &traits : kKinds) {
            if (!traits.isStreamed) continue;
            const bool isRemux = isWithin(traits) && !keys.empty();
            const Size size = isRemux ? Size{m_video.displayWidth, m_video.displayHeight} : sizeWithin(m_video, traits.shortSide);
            const bool isThere = std::ranges::any_of(
                m_plan.variants, [&](const PlannedVariant &other) { return other.width == size.width && other.height == size.height; });
            if (isThere) continue;
            const int encode = isRemux ? -1 : encodeFor(traits.kind, size);
            if (!isRemux) m_plan.encodes[static_cast<size_t>(encode)].startsSegments = true;
            usesSource = usesSource || isRemux;
            m_plan.variants.push_back({nameOf(traits.kind), encode, size.width, size.height});
        }
        m_plan.segmentStarts = usesSource ? keys : evenSegmentStarts(m_index);
    }

    bool isWithin(const KindTraits &traits) const
    {
        return m_isPlayable && std::min(m_video.displayWidth, m_video.displayHeight) <= traits.shortSide;
    }

    bool hasShortGop() const
    {
        return m_index.longestGop() <= RenditionPlan::kReviewGop && !m_index.hasBFrames() &&
               closedKeyPts(m_index).size() == m_index.keyPts().size();
    }

    int encodeFor(RenditionKind kind, const Size &size)
    {
        const int picture = pictureOf(size);
        for (size_t i = 0; kind != Kind::Enhanced && i < m_plan.encodes.size(); ++i)
            if (m_plan.encodes[i].picture == picture && !m_plan.encodes[i].isEnhanced) return static_cast<int>(i);
        m_plan.encodes.push_back(
            {.name = nameOf(kind), .picture = picture, .isEnhanced = kind == Kind::Enhanced, .hasShortGop = kind == Kind::Review});
        return static_cast<int>(m_plan.encodes.size()) - 1;
    }

    int pictureOf(const Size &size)
    {
        const auto it = std::ranges::find_if(
            m_plan.pictures, [&](const PlannedPicture &other) { return other.width == size.width && other.height == size.height; });
        if (it != m_plan.pictures.end()) return static_cast<int>(it - m_plan.pictures.begin());
        m_plan.pictures.push_back({size.width, size.height, -1});
        return static_cast<int>(m_plan.pictures.size()) - 1;
    }

    /// Largest first, each scaled from the next larger one: that costs less than from the source, and converts once.
    void linkPictures()
    {
        std::vector<int> order(m_plan.pictures.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, std::greater{}, [&](int i) {
            const PlannedPicture &picture = m_plan.pictures[static_cast<size_t>(i)];
            return qint64{picture.width} * picture.height;
        });
        std::vector<PlannedPicture> sorted;
        std::vector<int> place(order.size());
        for (const int i : order) {
            place[static_cast<size_t>(i)] = static_cast<int>(sorted.size());
            sorted.push_back(m_plan.pictures[static_cast<size_t>(i)]);
            sorted.back().from = static_cast<int>(sorted.size()) - 2;
        }
        for (PlannedEncode &encode : m_plan.encodes) encode.picture = place[static_cast<size_t>(encode.picture)];
        m_plan.pictures = std::move(sorted);
    }

    const StreamInfo &m_video;
    const PacketIndex &m_index;
    const ProcessOptions &m_options;
    const bool m_isPlayable;
    RenditionPlan m_plan;
};

}  // namespace

bool isPlayableAsItIs(const MediaInfo &info, const PacketIndex &index)
{
    const StreamInfo *video = info.video();
    if (!video || index.frameCount() == 0) return false;
    static const QStringList kProfiles{QStringLiteral("Constrained Baseline"), QStringLiteral("Baseline"), QStringLiteral("Main"),
                                       QStringLiteral("High")};
    const bool isProgressive = video->fieldOrder.isEmpty() || video->fieldOrder == QLatin1StringView{"progressive"} ||
                               video->fieldOrder == QLatin1StringView{"unknown"};
    // Preroll that an edit list hides would be shown by players that do not know edit lists.
    const bool hasPreroll = std::ranges::any_of(index.packets(), &PacketEntry::isDiscarded);
    return video->codec == QLatin1StringView{"h264"} && kProfiles.contains(video->profile) &&
           video->pixelFormat == QLatin1StringView{"yuv420p"} && isProgressive && !video->isHdr && !video->isMirrored &&
           video->pixelAspect.numerator == video->pixelAspect.denominator && !hasPreroll && !hasDoubledPts(index) &&
           index.ptsOfFrame(0) >= 0 && hasTrueTimestamps(info.container) && hasStreamableBitRate(*video, index);
}

RenditionPlan planRenditions(const MediaInfo &info, const PacketIndex &index, const ProcessOptions &options)
{
    if (info.kind != AssetKind::Video || !info.video() || index.frameCount() == 0) return {};
    return Planner{info, index, options}.plan();
}

}  // namespace chalkreel
