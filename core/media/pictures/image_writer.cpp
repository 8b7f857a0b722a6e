#include "core/media/pictures/image_writer.h"

#include "core/base/atomic_file.h"
#include "core/media/av/av_error.h"
#include "core/media/pictures/frame_scaler.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

/// ffmpeg's "-q:v 2": about the 95 of other programs.
constexpr int kJpegQuality = 2 * FF_QP2LAMBDA;

Failure cannotEncode(int status)
{
    return fail(av::errorFrom(status, QCoreApplication::translate("ImageWriter", "A picture could not be saved.")));
}

/// JFIF (ITU-T T.871) has no field for the matrix: it is BT.601 at full range.
PictureFormat formatFor(const AVFrame &picture, ImageFormat format)
{
    PictureFormat wanted{.width = picture.width, .height = picture.height, .pixelFormat = AV_PIX_FMT_RGB24};
    if (format == ImageFormat::Jpeg) {
        wanted.pixelFormat = AV_PIX_FMT_YUVJ420P;
        wanted.matrix = AVCOL_SPC_SMPTE170M;
    }
    return wanted;
}

}  // namespace

Result<QByteArray> encodeImage(const AVFrame &picture, ImageFormat format)
{
    FrameScaler scaler{formatFor(picture, format)};
    const Result<av::Frame> scaled = scaler.scale(picture);
    if (!scaled) return fail(scaled.error());
    AVFrame &frame = **scaled;

    const AVCodec *encoder = avcodec_find_encoder(format == ImageFormat::Jpeg ? AV_CODEC_ID_MJPEG : AV_CODEC_ID_PNG);
    if (!encoder) return cannotEncode(AVERROR_ENCODER_NOT_FOUND);
    const av::Codec codec{avcodec_alloc_context3(encoder)};
    const av::Packet packet{av_packet_alloc()};
    if (!codec || !packet) return cannotEncode(AVERROR(ENOMEM));
    codec->width = frame.width;
    codec->height = frame.height;
    codec->pix_fmt = static_cast<AVPixelFormat>(frame.format);
    codec->color_range = AVCOL_RANGE_JPEG;
    codec->time_base = {1, 25};
    codec->thread_count = 1;
    codec->sample_aspect_ratio = {1, 1};
    AVDictionary *options = nullptr;
    if (format == ImageFormat::Jpeg) {
        codec->flags |= AV_CODEC_FLAG_QSCALE;
        codec->global_quality = kJpegQuality;
        frame.quality = kJpegQuality;
    } else {
        av_dict_set(&options, "pred", "mixed", 0);
    }
    int status = avcodec_open2(codec.get(), encoder, &options);
    av_dict_free(&options);
    frame.pts = 0;
    if (status >= 0) status = avcodec_send_frame(codec.get(), &frame);
    if (status >= 0) status = avcodec_send_frame(codec.get(), nullptr);
    if (status >= 0) status = avcodec_receive_packet(codec.get(), packet.get());
    if (status < 0) return cannotEncode(status);
    const void *bytes = packet->data;
    return QByteArray{static_cast<const char *>(bytes), packet->size};
}

Result<void> writeImage(const AVFrame &picture, ImageFormat format, const QString &path)
{
    const Result<QByteArray> bytes = encodeImage(picture, format);
    if (!bytes) return fail(bytes.error());
    return writeFileAtomically(path, *bytes);
}

}  // namespace chalkreel
