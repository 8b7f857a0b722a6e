#include "core/media/reading/video_decoder.h"

#include "core/media/av/av_error.h"
#include "core/media/reading/allow_lists.h"
#include "core/media/reading/packet_seeker.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace chalkreel {
namespace {

constexpr qint64 kNever = std::numeric_limits<qint64>::min();
/// Key frames to fall back to when the frame that was asked for did not come out: a stream that refreshes gradually
/// calls frames "key" that need their forerunners.
constexpr int kEarlierKeysToTry = 2;
constexpr int kErrorsInARow = 10'000;

Failure noMemory(const QString &name)
{
    return fail(
        av::errorFrom(AVERROR(ENOMEM), QCoreApplication::translate("MediaInput", "There was not enough memory to read “%1”.").arg(name)));
}

}  // namespace

class VideoDecoder::Private
{
public:
    Private(MediaInput &from, int number, const DecoderOptions &wanted)
        : input{from}
        , stream{*from.context().streams[number]}
        , options{wanted}
        , packets{from, number}
        , packet{av_packet_alloc()}
    {
    }

    Result<void> openCodec();
    Result<av::Frame> decodeNext();
    Result<void> feed();
    bool accept(AVFrame &frame);
    Result<void> startAt(const PacketIndex &index, int keyPacket, qint64 pts);
    bool canGoOnTo(const PacketIndex &index, int keyPacket, qint64 pts) const;

    MediaInput &input;
    AVStream &stream;
    DecoderOptions options;
    PacketSeeker packets;
    av::Codec codec;
    av::Packet packet;
    av::Frame pending;       ///< found by a seek, given out by the next next()
    qint64 target = kNever;  ///< frames before it are not wanted
    qint64 last = kNever;    ///< PTS of the last frame that came out
    bool isDraining = false;
    bool hasEnded = false;
    int damaged = 0;
};

Result<void> VideoDecoder::Private::openCodec()
{
    const QString name = input.displayName();
    const AVCodec *decoder = av::allowedDecoder(stream.codecpar->codec_id);
    if (!decoder)
        return fail(ErrorCode::Unsupported,
                    QCoreApplication::translate("MediaInput", "The pictures of “%1” are coded as %2, which Chalkreel cannot read.")
                        .arg(name, QString::fromUtf8(avcodec_get_name(stream.codecpar->codec_id))));
    codec.reset(avcodec_alloc_context3(decoder));
    if (!codec || !packet) return noMemory(name);
    if (const int status = avcodec_parameters_to_context(codec.get(), stream.codecpar); status < 0)
        return fail(av::errorFrom(status, QCoreApplication::translate("MediaInput", "“%1” is damaged: it cannot be read.").arg(name)));
    codec->pkt_timebase = stream.time_base;
    // Frame threads wait for further packets; single key frames have none.
    codec->thread_count = options.isKeyFramesOnly ? 1 : std::max(1, options.threads);
    codec->max_pixels = input.limits().pixels;
    if (options.isFastest) {
        codec->skip_loop_filter = AVDISCARD_ALL;
        codec->flags2 |= AV_CODEC_FLAG2_FAST;
    }
    if (const int status = avcodec_open2(codec.get(), decoder, nullptr); status < 0)
        return fail(av::errorFrom(status, QCoreApplication::translate("MediaInput", "The pictures of “%1” cannot be decoded.").arg(name)));
    return {};
}

/// Gives the decoder one more packet, or tells it that there are no more.
Result<void> VideoDecoder::Private::feed()
{
    const Result<bool> more = packets.read(*packet);
    if (!more) return fail(more.error());
    if (!*more) {
        isDraining = true;
        avcodec_send_packet(codec.get(), nullptr);
        return {};
    }
    const bool isKey = (packet->flags & AV_PKT_FLAG_KEY) != 0;
    if (options.isKeyFramesOnly && !isKey) return {};
    const bool isBeforeTarget = target != kNever && packet->pts != AV_NOPTS_VALUE && packet->pts < target;
    // On the way to a target only what other frames refer to has to be decoded.
    codec->skip_frame = isBeforeTarget || options.isFastest ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
    const int status = avcodec_send_packet(codec.get(), packet.get());
    av_packet_unref(packet.get());
    if (status == AVERROR(ENOMEM)) return noMemory(input.displayName());
    if (status < 0 && status != AVERROR(EAGAIN)) ++damaged;
    // A key frame needs nothing that follows: told that there is no more, the decoder gives it out at once.
    if (options.isKeyFramesOnly) avcodec_send_packet(codec.get(), nullptr);
    return {};
}

/// Settles the frame's PTS and says whether it is to be shown.
bool VideoDecoder::Private::accept(AVFrame &frame)
{
    if (frame.pts == AV_NOPTS_VALUE) frame.pts = frame.best_effort_timestamp;
    if (frame.pts == AV_NOPTS_VALUE) {
        const AVRational rate = stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : AVRational{25, 1};
        const qint64 step = std::max<qint64>(1, av_rescale_q(1, av_inv_q(rate), stream.time_base));
        frame.pts = last == kNever ? 0 : last + step;
    }
    if ((frame.flags & AV_FRAME_FLAG_DISCARD) != 0) return false;
    if (frame.width <= 0 || frame.height <= 0) return false;
    if (last != kNever && frame.pts <= last) {
        ++damaged;  // out of order: nobody could show or encode it
        return false;
    }
    last = frame.pts;
    return target == kNever || frame.pts >= target;
}

Result<av::Frame> VideoDecoder::Private::decodeNext()
{
    av::Frame frame{av_frame_alloc()};
    if (!frame) return noMemory(input.displayName());
    for (int errors = 0; !hasEnded && errors < kErrorsInARow;) {
        const int status = avcodec_receive_frame(codec.get(), frame.get());
        if (status == AVERROR(EAGAIN)) {
            if (const Result<void> fed = feed(); !fed) return fail(fed.error());
        } else if (status == AVERROR_EOF && options.isKeyFramesOnly && !isDraining) {
            avcodec_flush_buffers(codec.get());
        } else if (status == AVERROR_EOF) {
            hasEnded = true;
        } else if (status == AVERROR(ENOMEM)) {
            return noMemory(input.displayName());
        } else if (status < 0) {
            ++damaged;
            ++errors;
        } else {
            errors = 0;
            if (frame->decode_error_flags != 0) ++damaged;
            if (accept(*frame)) return frame;
            av_frame_unref(frame.get());
        }
    }
    return av::Frame{};
}

/// Whether the target lies ahead in what is being decoded, with no key frame in between to start from instead.
bool VideoDecoder::Private::canGoOnTo(const PacketIndex &index, int keyPacket, qint64 pts) const
{
    return packets.index() == &index && packets.nextPacket() > keyPacket && last != kNever && last < pts && !hasEnded;
}

/// Decodes from a key frame to the first frame at or after `pts`, which becomes the pending one.
Result<void> VideoDecoder::Private::startAt(const PacketIndex &index, int keyPacket, qint64 pts)
{
    if (!canGoOnTo(index, keyPacket, pts)) {
        if (const Result<void> there = packets.seekTo(index, keyPacket); !there) return there;
        avcodec_flush_buffers(codec.get());
        last = kNever;
        isDraining = false;
        hasEnded = false;
    }
    target = pts;
    Result<av::Frame> frame = decodeNext();
    target = kNever;
    if (!frame) return fail(frame.error());
    pending = std::move(*frame);
    return {};
}

VideoDecoder::VideoDecoder(std::unique_ptr<Private> p)
    : d{std::move(p)}
{
}

VideoDecoder::~VideoDecoder() = default;

Result<std::unique_ptr<VideoDecoder>> VideoDecoder::open(MediaInput &input, int stream, const DecoderOptions &options)
{
    if (stream < 0 || stream >= static_cast<int>(input.context().nb_streams))
        return fail(ErrorCode::Unsupported,
                    QCoreApplication::translate("MediaInput", "There are no pictures in “%1”.").arg(input.displayName()));
    auto p = std::make_unique<Private>(input, stream, options);
    if (const Result<void> opened = p->openCodec(); !opened) return fail(opened.error());
    return std::unique_ptr<VideoDecoder>{new VideoDecoder{std::move(p)}};
}

Result<av::Frame> VideoDecoder::next()
{
    if (d->pending) return std::move(d->pending);
    return d->decodeNext();
}

Result<void> VideoDecoder::seek(const PacketIndex &index, qint64 pts)
{
    if (d->pending && d->pending->pts == pts) return {};
    d->pending.reset();
    int key = index.keyPacketFor(pts);
    if (key < 0) key = index.packets().empty() ? -1 : 0;
    if (key < 0)
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("MediaInput", "There are no pictures in “%1”.").arg(d->input.displayName()));
    // The frame that has to come out: at or right after `pts`; none behind the last one.
    const int before = index.frameAt(pts);
    const int frame = before >= 0 && index.ptsOfFrame(before) < pts ? before + 1 : before;
    const bool isPastEnd = frame < 0 || frame >= index.frameCount();
    for (int attempt = 0;; ++attempt) {
        if (const Result<void> started = d->startAt(index, key, pts); !started) return started;
        const bool isThere = isPastEnd || (d->pending && d->pending->pts <= index.ptsOfFrame(frame));
        if (isThere || attempt == kEarlierKeysToTry || key == 0) return {};
        do --key;
        while (key > 0 && !index.packets()[static_cast<size_t>(key)].isKey);
        d->last = kNever;  // what was decoded does not lead there
    }
}

AVRational VideoDecoder::timeBase() const { return d->stream.time_base; }
const AVCodecContext &VideoDecoder::codec() const { return *d->codec; }
int VideoDecoder::damagedFrames() const { return d->damaged; }

}  // namespace chalkreel
