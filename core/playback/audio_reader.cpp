#include "core/playback/audio_reader.h"

#include "core/media/av/av_error.h"
#include "core/media/reading/allow_lists.h"
#include "core/media/reading/media_input.h"

extern "C" {
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

#include <QCoreApplication>

#include <cmath>

namespace chalkreel {

namespace {

using Resampler = std::unique_ptr<SwrContext, av::Release<&swr_free>>;

// Sound packets of most codecs depend on the one before; decoding starts this much early so that it has settled.
constexpr double kPreroll = 0.1;
// Time stamps are rounded to the container's ticks; a difference below this is not a gap.
constexpr double kLeastGap = 0.02;
// A file can claim any time stamp: no more silence than this is made for a gap at once.
constexpr double kMostSilence = 1.0;

}  // namespace

class AudioReader::Private
{
public:
    std::unique_ptr<MediaInput> input;
    int stream = -1;
    AVRational timeBase{1, 1};
    SoundFormat format;
    av::Codec codec;
    Resampler resampler;
    av::Packet packet{av_packet_alloc()};
    av::Frame frame{av_frame_alloc()};
    AVChannelLayout frameLayout{};  // what the resampler was made for
    int frameRate = 0;
    int frameFormat = -1;
    bool isDraining = false;
    bool isAtEnd = false;
    double target = 0;        // where the next sample that read() gives belongs, seconds
    std::vector<float> held;  // resampled, not given yet
    double heldTime = 0;      // where held begins
    double outputTime = 0;    // where the next sample that the resampler gives belongs; valid when hasOutputTime
    bool hasOutputTime = false;

    ~Private() { av_channel_layout_uninit(&frameLayout); }

    QString cannotDecode() const
    {
        return QCoreApplication::translate("Playback", "The sound of “%1” cannot be played.").arg(input->displayName());
    }

    Result<void> setUpResampler()
    {
        AVFrame &f = *frame;  // FFmpeg before 7 wants the layouts writable
        if (resampler && frameRate == f.sample_rate && frameFormat == f.format &&
            av_channel_layout_compare(&frameLayout, &f.ch_layout) == 0)
            return {};
        AVChannelLayout out;
        av_channel_layout_default(&out, format.channels);
        SwrContext *raw = nullptr;
        int status = swr_alloc_set_opts2(&raw, &out, AV_SAMPLE_FMT_FLT, format.sampleRate, &f.ch_layout,
                                         static_cast<AVSampleFormat>(f.format), f.sample_rate, 0, nullptr);
        av_channel_layout_uninit(&out);
        resampler.reset(raw);
        if (status >= 0) status = swr_init(resampler.get());
        if (status >= 0) status = av_channel_layout_copy(&frameLayout, &f.ch_layout);
        if (status < 0) return fail(av::errorFrom(status, cannotDecode()));
        frameRate = f.sample_rate;
        frameFormat = f.format;
        hasOutputTime = false;
        return {};
    }

    /// True with a decoded frame, false at the end. Damaged packets are passed over.
    Result<bool> decode()
    {
        for (;;) {
            const int status = avcodec_receive_frame(codec.get(), frame.get());
            if (status == 0) return true;
            if (status == AVERROR_EOF) return false;
            if (status != AVERROR(EAGAIN)) return fail(av::errorFrom(status, cannotDecode()));
            if (isDraining) return false;
            const Result<bool> hasPacket = input->readPacket(*packet);
            if (!hasPacket) return fail(hasPacket.error());
            if (!*hasPacket) {
                isDraining = true;
                avcodec_send_packet(codec.get(), nullptr);
                continue;
            }
            if (packet->stream_index == stream) avcodec_send_packet(codec.get(), packet.get());
            av_packet_unref(packet.get());
        }
    }

    /// Resamples the decoded frame, or what the resampler still holds when there is none.
    std::vector<float> convert(const AVFrame *from)
    {
        const int room = swr_get_out_samples(resampler.get(), from ? from->nb_samples : 0);
        std::vector<float> samples(static_cast<size_t>(std::max(0, room)) * static_cast<size_t>(format.channels));
        auto *out = reinterpret_cast<uint8_t *>(samples.data());
        const auto **in = from ? const_cast<const uint8_t **>(from->extended_data) : nullptr;
        const int count = swr_convert(resampler.get(), &out, room, in, from ? from->nb_samples : 0);
        samples.resize(static_cast<size_t>(std::max(0, count)) * static_cast<size_t>(format.channels));
        return samples;
    }

    /// Where the resampler's next sample belongs, by the decoded frame's PTS; counted on where the stamps only jitter.
    void noteTime()
    {
        if (frame->best_effort_timestamp == AV_NOPTS_VALUE) return;
        const double delay = static_cast<double>(swr_get_delay(resampler.get(), format.sampleRate)) / format.sampleRate;
        const double time = static_cast<double>(frame->best_effort_timestamp) * av_q2d(timeBase) - delay;
        if (!hasOutputTime || std::abs(time - outputTime) > kLeastGap) outputTime = time;
        hasOutputTime = true;
    }

    /// What of `held` is due at `target`: silence until it begins, or itself without what lies before the target.
    std::vector<float> takeDue()
    {
        const double ahead = heldTime - target;
        const auto frames = static_cast<size_t>(std::llround(std::min(std::abs(ahead), kMostSilence) * format.sampleRate));
        const auto channels = static_cast<size_t>(format.channels);
        if (ahead > 0 && frames > 0) {
            target = std::min(heldTime, target + kMostSilence);
            return std::vector<float>(frames * channels, 0.0F);
        }
        std::vector<float> due = std::exchange(held, {});
        const size_t count = due.size() / channels;
        const size_t late = ahead < 0 ? static_cast<size_t>(std::llround(-ahead * format.sampleRate)) : 0;
        due.erase(due.begin(), due.begin() + static_cast<std::ptrdiff_t>(std::min(count, late) * channels));
        if (!due.empty()) target = heldTime + static_cast<double>(count) / format.sampleRate;
        return due;
    }
};

AudioReader::AudioReader(std::unique_ptr<Private> p)
    : d{std::move(p)}
{
}

AudioReader::~AudioReader() = default;

Result<std::unique_ptr<AudioReader>> AudioReader::open(std::shared_ptr<ByteSource> source, int stream, const SoundFormat &format)
{
    auto p = std::make_unique<Private>();
    Result<std::unique_ptr<MediaInput>> input = MediaInput::open(std::move(source), MediaLimits{});
    if (!input) return fail(input.error());
    p->input = std::move(*input);
    p->stream = stream;
    p->format = format;
    const AVFormatContext &context = p->input->context();
    if (stream < 0 || stream >= static_cast<int>(context.nb_streams)) return fail(ErrorCode::NotFound, p->cannotDecode());
    const AVStream &av = *context.streams[stream];
    p->timeBase = av.time_base;
    const AVCodec *decoder = av::allowedDecoder(av.codecpar->codec_id);
    if (!decoder || av.codecpar->codec_type != AVMEDIA_TYPE_AUDIO) return fail(ErrorCode::Unsupported, p->cannotDecode());
    p->codec.reset(avcodec_alloc_context3(decoder));
    int status = p->codec ? avcodec_parameters_to_context(p->codec.get(), av.codecpar) : AVERROR(ENOMEM);
    if (status >= 0) {
        p->codec->pkt_timebase = av.time_base;
        status = avcodec_open2(p->codec.get(), decoder, nullptr);
    }
    if (status < 0) return fail(av::errorFrom(status, p->cannotDecode()));
    p->input->readOnly({stream});
    return std::unique_ptr<AudioReader>{new AudioReader{std::move(p)}};
}

Result<void> AudioReader::seek(double seconds)
{
    const auto ticks = static_cast<int64_t>(std::floor((seconds - kPreroll) / av_q2d(d->timeBase)));
    // Before the first packet some formats refuse: then from the beginning.
    if (av_seek_frame(&d->input->context(), d->stream, ticks, AVSEEK_FLAG_BACKWARD) < 0) {
        if (Result<void> rewound = d->input->rewind(); !rewound) return rewound;
    }
    avcodec_flush_buffers(d->codec.get());
    if (d->resampler) swr_init(d->resampler.get());  // forgets what it held
    d->isDraining = false;
    d->isAtEnd = false;
    d->hasOutputTime = false;
    d->held.clear();
    d->target = seconds;
    return {};
}

Result<std::vector<float>> AudioReader::read()
{
    for (;;) {
        if (!d->held.empty()) {
            std::vector<float> due = d->takeDue();
            if (!due.empty()) return due;
            continue;
        }
        if (d->isAtEnd) return std::vector<float>{};
        const Result<bool> hasFrame = d->decode();
        if (!hasFrame) return fail(hasFrame.error());
        d->isAtEnd = !*hasFrame;
        if (*hasFrame) {
            if (const Result<void> done = d->setUpResampler(); !done) return fail(done.error());
            d->noteTime();
        }
        if (!d->resampler) continue;
        d->held = d->convert(*hasFrame ? d->frame.get() : nullptr);
        d->heldTime = d->outputTime;
        const size_t frames = d->held.size() / static_cast<size_t>(d->format.channels);
        d->outputTime += static_cast<double>(frames) / d->format.sampleRate;
        av_frame_unref(d->frame.get());
    }
}

}  // namespace chalkreel
