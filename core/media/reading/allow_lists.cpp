#include "core/media/reading/allow_lists.h"

#include <QCoreApplication>
#include <QList>

#include <algorithm>
#include <array>
#include <string_view>

namespace chalkreel::av {
namespace {

using std::string_view;

/// One name of each demuxer; FFmpeg's own are lists of synonyms.
constexpr std::array kContainers{
    string_view{"mov"},  string_view{"matroska"}, string_view{"avi"}, string_view{"mpegts"},       string_view{"mpeg"},
    string_view{"flv"},  string_view{"ogg"},      string_view{"asf"}, string_view{"mxf"},          string_view{"mpegvideo"},
    string_view{"h264"}, string_view{"hevc"},     string_view{"m4v"}, string_view{"dv"},           string_view{"mjpeg"},
    string_view{"ivf"},  string_view{"wav"},      string_view{"w64"}, string_view{"aiff"},         string_view{"caf"},
    string_view{"mp3"},  string_view{"flac"},     string_view{"aac"}, string_view{"ac3"},          string_view{"eac3"},
    string_view{"amr"},  string_view{"au"},       string_view{"gsm"}, string_view{"yuv4mpegpipe"},
};

constexpr std::array kImages{
    string_view{"jpeg_pipe"}, string_view{"png_pipe"}, string_view{"webp_pipe"}, string_view{"bmp_pipe"},
    string_view{"tiff_pipe"}, string_view{"apng"},     string_view{"gif"},
};

/// Decoders by name, because one codec can have several and only one of them is to be used.
constexpr std::array kDecoders{
    // what cameras, phones, screens and browsers write
    string_view{"h264"},
    string_view{"hevc"},
    string_view{"vp8"},
    string_view{"vp9"},
    string_view{"libdav1d"},
    string_view{"mjpeg"},
    string_view{"mpeg4"},
    string_view{"mpeg2video"},
    string_view{"mpeg1video"},
    string_view{"h263"},
    string_view{"flv"},
    string_view{"msmpeg4v2"},
    string_view{"msmpeg4"},
    string_view{"wmv1"},
    string_view{"wmv2"},
    string_view{"wmv3"},
    string_view{"vc1"},
    string_view{"theora"},
    string_view{"dvvideo"},
    // what editors exchange
    string_view{"prores"},
    string_view{"dnxhd"},
    string_view{"cfhd"},
    string_view{"ffv1"},
    string_view{"huffyuv"},
    string_view{"ffvhuff"},
    string_view{"utvideo"},
    string_view{"qtrle"},
    string_view{"rawvideo"},
    string_view{"v210"},
    string_view{"wrapped_avframe"},
    // still pictures
    string_view{"png"},
    string_view{"apng"},
    string_view{"webp"},
    string_view{"bmp"},
    string_view{"tiff"},
    string_view{"gif"},
    // sound
    string_view{"aac"},
    string_view{"mp3float"},
    string_view{"mp2float"},
    string_view{"ac3"},
    string_view{"eac3"},
    string_view{"dca"},
    string_view{"truehd"},
    string_view{"opus"},
    string_view{"vorbis"},
    string_view{"flac"},
    string_view{"alac"},
    string_view{"wmav1"},
    string_view{"wmav2"},
    string_view{"wmapro"},
    string_view{"amrnb"},
    string_view{"amrwb"},
    string_view{"gsm"},
    string_view{"adpcm_ms"},
    string_view{"adpcm_ima_wav"},
    string_view{"adpcm_ima_qt"},
    string_view{"g722"},
    string_view{"pcm_s16le"},
    string_view{"pcm_s16be"},
    string_view{"pcm_s24le"},
    string_view{"pcm_s24be"},
    string_view{"pcm_s32le"},
    string_view{"pcm_s32be"},
    string_view{"pcm_u8"},
    string_view{"pcm_s8"},
    string_view{"pcm_f32le"},
    string_view{"pcm_f32be"},
    string_view{"pcm_f64le"},
    string_view{"pcm_alaw"},
    string_view{"pcm_mulaw"},
    string_view{"pcm_bluray"},
    string_view{"pcm_dvd"},
};

template <size_t N>
bool hasName(const std::array<string_view, N> &list, string_view synonyms)
{
    // "mov,mp4,m4a,3gp,3g2,mj2": the first one is the demuxer's own.
    return std::ranges::find(list, synonyms.substr(0, synonyms.find(','))) != list.end();
}

template <size_t... N>
QByteArray joined(const std::array<string_view, N> &...lists)
{
    QByteArray names;
    const auto add = [&names](string_view name) {
        if (!names.isEmpty()) names += ',';
        names.append(name.data(), static_cast<qsizetype>(name.size()));
    };
    (std::ranges::for_each(lists, add), ...);
    return names;
}

/// Control characters other than white space, or bytes that are not UTF-8, mean that it is not text.
bool isText(const QByteArray &bytes)
{
    if (bytes.isEmpty()) return false;
    // The beginning may end inside a character.
    const QString text = QString::fromUtf8(bytes.first(std::max<qsizetype>(0, bytes.size() - 3)));
    return std::ranges::none_of(text, [](QChar c) { return c == QChar::ReplacementCharacter || (c < u' ' && !c.isSpace()); });
}

/// ID3v2 (id3.org, section 3.1): ten bytes of header with a length of four times seven bits. FFmpeg looks behind it, so
/// a playlist can hide there.
QByteArray withoutId3(const QByteArray &bytes)
{
    if (!bytes.startsWith("ID3") || bytes.size() < 10) return bytes;
    qsizetype length = 10;
    for (int i = 6; i < 10; ++i) length += (bytes[i] & 0x7f) << (7 * (9 - i));
    return bytes.mid(length);
}

}  // namespace

bool isAllowed(const AVInputFormat &format) { return hasName(kContainers, format.name) || hasName(kImages, format.name); }

bool isImageFormat(const AVInputFormat &format) { return hasName(kImages, format.name); }

const AVCodec *allowedDecoder(AVCodecID codec)
{
    for (const string_view name : kDecoders) {
        const AVCodec *decoder = avcodec_find_decoder_by_name(name.data());
        if (decoder && decoder->id == codec) return decoder;
    }
    return nullptr;
}

const QByteArray &decoderWhitelist()
{
    static const QByteArray names = joined(kDecoders);
    return names;
}

const QByteArray &demuxerWhitelist()
{
    static const QByteArray names = joined(kContainers, kImages);
    return names;
}

QString refusedFormatName(const AVInputFormat &format)
{
    const string_view name{format.name};
    const auto isOneOf = [name](std::initializer_list<string_view> names) { return std::ranges::find(names, name) != names.end(); };
    if (isOneOf({"hls", "hls,applehttp", "dash", "imf"})) return QCoreApplication::translate("MediaInput", "a playlist");
    if (isOneOf({"concat", "ffmetadata", "lavfi"})) return QCoreApplication::translate("MediaInput", "a script for FFmpeg");
    if (isOneOf({"sdp", "rtsp", "rtp"})) return QCoreApplication::translate("MediaInput", "the description of a network stream");
    if (isOneOf({"ass", "srt", "webvtt", "microdvd", "mpl2", "sami", "subviewer", "subviewer1", "vplayer", "jacosub", "lrc", "realtext",
                 "stl", "scc", "pjs", "aqtitle", "mcc", "ttml", "tedcaptions"}))
        return QCoreApplication::translate("MediaInput", "a subtitle file");
    if (isOneOf({"tty", "svg_pipe", "xbm_pipe", "xpm_pipe"})) return QCoreApplication::translate("MediaInput", "text");
    return {};
}

QString refusedContentName(const QByteArray &beginning)
{
    const QByteArray bytes = withoutId3(beginning);
    if (!isText(bytes)) return {};
    const QString text = QString::fromUtf8(bytes).remove(QChar::ByteOrderMark).trimmed();
    const auto starts = [&text](const char *with) { return text.startsWith(QLatin1StringView{with}, Qt::CaseInsensitive); };
    const auto holds = [&text](const char *what) { return text.contains(QLatin1StringView{what}, Qt::CaseInsensitive); };
    if (starts("#EXTM3U") || starts("[playlist]") || starts("[Reference]") || starts("<asx") || starts("<smil") || holds("<MPD") ||
        holds("http://xspf.org"))
        return QCoreApplication::translate("MediaInput", "a playlist");
    if (starts("ffconcat") || starts(";FFMETADATA")) return QCoreApplication::translate("MediaInput", "a script for FFmpeg");
    if (starts("v=0") || starts("rtsp:") || starts("http:") || starts("https:"))
        return QCoreApplication::translate("MediaInput", "the description of a network stream");
    if (holds("FILE \"") && holds("TRACK ")) return QCoreApplication::translate("MediaInput", "a cue sheet");
    // YUV4MPEG2 is media, though its header is text when the picture data is, too.
    if (starts("YUV4MPEG2")) return {};
    return QCoreApplication::translate("MediaInput", "text");
}

}  // namespace chalkreel::av
