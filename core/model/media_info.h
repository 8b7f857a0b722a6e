#pragma once

#include "core/base/json_fields.h"
#include "core/model/asset.h"

namespace chalkreel {

/// An exact ratio, such as a frame rate of 30000/1001.
struct Fraction
{
    qint64 numerator = 0;
    qint64 denominator = 1;

    double value() const { return denominator == 0 ? 0.0 : static_cast<double>(numerator) / static_cast<double>(denominator); }
    friend bool operator==(const Fraction &, const Fraction &) = default;
};

/// In JSON: "30000/1001".
template <>
struct JsonCodec<Fraction>
{
    static QJsonValue write(const Fraction &value) { return QStringLiteral("%1/%2").arg(value.numerator).arg(value.denominator); }
    static bool read(const QJsonValue &from, Fraction &to)
    {
        const QStringList parts = from.toString().split(u'/');
        if (parts.size() != 2) return false;
        bool isNumber[2] = {};
        to = {parts[0].toLongLong(&isNumber[0]), parts[1].toLongLong(&isNumber[1])};
        return isNumber[0] && isNumber[1] && to.denominator != 0;
    }
};

/// One stream of a media file. Fields that do not apply to its type keep their defaults.
struct StreamInfo
{
    int index = 0;
    QString type;      ///< video, audio, subtitle, data, attachment
    QString codec;     ///< FFmpeg's name: h264, hevc, aac, ...
    QString profile;   ///< High, Main 10, LC, ...; empty when unknown
    QString language;  ///< as the file says, usually ISO 639-2
    QString title;
    bool isDefault = false;
    bool isAttachedPicture = false;  ///< cover art: not a video
    double startTime = 0;            ///< seconds, first PTS
    double duration = 0;             ///< seconds
    qint64 bitRate = 0;              ///< bits per second
    // picture
    int width = 0;  ///< pixels as coded
    int height = 0;
    int displayWidth = 0;  ///< after rotation, in square pixels
    int displayHeight = 0;
    Fraction pixelAspect{1, 1};
    int rotation = 0;         ///< degrees clockwise that a player turns the picture: 0, 90, 180, 270
    bool isMirrored = false;  ///< the display matrix also flips it
    Fraction frameRate;       ///< average, exact
    bool hasVariableFrameRate = false;
    qint64 frameCount = 0;  ///< counted packets that are shown
    QString pixelFormat;    ///< yuv420p, yuv420p10le, ...
    int bitDepth = 0;
    QString fieldOrder;     ///< progressive, tt, bb, tb, bt
    QString colorRange;     ///< tv, pc
    QString colorSpace;     ///< bt709, smpte170m, ...
    QString colorTransfer;  ///< bt709, smpte2084 (PQ), arib-std-b67 (HLG), ...
    QString colorPrimaries;
    bool isHdr = false;
    int longestGop = 0;  ///< frames between key frames at most; 0 unless the packets were counted
    bool hasBFrames = false;
    // sound
    int sampleRate = 0;  ///< Hz
    int channels = 0;
    QString channelLayout;  ///< stereo, 5.1, ...
    QString sampleFormat;
    QJsonObject tags;

    static constexpr std::tuple kFields{
        Field<&StreamInfo::index>{"index"},
        Field<&StreamInfo::type>{"type"},
        Field<&StreamInfo::codec>{"codec"},
        Field<&StreamInfo::profile>{"profile"},
        Field<&StreamInfo::language>{"language"},
        Field<&StreamInfo::title>{"title"},
        Field<&StreamInfo::isDefault>{"default"},
        Field<&StreamInfo::isAttachedPicture>{"attached_picture"},
        Field<&StreamInfo::startTime>{"start_time"},
        Field<&StreamInfo::duration>{"duration"},
        Field<&StreamInfo::bitRate>{"bit_rate"},
        Field<&StreamInfo::width>{"width"},
        Field<&StreamInfo::height>{"height"},
        Field<&StreamInfo::displayWidth>{"display_width"},
        Field<&StreamInfo::displayHeight>{"display_height"},
        Field<&StreamInfo::pixelAspect>{"pixel_aspect"},
        Field<&StreamInfo::rotation>{"rotation"},
        Field<&StreamInfo::isMirrored>{"mirrored"},
        Field<&StreamInfo::frameRate>{"frame_rate"},
        Field<&StreamInfo::hasVariableFrameRate>{"variable_frame_rate"},
        Field<&StreamInfo::frameCount>{"frame_count"},
        Field<&StreamInfo::pixelFormat>{"pixel_format"},
        Field<&StreamInfo::bitDepth>{"bit_depth"},
        Field<&StreamInfo::fieldOrder>{"field_order"},
        Field<&StreamInfo::colorRange>{"color_range"},
        Field<&StreamInfo::colorSpace>{"color_space"},
        Field<&StreamInfo::colorTransfer>{"color_transfer"},
        Field<&StreamInfo::colorPrimaries>{"color_primaries"},
        Field<&StreamInfo::isHdr>{"hdr"},
        Field<&StreamInfo::longestGop>{"longest_gop"},
        Field<&StreamInfo::hasBFrames>{"b_frames"},
        Field<&StreamInfo::sampleRate>{"sample_rate"},
        Field<&StreamInfo::channels>{"channels"},
        Field<&StreamInfo::channelLayout>{"channel_layout"},
        Field<&StreamInfo::sampleFormat>{"sample_format"},
        Field<&StreamInfo::tags>{"tags"},
    };
};

struct ChapterInfo
{
    double start = 0;  ///< seconds
    double end = 0;
    QString title;

    static constexpr std::tuple kFields{Field<&ChapterInfo::start>{"start"}, Field<&ChapterInfo::end>{"end"},
                                        Field<&ChapterInfo::title>{"title"}};
};

/// What a media file says of itself; metadata.json is this, flattened for the main video stream too.
struct MediaInfo
{
    AssetKind kind = AssetKind::Video;
    QString container;      ///< FFmpeg's short name: "mov,mp4,m4a,3gp,3g2,mj2"
    QString containerName;  ///< the long one
    double duration = 0;    ///< seconds, from the packets where they were counted
    double startTime = 0;   ///< seconds
    qint64 size = 0;        ///< bytes
    qint64 bitRate = 0;     ///< bits per second, all streams
    int videoStream = -1;   ///< index in streams, -1: none
    int audioStream = -1;
    bool endsEarly = false;  ///< the file is cut off
    QList<StreamInfo> streams;
    QList<ChapterInfo> chapters;
    QJsonObject tags;

    const StreamInfo *video() const { return videoStream < 0 ? nullptr : &streams[videoStream]; }
    const StreamInfo *audio() const { return audioStream < 0 ? nullptr : &streams[audioStream]; }

    static constexpr std::tuple kFields{
        Field<&MediaInfo::kind>{"kind"},
        Field<&MediaInfo::container>{"container"},
        Field<&MediaInfo::containerName>{"container_name"},
        Field<&MediaInfo::duration>{"duration"},
        Field<&MediaInfo::startTime>{"start_time"},
        Field<&MediaInfo::size>{"size"},
        Field<&MediaInfo::bitRate>{"bit_rate"},
        Field<&MediaInfo::videoStream>{"video_stream"},
        Field<&MediaInfo::audioStream>{"audio_stream"},
        Field<&MediaInfo::endsEarly>{"ends_early"},
        Field<&MediaInfo::streams>{"streams"},
        Field<&MediaInfo::chapters>{"chapters"},
        Field<&MediaInfo::tags>{"tags"},
    };
};

}  // namespace chalkreel
