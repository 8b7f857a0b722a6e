#pragma once

#include "core/media/pictures/frame_color.h"
#include "core/media/pictures/frame_scaler.h"
#include "core/media/reading/packet_index.h"
#include "core/model/media_info.h"
#include "core/model/process_options.h"

#include <vector>

namespace chalkreel {

/// A size that decoded frames are brought to, once for all encodes that show it.
struct PlannedPicture
{
    int width = 0;  ///< pixels, even, upright
    int height = 0;
    int from = -1;  ///< the larger picture that this one is scaled from; -1: the decoded frame

    friend bool operator==(const PlannedPicture &, const PlannedPicture &) = default;
};

/// One H.264 encode. Several renditions may be made of it.
struct PlannedEncode
{
    QString name;  ///< of the rendition that asked for it first: "review", "hd"
    int picture = 0;
    bool isEnhanced = false;      ///< luma is enhanced before encoding
    bool hasShortGop = false;     ///< closed GOP of at most kReviewGop frames, no B-frames
    bool startsSegments = false;  ///< key frames at RenditionPlan::segmentStarts

    friend bool operator==(const PlannedEncode &, const PlannedEncode &) = default;
};

/// A wanted MP4.
struct PlannedFile
{
    RenditionKind kind = RenditionKind::Original;
    int encode = -1;      ///< -1: the source's own packets, remuxed
    int sharedWith = -1;  ///< index of the file with the same bytes that is made first; -1: none
    int width = 0;        ///< pixels as displayed
    int height = 0;

    friend bool operator==(const PlannedFile &, const PlannedFile &) = default;
};

/// One picture quality of the HLS rendition.
struct PlannedVariant
{
    QString name;     ///< of its folder
    int encode = -1;  ///< -1: the source's own packets
    int width = 0;
    int height = 0;

    friend bool operator==(const PlannedVariant &, const PlannedVariant &) = default;
};

/// What has to be encoded, and what is made of it, so that no encode is done twice or for nothing.
struct RenditionPlan
{
    static constexpr int kReviewGop = 12;  ///< frames

    std::vector<PlannedPicture> pictures;  ///< a picture stands behind the one that it is scaled from
    std::vector<PlannedEncode> encodes;
    std::vector<PlannedFile> files;
    std::vector<PlannedVariant> variants;  ///< largest first; empty without HLS
    std::vector<qint64> segmentStarts;     ///< PTS in the source's time base, the first frame's included; empty without HLS
    Orientation orientation;               ///< of the decoded frames
    FrameColor color;                      ///< of all encodes
    AVRational timeBase{1, 1};             ///< of the source's video, kept by every encode
    AVRational frameRate{25, 1};           ///< on average

    bool needsEncodes() const { return !encodes.empty(); }
};

/// The plan for a video; empty without a picture that moves. The same inputs always give the same plan: each task of a
/// job makes it anew, also after a restart.
/// Sizes limit the short side of the displayed picture (review and HD 1080, SD 480, mobile 360) and never enlarge it. A
/// source that browsers play and that is within a rendition's size is remuxed for it.
[[nodiscard]] RenditionPlan planRenditions(const MediaInfo &info, const PacketIndex &index, const ProcessOptions &options);

/// Whether browsers play these packets as they are: progressive H.264 of 8-bit 4:2:0 up to the High profile, square
/// pixels, a sane bit rate, nothing before the first shown frame, in a container that keeps true timestamps.
[[nodiscard]] bool isPlayableAsItIs(const MediaInfo &info, const PacketIndex &index);

}  // namespace chalkreel
