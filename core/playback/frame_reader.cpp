#include "core/playback/frame_reader.h"

#include "core/media/pictures/frame_scaler.h"
#include "core/media/reading/media_input.h"
#include "core/media/reading/packet_index.h"
#include "core/media/reading/probe.h"
#include "core/media/reading/video_decoder.h"

extern "C" {
#include <libavutil/imgutils.h>
}

#include <QCoreApplication>
#include <QLocale>
#include <QThread>

namespace chalkreel {

struct DecodedFrame
{
    av::Frame frame;
};

namespace {

constexpr int kMostThreads = 4;
// So many frames are decoded in full on the way to a wanted one, instead of leaving out what nothing refers to.
constexpr int kShortWay = 16;
// Frames from one question whether to go on to the next: some 150 ms at 1080p.
constexpr int kHop = 48;
constexpr qint64 kLargestIndexBytes = 1LL << 30;

QImage imageOver(av::Frame frame)
{
    AVFrame *raw = frame.release();
    const auto release = [](void *owner) { av::Frame{static_cast<AVFrame *>(owner)}; };
    return QImage{raw->data[0], raw->width, raw->height, raw->linesize[0], QImage::Format_RGB32, release, raw};
}

Result<QByteArray> readAll(ByteSource &source)
{
    if (source.size() > kLargestIndexBytes)
        return fail(ErrorCode::TooLarge, QString{}, QStringLiteral("packet index of %1 bytes").arg(source.size()));
    QByteArray bytes{source.size(), Qt::Uninitialized};
    qint64 done = 0;
    while (done < bytes.size()) {
        const auto rest = std::as_writable_bytes(std::span{bytes.data() + done, static_cast<size_t>(bytes.size() - done)});
        const Result<qint64> count = source.readAt(done, rest);
        if (!count) return fail(count.error());
        if (*count == 0) break;
        done += *count;
    }
    bytes.truncate(done);
    return bytes;
}

QString nameOf(const StreamInfo &sound, qsizetype number)
{
    QString name = sound.title;
    if (name.isEmpty()) {
        const QLocale::Language language = QLocale::codeToLanguage(sound.language);
        if (language != QLocale::AnyLanguage) name = QLocale::languageToString(language);
    }
    if (name.isEmpty()) name = QCoreApplication::translate("Playback", "Track %1").arg(number);
    return sound.channelLayout.isEmpty()
               ? name
               : QCoreApplication::translate("Playback", "%1, %2", "sound track, its channels").arg(name, sound.channelLayout);
}

void describeSound(const MediaInfo &info, int bestStream, MediaDescription &into)
{
    for (const StreamInfo &stream : info.streams) {
        if (stream.type != u"audio") continue;
        if (stream.index == bestStream) into.defaultAudioTrack = static_cast<int>(into.audioTracks.size());
        into.audioTracks.append({.stream = stream.index, .name = nameOf(stream, into.audioTracks.size() + 1)});
    }
}

}  // namespace

class FrameReader::Private
{
public:
    PlayableSource source;
    std::unique_ptr<MediaInput> input;
    int stream = -1;
    PacketIndex index;
    std::unique_ptr<VideoDecoder> decoder;  // reads from input and looks into index: goes before them
    MediaDescription description;
    Orientation orientation;
    QSize uprightSize;
    std::shared_ptr<const FrameTimes> times = std::make_shared<FrameTimes>();
    int lastNumber = -1;  // of the frame that the decoder gave last; -1: it has to seek first
    std::unique_ptr<FrameScaler> scaler;
    QSize scalerSize;

    QSize outputSize(QSize wanted) const
    {
        if (wanted.isEmpty()) return uprightSize;
        const QSize fitted = uprightSize.scaled(wanted, Qt::KeepAspectRatio).expandedTo({1, 1});
        return fitted.width() < uprightSize.width() ? fitted : uprightSize;
    }
};

FrameReader::FrameReader(std::unique_ptr<Private> p)
    : d{std::move(p)}
{
}

FrameReader::~FrameReader() = default;

Result<std::unique_ptr<FrameReader>> FrameReader::open(const PlayableSource &source)
{
    auto p = std::make_unique<Private>();
    p->source = source;
    Result<std::unique_ptr<MediaInput>> input = MediaInput::open(source.media, MediaLimits{});
    if (!input) return fail(input.error());
    p->input = std::move(*input);
    p->stream = p->input->bestVideoStream();
    const MediaInfo info = probe(*p->input, nullptr);
    describeSound(info, p->input->bestAudioStream(), p->description);
    if (p->stream < 0) {
        p->description.duration = info.duration;
        p->description.startSeconds = info.startTime;
        return std::unique_ptr<FrameReader>{new FrameReader{std::move(p)}};
    }
    p->input->readOnly({p->stream});
    const DecoderOptions options{.threads = std::clamp(QThread::idealThreadCount(), 1, kMostThreads)};
    Result<std::unique_ptr<VideoDecoder>> decoder = VideoDecoder::open(*p->input, p->stream, options);
    if (!decoder) return fail(decoder.error());
    p->decoder = std::move(*decoder);

    const StreamInfo &video = info.streams[p->stream];
    p->orientation = orientationOf(video);
    p->uprightSize = QSize{video.displayWidth, video.displayHeight};
    p->description.hasVideo = true;
    p->description.pictureSize = p->uprightSize;
    return std::unique_ptr<FrameReader>{new FrameReader{std::move(p)}};
}

const MediaDescription &FrameReader::description() const { return d->description; }
std::shared_ptr<const FrameTimes> FrameReader::times() const { return d->times; }

Result<void> FrameReader::buildIndex(const std::function<bool()> &goOn)
{
    if (!d->decoder) return {};
    bool isComplete = false;
    if (d->source.packetIndex) {
        // A packet index that cannot be used costs time, not the video.
        if (const Result<QByteArray> bytes = readAll(*d->source.packetIndex)) {
            if (Result<PacketIndex> index = PacketIndex::parse(*bytes)) {
                d->index = std::move(*index);
                isComplete = d->index.frameCount() > 0;
            }
        }
    }
    if (!isComplete) {
        // A second input, because scanning leaves the reading position at the end of the file.
        Result<std::unique_ptr<MediaInput>> input = MediaInput::open(d->source.media, MediaLimits{});
        if (!input) return fail(input.error());
        Result<PacketIndex> index = PacketIndex::scan(**input, d->stream, [&goOn](double) { return goOn(); });
        if (!index) return fail(index.error());
        d->index = std::move(*index);
    }
    if (d->index.frameCount() == 0)
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("Playback", "“%1” has no picture that can be shown.").arg(d->input->displayName()));

    const double tick = av_q2d(d->index.timeBase());
    const qint64 first = d->index.ptsOfFrame(0);
    std::vector<double> starts;
    starts.reserve(static_cast<size_t>(d->index.frameCount()));
    for (int frame = 0; frame < d->index.frameCount(); ++frame)
        starts.push_back(static_cast<double>(d->index.ptsOfFrame(frame) - first) * tick);
    d->times = std::make_shared<FrameTimes>(std::move(starts), d->index.duration());
    d->description.frameCount = d->times->count();
    d->description.duration = d->times->duration();
    d->description.startSeconds = static_cast<double>(first) * tick;
    d->description.frameRate = d->times->duration() > 0 ? d->times->count() / d->times->duration() : 0;
    return {};
}

int FrameReader::keyFrameFor(int frame) const
{
    const int packet = d->index.keyPacketFor(d->index.ptsOfFrame(frame));
    return packet < 0 ? 0 : std::max(0, d->index.frameAt(d->index.packets()[static_cast<size_t>(packet)].pts));
}

bool FrameReader::isOnTheWay(int frame) const
{
    return d->lastNumber >= 0 && frame > d->lastNumber && (isWithinReach(frame) || keyFrameFor(frame) <= d->lastNumber + 1);
}

bool FrameReader::isWithinReach(int frame) const
{
    return d->lastNumber >= 0 && frame > d->lastNumber && frame - d->lastNumber <= kShortWay;
}

Result<bool> FrameReader::seek(int frame, const std::function<bool()> &goOn)
{
    // In hops, each of which the decoder goes on from: on the way to a target it leaves out what nothing refers to.
    const int start = isOnTheWay(frame) ? d->lastNumber : keyFrameFor(frame);
    for (int hop = std::min(frame, start + kHop);; hop = std::min(frame, hop + kHop)) {
        if (!goOn()) return false;
        d->lastNumber = -1;
        if (const Result<void> sought = d->decoder->seek(d->index, d->index.ptsOfFrame(hop)); !sought) return fail(sought.error());
        d->lastNumber = std::max(0, hop - 1);
        if (hop == frame) return true;
    }
}

Result<DecodedFramePtr> FrameReader::next()
{
    Result<av::Frame> frame = d->decoder->next();
    if (!frame) return fail(frame.error());
    if (!*frame) {
        d->lastNumber = -1;  // a drained decoder has to be set up again by a seek
        return DecodedFramePtr{};
    }
    d->lastNumber = d->index.frameAt((*frame)->pts);  // -1, so that the next one seeks, while there is no index
    return std::make_shared<const DecodedFrame>(DecodedFrame{std::move(*frame)});
}

int FrameReader::numberOf(const DecodedFrame &frame) const { return std::max(0, d->index.frameAt(frame.frame->pts)); }

qint64 FrameReader::bytesOf(const DecodedFrame &frame)
{
    const AVFrame &f = *frame.frame;
    return std::max(0, av_image_get_buffer_size(static_cast<AVPixelFormat>(f.format), f.width, f.height, 1));
}

Result<VideoPicture> FrameReader::picture(const DecodedFrame &frame, QSize size)
{
    const QSize output = d->outputSize(size);
    if (!d->scaler || d->scalerSize != output) {
        const PictureFormat format{.width = output.width(), .height = output.height(), .pixelFormat = AV_PIX_FMT_RGB32};
        d->scaler = std::make_unique<FrameScaler>(format, d->orientation);
        d->scalerSize = output;
    }
    Result<av::Frame> scaled = d->scaler->scale(*frame.frame);
    if (!scaled) return fail(scaled.error());
    VideoPicture picture;
    picture.image = imageOver(std::move(*scaled));
    picture.frame = numberOf(frame);
    if (picture.frame < d->times->count()) {
        picture.seconds = d->times->secondsOf(picture.frame);
        picture.length = d->times->lengthOf(picture.frame);
    }
    return picture;
}

}  // namespace chalkreel
