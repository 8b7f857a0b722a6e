#include "core/demo/demo_clip.h"

#include "core/demo/demo_painter.h"
#include "core/demo/demo_sound.h"
#include "core/demo/demo_truth.h"
#include "core/media/av/av_error.h"
#include "core/media/encoding/video_encoder.h"
#include "core/media/packaging/mp4_writer.h"
#include "core/media/pictures/frame_scaler.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QGuiApplication>

#include <cstring>

namespace chalkreel {

namespace {

using T = DemoTruth;

/// A picture's pixels as an RGB frame that FrameScaler takes.
Result<av::Frame> frameOf(const QImage &image, int number)
{
    av::Frame frame{av_frame_alloc()};
    int status = AVERROR(ENOMEM);
    if (frame) {
        frame->format = AV_PIX_FMT_BGRA;
        frame->width = image.width();
        frame->height = image.height();
        frame->color_range = AVCOL_RANGE_JPEG;
        frame->colorspace = AVCOL_SPC_RGB;
        frame->color_primaries = AVCOL_PRI_BT709;
        frame->color_trc = AVCOL_TRC_BT709;
        frame->sample_aspect_ratio = {1, 1};
        frame->pts = number;
        status = av_frame_get_buffer(frame.get(), 0);
    }
    if (status < 0)
        return fail(av::errorFrom(status, QCoreApplication::translate("DemoClip", "There is not enough memory for the demo clip.")));
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(frame->data[0] + static_cast<ptrdiff_t>(y) * frame->linesize[0], image.constScanLine(y),
                    static_cast<size_t>(image.width()) * 4);
    return frame;
}

}  // namespace

Result<void> renderDemoClip(const QString &path)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()) || QFontDatabase::families().isEmpty())
        return fail(ErrorCode::Unavailable,
                    QCoreApplication::translate("DemoClip", "The demo clip cannot be drawn: there is no font. Install a font package, such "
                                                            "as fonts-dejavu-core."));
    const PictureFormat format{
        .width = T::kWidth, .height = T::kHeight, .pixelFormat = AV_PIX_FMT_YUV420P, .matrix = AVCOL_SPC_BT709, .range = AVCOL_RANGE_MPEG};
    FrameScaler scaler{format};
    const Result<std::unique_ptr<VideoEncoder>> video = VideoEncoder::open({.width = T::kWidth,
                                                                            .height = T::kHeight,
                                                                            .timeBase = {1, T::kFrameRate},
                                                                            .frameRate = {T::kFrameRate, 1},
                                                                            .hasShortGop = false,
                                                                            .longestGop = 2 * T::kFrameRate});
    if (!video) return fail(video.error());
    const Result<std::unique_ptr<EncodedPackets>> sound = encodeDemoSound();
    if (!sound) return fail(sound.error());
    Result<av::Parameters> parameters = (*video)->parameters();
    if (!parameters) return fail(parameters.error());
    EncodedPackets pictures{std::move(*parameters), (*video)->timeBase(), {T::kFrameRate, 1}, 1};

    DemoPainter painter;
    const auto keep = [&](const AVPacket &packet) { return pictures.add(packet); };
    for (int number = 0; number < T::kFrames; ++number) {
        const Result<av::Frame> painted = frameOf(painter.paint(number), number);
        if (!painted) return fail(painted.error());
        const Result<av::Frame> picture = scaler.scale(**painted);
        if (!picture) return fail(picture.error());
        if (const Result<void> encoded = (*video)->encode(**picture, false, keep); !encoded) return encoded;
    }
    if (const Result<void> flushed = (*video)->finish(keep); !flushed) return flushed;
    return writeMp4(path, &pictures, sound->get(), {}, [](double) {});
}

}  // namespace chalkreel
