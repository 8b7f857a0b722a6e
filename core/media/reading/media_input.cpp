#include "core/media/reading/media_input.h"

#include "core/media/av/av_error.h"
#include "core/media/reading/allow_lists.h"
#include "core/media/reading/container_extent.h"
#include "core/media/reading/source_io.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <vector>

namespace chalkreel {
namespace {

constexpr int kSniffedBytes = 4096;
/// Enough for the cover art in front of an MP3's sound.
constexpr unsigned kProbedBytes = 4 << 20;
/// A guess below this is what noise gets, too.
constexpr int kLeastProbeScore = AVPROBE_SCORE_EXTENSION / 4;
/// How much find_stream_info may read: late streams in a transport stream appear within this.
constexpr qint64 kAnalysedBytes = 10 << 20;
constexpr qint64 kAnalysedMicroseconds = 10 * qint64{AV_TIME_BASE};
/// Broken packets in a row after which nothing good is expected any more.
constexpr int kBrokenPacketsAtMost = 1000;

/// What every decoder that FFmpeg opens by itself while looking at the streams has to keep to.
AVDictionary *decoderOptions(const MediaLimits &limits)
{
    AVDictionary *options = nullptr;
    av_dict_set_int(&options, "max_pixels", limits.pixels, 0);
    av_dict_set(&options, "threads", "1", 0);
    return options;
}

Failure cutOff(const QString &name)
{
    return fail(ErrorCode::Damaged,
                QCoreApplication::translate(
                    "MediaInput", "“%1” was cut off: the part that says what is in it is missing. Copy it again from where it came from.")
                    .arg(name),
                av::logTail());
}

Failure inNoFormat(const QString &name, const QString &detail)
{
    return fail(ErrorCode::Unsupported,
                QCoreApplication::translate("MediaInput", "“%1” is in no format that Chalkreel can read.").arg(name), detail);
}

/// HEIF and AVIF photos (ISO/IEC 23008-12) look like MP4 to FFmpeg 5, which then misses the film in them.
bool isPhotoInBoxes(ByteSource &source)
{
    std::array<char, 12> head{};
    if (source.readAt(0, std::as_writable_bytes(std::span{head})).value_or(0) < std::ssize(head)) return false;
    const std::string_view brand{head.data() + 8, 4};
    constexpr std::array<std::string_view, 8> kPhotoBrands{"heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "avis"};
    return std::string_view{head.data() + 4, 4} == "ftyp" && std::ranges::find(kPhotoBrands, brand) != kPhotoBrands.end();
}

Failure failureOfOpening(int status, ByteSource &source)
{
    const QString name = source.displayName();
    if (status == AVERROR(ENOMEM))
        return fail(
            av::errorFrom(status, QCoreApplication::translate("MediaInput", "There was not enough memory to read “%1”.").arg(name)));
    if (isPhotoInBoxes(source)) return inNoFormat(name, av::logTail());
    if (av::logTail().contains(QLatin1StringView{"moov atom not found"})) return cutOff(name);
    return fail(av::errorFrom(status, QCoreApplication::translate("MediaInput", "“%1” is damaged: it cannot be read.").arg(name)));
}

Failure tooLarge(const QString &sentence, const QString &name) { return fail(ErrorCode::TooLarge, sentence.arg(name)); }

Result<const AVInputFormat *> recognise(SourceIo &io, ByteSource &source)
{
    const QString name = source.displayName();
    QByteArray beginning{kSniffedBytes, Qt::Uninitialized};
    const Result<qint64> count =
        source.readAt(0, std::as_writable_bytes(std::span{beginning.data(), static_cast<size_t>(beginning.size())}));
    if (!count) return fail(count.error());
    beginning.truncate(*count);
    const auto refuse = [&name](const QString &what) {
        return fail(ErrorCode::Unsupported,
                    QCoreApplication::translate("MediaInput", "“%1” is %2, not a video, picture or sound.").arg(name, what));
    };
    if (const QString what = av::refusedContentName(beginning); !what.isEmpty()) return refuse(what);

    const AVInputFormat *format = nullptr;
    // No file name: what a file is called says nothing about what is in it.
    const int score = av_probe_input_buffer2(&io.context(), &format, "", nullptr, 0, kProbedBytes);
    if (io.error()) return fail(*io.error());
    if (format && av::isAllowed(*format) && score >= kLeastProbeScore) return format;
    if (format) {
        if (const QString what = av::refusedFormatName(*format); !what.isEmpty()) return refuse(what);
    }
    return inNoFormat(name, format ? QStringLiteral("FFmpeg: %1, score %2").arg(QString::fromUtf8(format->name)).arg(score) : QString{});
}

Result<void> checkStreams(const AVFormatContext &context, const MediaLimits &limits, const QString &name)
{
    if (static_cast<int>(context.nb_streams) > limits.streams)
        return tooLarge(QCoreApplication::translate("MediaInput", "“%1” has more streams than are read."), name);
    if (context.duration != AV_NOPTS_VALUE && static_cast<double>(context.duration) / AV_TIME_BASE > limits.duration)
        return tooLarge(QCoreApplication::translate("MediaInput", "“%1” says that it is longer than what is processed."), name);
    for (const AVStream *stream : std::span{context.streams, context.nb_streams}) {
        const AVCodecParameters &codec = *stream->codecpar;
        if (codec.codec_type != AVMEDIA_TYPE_VIDEO) continue;
        if (codec.width > limits.side || codec.height > limits.side || qint64{codec.width} * codec.height > limits.pixels)
            return fail(ErrorCode::TooLarge, QCoreApplication::translate("MediaInput", "The picture of “%1” is too large: %2 × %3 pixels.")
                                                 .arg(name)
                                                 .arg(codec.width)
                                                 .arg(codec.height));
        if (stream->avg_frame_rate.den != 0 && av_q2d(stream->avg_frame_rate) > limits.frameRate)
            return tooLarge(QCoreApplication::translate("MediaInput", "“%1” claims more frames per second than are processed."), name);
    }
    return {};
}

/// Of the streams of one type: one that we can decode, then the one that the file prefers, then the largest, then the first.
int bestStream(const AVFormatContext &context, AVMediaType type)
{
    const auto rank = [](const AVStream &stream) {
        const AVCodecParameters &codec = *stream.codecpar;
        return std::tuple{av::allowedDecoder(codec.codec_id) != nullptr, (stream.disposition & AV_DISPOSITION_DEFAULT) != 0,
                          qint64{codec.width} * codec.height};
    };
    constexpr int kNotAVideo = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_STILL_IMAGE;
    int best = -1;
    for (const AVStream *stream : std::span{context.streams, context.nb_streams}) {
        if (stream->codecpar->codec_type != type || (stream->disposition & kNotAVideo) != 0) continue;
        if (best < 0 || rank(*stream) > rank(*context.streams[best])) best = stream->index;
    }
    return best;
}

int refuseSecondFile(AVFormatContext *, AVIOContext **, const char *, int, AVDictionary **) { return AVERROR(EPERM); }

}  // namespace

class MediaInput::Private
{
public:
    Private(std::shared_ptr<ByteSource> bytes, const MediaLimits &most)
        : source{std::move(bytes)}
        , limits{most}
        , io{*source}
    {
    }

    Result<void> openFormat();
    Result<void> findStreams();

    std::shared_ptr<ByteSource> source;
    MediaLimits limits;
    SourceIo io;
    av::Input context;  // after io, so that it goes first
    int video = -1;
    int audio = -1;
    bool isCutOff = false;       ///< by its own headers
    bool hasEndedEarly = false;  ///< the last thing read was broken
};

Result<void> MediaInput::Private::openFormat()
{
    const QString name = source->displayName();
    const Result<const AVInputFormat *> format = recognise(io, *source);
    if (!format) return fail(format.error());

    context.reset(avformat_alloc_context());
    if (!context) return failureOfOpening(AVERROR(ENOMEM), *source);
    context->pb = &io.context();
    // Belt, braces and a rope: no demuxer or decoder off our lists, no protocol, no second file.
    context->format_whitelist = av_strdup(av::demuxerWhitelist().constData());
    context->codec_whitelist = av_strdup(av::decoderWhitelist().constData());
    context->protocol_whitelist = av_strdup("none");
    context->io_open = refuseSecondFile;
    context->max_streams = limits.streams + 1;
    context->probesize = kAnalysedBytes;
    context->max_analyze_duration = kAnalysedMicroseconds;

    AVDictionary *options = nullptr;
    av_dict_set(&options, "enable_drefs", "0", 0);
    av_dict_set(&options, "use_absolute_path", "0", 0);
    AVFormatContext *raw = context.release();
    const int status = avformat_open_input(&raw, "", *format, &options);
    context.reset(raw);
    av_dict_free(&options);
    if (io.error()) return fail(*io.error());
    if (status < 0) return failureOfOpening(status, *source);
    if (av::logTail().contains(QLatin1StringView{"external track"}))
        return fail(
            ErrorCode::Unsupported,
            QCoreApplication::translate("MediaInput", "“%1” only refers to another file, which is not opened. Bring in that file instead.")
                .arg(name),
            av::logTail());
    return {};
}

Result<void> MediaInput::Private::findStreams()
{
    const QString name = source->displayName();
    if (const Result<void> fits = checkStreams(*context, limits, name); !fits) return fits;
    const unsigned streams = context->nb_streams;
    std::vector<AVDictionary *> options(streams);
    for (AVDictionary *&each : options) each = decoderOptions(limits);
    const int status = avformat_find_stream_info(context.get(), options.data());
    for (AVDictionary *each : options) av_dict_free(&each);
    if (io.error()) return fail(*io.error());
    if (status == AVERROR(ENOMEM)) return failureOfOpening(status, *source);
    // The decoder met a picture beyond max_pixels; it leaves the size open, so that checkStreams() could not see it.
    if (av::logTail().contains(QLatin1StringView{"Picture size"}))
        return fail(ErrorCode::TooLarge, QCoreApplication::translate("MediaInput", "The picture of “%1” is too large.").arg(name),
                    av::logTail());
    // Other failures leave streams that say less of themselves; what can be decoded is found out by decoding.
    if (context->nb_streams == 0) return failureOfOpening(AVERROR_INVALIDDATA, *source);
    return checkStreams(*context, limits, name);
}

MediaInput::MediaInput(std::unique_ptr<Private> p)
    : d{std::move(p)}
{
}

MediaInput::~MediaInput() = default;

Result<std::unique_ptr<MediaInput>> MediaInput::open(std::shared_ptr<ByteSource> source, const MediaLimits &limits)
{
    av::quietLog();
    av::clearLogTail();
    const QString name = source->displayName();
    if (source->size() == 0) return fail(ErrorCode::Damaged, QCoreApplication::translate("MediaInput", "“%1” is empty.").arg(name));
    if (limits.fileBytes > 0 && source->size() > limits.fileBytes) {
        const QLocale locale;
        return fail(ErrorCode::TooLarge,
                    QCoreApplication::translate("MediaInput", "“%1” is too large: %2, and at most %3 are taken.")
                        .arg(name, locale.formattedDataSize(source->size()), locale.formattedDataSize(limits.fileBytes)));
    }
    auto p = std::make_unique<Private>(std::move(source), limits);
    if (const Result<void> opened = p->openFormat(); !opened) return fail(opened.error());
    if (const Result<void> found = p->findStreams(); !found) return fail(found.error());
    p->video = bestStream(*p->context, AVMEDIA_TYPE_VIDEO);
    p->audio = bestStream(*p->context, AVMEDIA_TYPE_AUDIO);
    const std::optional<qint64> promised = promisedExtent(*p->source);
    p->isCutOff = promised && *promised > p->source->size();
    return std::unique_ptr<MediaInput>{new MediaInput{std::move(p)}};
}

AVFormatContext &MediaInput::context() { return *d->context; }
QString MediaInput::displayName() const { return d->source->displayName(); }
const MediaLimits &MediaInput::limits() const { return d->limits; }
int MediaInput::bestVideoStream() const { return d->video; }
int MediaInput::bestAudioStream() const { return d->audio; }
bool MediaInput::endedEarly() const { return d->isCutOff || d->hasEndedEarly; }

void MediaInput::readOnly(std::initializer_list<int> streams)
{
    for (AVStream *stream : std::span{d->context->streams, d->context->nb_streams})
        stream->discard = std::ranges::find(streams, stream->index) != streams.end() ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
}

Result<bool> MediaInput::readPacket(AVPacket &into)
{
    av_packet_unref(&into);
    for (int broken = 0; broken < kBrokenPacketsAtMost;) {
        const int status = av_read_frame(d->context.get(), &into);
        if (d->io.error()) return fail(*d->io.error());
        if (status == AVERROR_EOF) break;
        if (status == AVERROR(ENOMEM))
            return fail(av::errorFrom(
                status, QCoreApplication::translate("MediaInput", "There was not enough memory to read “%1”.").arg(displayName())));
        if (status == AVERROR(EAGAIN)) continue;
        if (status < 0) {
            // Behind the end of a cut-off file each further sample of its table would fail in the same way.
            if (d->isCutOff) break;
            d->hasEndedEarly = true;
            ++broken;
            continue;
        }
        const AVStream &stream = *d->context->streams[into.stream_index];
        const bool isUnwanted = stream.discard >= AVDISCARD_ALL;
        // A packet with its end missing. Transport streams mark packets after any lost datagram so, and those decode.
        const bool isPartial = (into.flags & AV_PKT_FLAG_CORRUPT) != 0 && (d->context->iformat->flags & AVFMT_TS_DISCONT) == 0;
        if (!isUnwanted && !isPartial) {
            d->hasEndedEarly = false;  // it went on behind what was broken
            return true;
        }
        if (isPartial) d->hasEndedEarly = true;
        av_packet_unref(&into);
    }
    d->isCutOff |= d->hasEndedEarly;
    return false;
}

Result<void> MediaInput::rewind()
{
    AVFormatContext *context = d->context.get();
    const int number = d->video >= 0 ? d->video : d->audio;
    int status = AVERROR(ENOSYS);
    if (number >= 0) {
        // A day before the start: edit lists have packets before it, and "as early as there is" (INT64_MIN) also means
        // "no time" to FFmpeg. AVI knows nothing before its first packet.
        const AVStream &stream = *context->streams[number];
        const qint64 start = stream.start_time == AV_NOPTS_VALUE ? 0 : stream.start_time;
        const qint64 day = av_rescale_q(24 * 3600, {1, 1}, stream.time_base);
        for (const qint64 time : {start - day, start})
            if (status < 0) status = av_seek_frame(context, number, time, AVSEEK_FLAG_BACKWARD);
    }
    if (status < 0) status = av_seek_frame(context, -1, 0, AVSEEK_FLAG_BYTE);
    if (d->io.error()) return fail(*d->io.error());
    if (status < 0)
        return fail(ErrorCode::Unsupported,
                    QCoreApplication::translate("MediaInput", "“%1” can only be read once from its beginning.").arg(displayName()),
                    av::logTail());
    d->hasEndedEarly = false;
    return {};
}

}  // namespace chalkreel
