#include "core/media/reading/probe.h"

#include "core/media/av/av_compat.h"
#include "core/media/av/plain_text.h"
#include "core/media/reading/allow_lists.h"
#include "core/media/reading/frame_rate.h"

#include <QTime>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace chalkreel {
namespace {

QString text(const char *ascii) { return ascii ? QString::fromLatin1(ascii) : QString{}; }

double secondsOf(std::int64_t ticks, AVRational base) { return ticks == AV_NOPTS_VALUE ? 0.0 : static_cast<double>(ticks) * av_q2d(base); }

QString fieldOrderName(AVFieldOrder order)
{
    switch (order) {
    case AV_FIELD_PROGRESSIVE: return QStringLiteral("progressive");
    case AV_FIELD_TT: return QStringLiteral("tt");
    case AV_FIELD_BB: return QStringLiteral("bb");
    case AV_FIELD_TB: return QStringLiteral("tb");
    case AV_FIELD_BT: return QStringLiteral("bt");
    case AV_FIELD_UNKNOWN: break;
    }
    return {};
}

/// Matroska keeps per-stream figures in tags that muxers write: "00:00:05.005000000".
double durationOfTag(const AVDictionary *tags)
{
    const QStringList parts = plainTag(tags, "DURATION").split(u':');
    if (parts.size() != 3) return 0;
    return parts[0].toDouble() * 3600 + parts[1].toDouble() * 60 + parts[2].toDouble();
}

qint64 bytesOf(const PacketIndex &index)
{
    qint64 bytes = 0;
    for (const PacketEntry &packet : index.packets()) bytes += packet.size;
    return bytes;
}

void describeColor(StreamInfo &info, const AVCodecParameters &codec)
{
    if (codec.color_range != AVCOL_RANGE_UNSPECIFIED) info.colorRange = text(av_color_range_name(codec.color_range));
    if (codec.color_space != AVCOL_SPC_UNSPECIFIED) info.colorSpace = text(av_color_space_name(codec.color_space));
    if (codec.color_trc != AVCOL_TRC_UNSPECIFIED) info.colorTransfer = text(av_color_transfer_name(codec.color_trc));
    if (codec.color_primaries != AVCOL_PRI_UNSPECIFIED) info.colorPrimaries = text(av_color_primaries_name(codec.color_primaries));
    info.isHdr = codec.color_trc == AVCOL_TRC_SMPTE2084 || codec.color_trc == AVCOL_TRC_ARIB_STD_B67;
}

void describePicture(StreamInfo &info, AVFormatContext &context, AVStream &stream)
{
    const AVCodecParameters &codec = *stream.codecpar;
    info.width = codec.width;
    info.height = codec.height;
    const AVRational aspect = av_guess_sample_aspect_ratio(&context, &stream, nullptr);
    if (aspect.num > 0 && aspect.den > 0) info.pixelAspect = {aspect.num, aspect.den};
    setOrientation(info, orientationOf(stream));
    const auto format = static_cast<AVPixelFormat>(codec.format);
    info.pixelFormat = text(av_get_pix_fmt_name(format));
    if (const AVPixFmtDescriptor *descriptor = av_pix_fmt_desc_get(format)) info.bitDepth = descriptor->comp[0].depth;
    info.fieldOrder = fieldOrderName(codec.field_order);
    describeColor(info, codec);
    if (stream.avg_frame_rate.num > 0 && stream.avg_frame_rate.den > 0)
        info.frameRate = {stream.avg_frame_rate.num, stream.avg_frame_rate.den};
    info.frameCount = stream.nb_frames;
    info.hasBFrames = codec.video_delay > 0;
}

void describeSound(StreamInfo &info, const AVCodecParameters &codec)
{
    info.sampleRate = codec.sample_rate;
    info.channels = codec.ch_layout.nb_channels;
    std::array<char, 128> layout{};
    if (av_channel_layout_describe(&codec.ch_layout, layout.data(), layout.size()) > 0) info.channelLayout = text(layout.data());
    info.sampleFormat = text(av_get_sample_fmt_name(static_cast<AVSampleFormat>(codec.format)));
}

void count(StreamInfo &info, const AVStream &stream, const PacketIndex &index)
{
    info.frameCount = index.frameCount();
    info.frameRate = averageFrameRate(index, {stream.avg_frame_rate, stream.r_frame_rate});
    info.hasVariableFrameRate = index.hasVariableFrameRate();
    info.longestGop = index.longestGop();
    info.hasBFrames = index.hasBFrames();
    info.duration = index.duration();
    if (index.frameCount() > 0) info.startTime = index.secondsOfFrame(0);
    if (info.bitRate == 0 && info.duration > 0) info.bitRate = std::llround(static_cast<double>(bytesOf(index)) * 8 / info.duration);
}

StreamInfo describe(AVFormatContext &context, AVStream &stream)
{
    const AVCodecParameters &codec = *stream.codecpar;
    StreamInfo info;
    info.index = stream.index;
    info.type = codec.codec_type == AVMEDIA_TYPE_UNKNOWN ? QStringLiteral("data") : text(av_get_media_type_string(codec.codec_type));
    info.codec = text(avcodec_get_name(codec.codec_id));
    info.profile = text(avcodec_profile_name(codec.codec_id, codec.profile));
    info.language = plainTag(stream.metadata, "language");
    info.title = plainTag(stream.metadata, "title");
    info.isDefault = (stream.disposition & AV_DISPOSITION_DEFAULT) != 0;
    info.isAttachedPicture = (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
    info.startTime = secondsOf(stream.start_time, stream.time_base);
    info.duration = secondsOf(stream.duration, stream.time_base);
    if (info.duration == 0) info.duration = durationOfTag(stream.metadata);
    info.bitRate = codec.bit_rate;
    if (info.bitRate == 0) info.bitRate = plainTag(stream.metadata, "BPS").toLongLong();
    info.tags = plainTags(stream.metadata);
    if (codec.codec_type == AVMEDIA_TYPE_VIDEO) describePicture(info, context, stream);
    if (codec.codec_type == AVMEDIA_TYPE_AUDIO) describeSound(info, codec);
    return info;
}

/// A picture file shows one picture; an animated GIF is a video.
bool isStillImage(const MediaInput &input, const AVFormatContext &context, const PacketIndex *index)
{
    return input.bestVideoStream() >= 0 && av::isImageFormat(*context.iformat) && (!index || index->frameCount() <= 1);
}

double containerDuration(const AVFormatContext &context)
{
    // A guess by bit rate is no information.
    if (context.duration == AV_NOPTS_VALUE || context.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE) return 0;
    // Matroska counts from zero, also where the first frame comes much later.
    const bool countsFromZero = std::strncmp(context.iformat->name, "matroska", 8) == 0 && context.start_time != AV_NOPTS_VALUE;
    const std::int64_t lead = countsFromZero ? context.start_time : 0;
    return std::max(0.0, static_cast<double>(context.duration - lead) / AV_TIME_BASE);
}

void makeStill(MediaInfo &info)
{
    StreamInfo &picture = info.streams[info.videoStream];
    info.kind = AssetKind::Image;
    info.duration = picture.duration = 0;
    info.startTime = picture.startTime = 0;
    info.bitRate = picture.bitRate = 0;
    picture.frameRate = {};
    picture.frameCount = 1;
}

}  // namespace

Orientation orientationOf(const AVStream &stream)
{
    const auto data = av::sideData(stream, AV_PKT_DATA_DISPLAYMATRIX);
    std::array<std::int32_t, 9> matrix{};
    if (data.size() < sizeof matrix) return {};
    std::memcpy(matrix.data(), data.data(), sizeof matrix);
    double a = matrix[0];
    double b = matrix[1];
    const double c = matrix[3];
    const double d = matrix[4];
    if (a == 0 && b == 0) return {};
    Orientation orientation;
    orientation.isMirrored = a * d - b * c < 0;
    if (orientation.isMirrored) {
        a = -a;
        b = -b;
    }
    // With y downwards the first row of the matrix is (cos, sin) of the turn to the right. Odd angles are not supported by
    // any player that we know; the nearest quarter is what is meant.
    const double quarters = std::atan2(b, a) / (std::numbers::pi / 2);
    orientation.rotation = (static_cast<int>(std::lround(quarters)) + 4) % 4 * 90;
    return orientation;
}

Orientation orientationOf(const StreamInfo &stream) { return {stream.rotation, stream.isMirrored}; }

void setOrientation(StreamInfo &stream, const Orientation &orientation)
{
    stream.rotation = orientation.rotation;
    stream.isMirrored = orientation.isMirrored;
    const double aspect = stream.pixelAspect.value();
    stream.displayWidth = stream.width;
    stream.displayHeight = stream.height;
    // The side that is too short is stretched, so that nothing of the resolution is lost.
    if (aspect > 1) stream.displayWidth = static_cast<int>(std::lround(stream.width * aspect));
    if (aspect > 0 && aspect < 1) stream.displayHeight = static_cast<int>(std::lround(stream.height / aspect));
    if (orientation.swapsSides()) std::swap(stream.displayWidth, stream.displayHeight);
}

MediaInfo probe(MediaInput &input, const PacketIndex *index)
{
    AVFormatContext &context = input.context();
    MediaInfo info;
    info.container = text(context.iformat->name);
    info.containerName = text(context.iformat->long_name);
    info.size = std::max<qint64>(0, avio_size(context.pb));
    info.videoStream = input.bestVideoStream();
    info.audioStream = input.bestAudioStream();
    info.endsEarly = input.endedEarly();
    info.startTime = context.start_time == AV_NOPTS_VALUE ? 0 : static_cast<double>(context.start_time) / AV_TIME_BASE;
    info.duration = containerDuration(context);
    info.tags = plainTags(context.metadata);
    for (AVStream *stream : std::span{context.streams, context.nb_streams}) info.streams.append(describe(context, *stream));
    for (const AVChapter *chapter : std::span{context.chapters, context.nb_chapters})
        info.chapters.append({secondsOf(chapter->start, chapter->time_base), secondsOf(chapter->end, chapter->time_base),
                              plainTag(chapter->metadata, "title")});

    if (info.videoStream >= 0 && index) {
        StreamInfo &video = info.streams[info.videoStream];
        count(video, *context.streams[info.videoStream], *index);
        // What a cut-off file promises does not count; otherwise the sound may go on longer than the picture.
        info.duration = info.endsEarly ? video.duration : std::max(info.duration, video.duration);
    }
    if (info.duration > 0) info.bitRate = std::llround(static_cast<double>(info.size) * 8 / info.duration);
    info.kind = info.videoStream < 0 ? AssetKind::Audio : AssetKind::Video;
    if (isStillImage(input, context, index)) makeStill(info);
    return info;
}

}  // namespace chalkreel
