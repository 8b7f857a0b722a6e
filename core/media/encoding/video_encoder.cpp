#include "core/media/encoding/video_encoder.h"

#include "core/media/av/av_error.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>

extern "C" {
#include <libavutil/cpu.h>
#include <libavutil/opt.h>
}

namespace chalkreel {
namespace {

/// Measured at 1080p with all renditions: 588 MB with 2 each, 700 MB with 4.
constexpr int kMostThreads = 3;

QString cannotEncode() { return QCoreApplication::translate("VideoEncoder", "The video could not be encoded."); }

/// With AVX-512, what x264 (seen in r3095) makes of some widths depends on what the memory held before: MALLOC_PERTURB_ changes
/// the bytes at 320, 480 or 854 pixels, and not with AVX-512 or mbtree off. A resumed encode would differ.
void avoidAvx512(AVCodecContext &codec)
{
    if ((av_get_cpu_flags() & AV_CPU_FLAG_AVX512) == 0) return;
    av_opt_set(codec.priv_data, "x264-params", "asm=MMX2,SSE2Fast,LZCNT,SSSE3,SSE4.2,AVX,FMA3,BMI2,AVX2", 0);
}

void applyOptions(AVCodecContext &codec, const VideoEncoderOptions &options)
{
    codec.width = options.width;
    codec.height = options.height;
    codec.pix_fmt = AV_PIX_FMT_YUV420P;
    codec.sample_aspect_ratio = {1, 1};
    codec.time_base = options.timeBase;
    codec.framerate = options.frameRate;
    codec.colorspace = options.color.matrix;
    codec.color_range = options.color.range;
    codec.color_trc = options.color.transfer;
    codec.color_primaries = options.color.primaries;
    codec.chroma_sample_location = AVCHROMA_LOC_LEFT;
    codec.gop_size = options.longestGop;
    codec.thread_count = options.threads > 0 ? options.threads : defaultEncoderThreads();
    codec.flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_CLOSED_GOP;

    av_opt_set(codec.priv_data, "preset", "veryfast", 0);
    av_opt_set_double(codec.priv_data, "crf", 23, 0);
    av_opt_set_int(codec.priv_data, "forced-idr", 1, 0);
    avoidAvx512(codec);
    if (!options.hasShortGop) return;
    av_opt_set(codec.priv_data, "tune", "fastdecode", 0);
    codec.max_b_frames = 0;
    // Cuts would start GOPs of their own and make the places to seek to irregular.
    av_opt_set_int(codec.priv_data, "sc_threshold", 0, 0);
    codec.keyint_min = 1;
}

}  // namespace

int defaultEncoderThreads() { return std::clamp(QThread::idealThreadCount(), 1, kMostThreads); }

VideoEncoder::VideoEncoder(av::Codec codec, av::Frame frame, av::Packet packet)
    : m_codec{std::move(codec)}
    , m_frame{std::move(frame)}
    , m_packet{std::move(packet)}
{
}

Result<std::unique_ptr<VideoEncoder>> VideoEncoder::open(const VideoEncoderOptions &options)
{
    av::quietLog();
    av::clearLogTail();
    const AVCodec *x264 = avcodec_find_encoder_by_name("libx264");
    if (!x264)
        return fail(ErrorCode::Unavailable,
                    QCoreApplication::translate("VideoEncoder",
                                                "No video can be made: this FFmpeg has no x264 encoder. Install an FFmpeg that has it."),
                    QStringLiteral("libx264"));
    av::Codec codec{avcodec_alloc_context3(x264)};
    av::Frame frame{av_frame_alloc()};
    av::Packet packet{av_packet_alloc()};
    if (!codec || !frame || !packet) return fail(av::errorFrom(AVERROR(ENOMEM), cannotEncode()));
    applyOptions(*codec, options);
    if (const int status = avcodec_open2(codec.get(), x264, nullptr); status < 0) return fail(av::errorFrom(status, cannotEncode()));
    return std::unique_ptr<VideoEncoder>{new VideoEncoder{std::move(codec), std::move(frame), std::move(packet)}};
}

Result<void> VideoEncoder::encode(const AVFrame &frame, bool isForcedKey, const PacketSink &sink)
{
    // A reference of our own: the frame is shared with other encoders, and the picture type is only ours.
    av_frame_unref(m_frame.get());
    if (const int status = av_frame_ref(m_frame.get(), &frame); status < 0) return fail(av::errorFrom(status, cannotEncode()));
    m_frame->pict_type = isForcedKey ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
    const int status = avcodec_send_frame(m_codec.get(), m_frame.get());
    av_frame_unref(m_frame.get());
    if (status < 0) return fail(av::errorFrom(status, cannotEncode()));
    return drain(sink);
}

Result<void> VideoEncoder::finish(const PacketSink &sink)
{
    if (const int status = avcodec_send_frame(m_codec.get(), nullptr); status < 0) return fail(av::errorFrom(status, cannotEncode()));
    return drain(sink);
}

Result<void> VideoEncoder::drain(const PacketSink &sink)
{
    for (;;) {
        const int status = avcodec_receive_packet(m_codec.get(), m_packet.get());
        if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) return {};
        if (status < 0) return fail(av::errorFrom(status, cannotEncode()));
        Result<void> taken = sink(*m_packet);
        av_packet_unref(m_packet.get());
        if (!taken) return taken;
    }
}

Result<av::Parameters> VideoEncoder::parameters() const
{
    av::Parameters parameters{avcodec_parameters_alloc()};
    const int status = parameters ? avcodec_parameters_from_context(parameters.get(), m_codec.get()) : AVERROR(ENOMEM);
    if (status < 0) return fail(av::errorFrom(status, cannotEncode()));
    return parameters;
}

}  // namespace chalkreel
