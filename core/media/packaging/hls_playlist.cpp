#include "core/media/packaging/hls_playlist.h"

#include <algorithm>
#include <cmath>

namespace chalkreel {
namespace {

constexpr const char *kHead = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n";

QByteArray decimals(double number, int count) { return QByteArray::number(number, 'f', count); }
QByteArray wholeBits(double rate) { return QByteArray::number(static_cast<qint64>(std::ceil(rate))); }

/// Profile, constraint flags and level: the three bytes that avcC and every sequence parameter set have in common.
QByteArray avcProfile(const AVCodecParameters &parameters)
{
    const QByteArray description = QByteArray::fromRawData(reinterpret_cast<const char *>(parameters.extradata), parameters.extradata_size);
    if (description.startsWith('\x01')) return description.mid(1, 3).toHex();  // ISO 14496-15 section 5.3.3
    constexpr int kSequenceParameterSet = 7;
    const QByteArray startCode = QByteArray::fromRawData("\0\0\1", 3);
    for (qsizetype at = description.indexOf(startCode); at >= 0; at = description.indexOf(startCode, at + 3))
        if (at + 6 < description.size() && (description[at + 3] & 0x1F) == kSequenceParameterSet) return description.mid(at + 4, 3).toHex();
    return {};
}

}  // namespace

double HlsStream::peakBitRate() const
{
    double peak = 0;
    for (const HlsSegment &segment : segments)
        if (segment.duration > 0) peak = std::max(peak, static_cast<double>(segment.size) * 8 / segment.duration);
    return peak;
}

double HlsStream::averageBitRate() const
{
    double bits = 0;
    double seconds = 0;
    for (const HlsSegment &segment : segments) {
        bits += static_cast<double>(segment.size) * 8;
        seconds += segment.duration;
    }
    return seconds > 0 ? bits / seconds : 0;
}

QByteArray mediaPlaylist(const std::vector<HlsSegment> &segments)
{
    double longest = 0;
    for (const HlsSegment &segment : segments) longest = std::max(longest, segment.duration);
    // Each duration, rounded to a whole number, has to be at most the target (RFC 8216 section 4.3.3.1).
    QByteArray text{kHead};
    text += "#EXT-X-TARGETDURATION:" + QByteArray::number(std::max<qint64>(1, std::llround(longest))) + '\n';
    text += "#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MAP:URI=\"init.mp4\"\n";
    for (const HlsSegment &segment : segments) text += "#EXTINF:" + decimals(segment.duration, 6) + ",\n" + segment.file.toUtf8() + '\n';
    return text + "#EXT-X-ENDLIST\n";
}

QByteArray masterPlaylist(const std::vector<HlsStream> &videos, const HlsStream *sound)
{
    QByteArray text{kHead};
    if (sound) {
        text += "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\",NAME=\"Sound\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"";
        text += QByteArray::number(sound->channels) + "\",URI=\"" + sound->folder.toUtf8() + "/index.m3u8\"\n";
    }
    for (const HlsStream &video : videos) {
        text += "#EXT-X-STREAM-INF:BANDWIDTH=" + wholeBits(video.peakBitRate() + (sound ? sound->peakBitRate() : 0));
        text += ",AVERAGE-BANDWIDTH=" + wholeBits(video.averageBitRate() + (sound ? sound->averageBitRate() : 0));
        text += ",RESOLUTION=" + QByteArray::number(video.width) + 'x' + QByteArray::number(video.height);
        if (video.frameRate > 0) text += ",FRAME-RATE=" + decimals(video.frameRate, 3);
        QStringList codecs{video.codecs};
        if (sound) codecs.append(sound->codecs);
        if (!codecs.contains(QString{})) text += ",CODECS=\"" + codecs.join(u',').toUtf8() + '"';
        if (sound) text += ",AUDIO=\"sound\"";
        text += '\n' + video.folder.toUtf8() + "/index.m3u8\n";
    }
    return text;
}

QString codecName(const AVCodecParameters &parameters)
{
    if (parameters.codec_id == AV_CODEC_ID_H264) {
        const QByteArray profile = avcProfile(parameters);
        return profile.isEmpty() ? QString{} : QStringLiteral("avc1.") % QString::fromLatin1(profile);
    }
    if (parameters.codec_id != AV_CODEC_ID_AAC) return {};
    // MPEG-4 audio object types: 2 LC, 5 SBR, 29 PS; FFmpeg's profiles count one less.
    const int objectType = parameters.profile >= 0 ? parameters.profile + 1 : 2;
    return QStringLiteral("mp4a.40.%1").arg(objectType);
}

}  // namespace chalkreel
