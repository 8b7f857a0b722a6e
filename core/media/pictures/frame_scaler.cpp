#include "core/media/pictures/frame_scaler.h"

#include "core/media/av/av_compat.h"
#include "core/media/av/av_error.h"
#include "core/media/pictures/frame_pool.h"
#include "core/media/pictures/frame_turn.h"
#include "core/media/pictures/tone_map.h"

#include <QCoreApplication>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace chalkreel {
namespace {

bool isRgb(AVPixelFormat format)
{
    const AVPixFmtDescriptor *descriptor = av_pix_fmt_desc_get(format);
    return descriptor && (descriptor->flags & AV_PIX_FMT_FLAG_RGB) != 0;
}

/// The yuvj formats are the yuv ones with the range in their name; swscale warns about them.
AVPixelFormat withoutRange(AVPixelFormat format)
{
    switch (format) {
    case AV_PIX_FMT_YUVJ420P: return AV_PIX_FMT_YUV420P;
    case AV_PIX_FMT_YUVJ411P: return AV_PIX_FMT_YUV411P;
    case AV_PIX_FMT_YUVJ422P: return AV_PIX_FMT_YUV422P;
    case AV_PIX_FMT_YUVJ440P: return AV_PIX_FMT_YUV440P;
    case AV_PIX_FMT_YUVJ444P: return AV_PIX_FMT_YUV444P;
    default: return format;
    }
}

/// One end of a conversion.
struct Side
{
    int width = 0;
    int height = 0;
    AVPixelFormat format = AV_PIX_FMT_NONE;
    AVColorSpace matrix = AVCOL_SPC_BT709;
    AVColorRange range = AVCOL_RANGE_MPEG;

    friend bool operator==(const Side &, const Side &) = default;
};

/// A swscale context that is made again only when what goes in or out changes.
class Converter
{
public:
    /// 0 or an FFmpeg status.
    int convert(const Side &from, const AVFrame &source, const Side &to, AVFrame &target, int flags)
    {
        if (!m_scaler || from != m_from || to != m_to) {
            m_scaler.reset(
                sws_getContext(from.width, from.height, from.format, to.width, to.height, to.format, flags, nullptr, nullptr, nullptr));
            if (!m_scaler) return AVERROR(ENOSYS);
            m_from = from;
            m_to = to;
            // Without this swscale takes every picture for BT.601. It says -1 for pairs that need no matrix (RGB to RGB).
            constexpr int kNoChange = 1 << 16;
            sws_setColorspaceDetails(m_scaler.get(), sws_getCoefficients(from.matrix), from.range == AVCOL_RANGE_JPEG ? 1 : 0,
                                     sws_getCoefficients(to.matrix), to.range == AVCOL_RANGE_JPEG ? 1 : 0, 0, kNoChange, kNoChange);
        }
        const int rows = sws_scale(m_scaler.get(), source.data, source.linesize, 0, from.height, target.data, target.linesize);
        return rows < 0 ? rows : 0;
    }

private:
    av::Scaler m_scaler;
    Side m_from;
    Side m_to;
};

}  // namespace

class FrameScaler::Private
{
public:
    Private(const PictureFormat &wanted, const Orientation &turned)
        : format{wanted}
        , orientation{turned}
    {
    }

    Result<av::Frame> make(const AVFrame &source, const FrameColor &from, const FrameColor &to);
    Result<av::Frame> convert(const AVFrame &source, const Side &from, const Side &to, const FrameColor &color);

    PictureFormat format;
    Orientation orientation;
    Converter direct;
    Converter toLight;    ///< HDR: first half, to 16-bit RGB
    Converter fromLight;  ///< second half
    std::unique_ptr<ToneMapper> toneMapper;
    FrameColor mappedColor;
    double mappedPeak = 0;
    FramePool scaled;
    FramePool turned;
    FramePool wide;

    int flags() const
    {
        if (format.isSampled) return SWS_POINT;
        if (format.isFast) return SWS_BILINEAR;
        return SWS_BICUBIC | (isRgb(format.pixelFormat) ? SWS_FULL_CHR_H_INT | SWS_ACCURATE_RND : 0);
    }
    bool isTurned() const { return orientation != Orientation{}; }
};

namespace {

Failure noMemory()
{
    return fail(ErrorCode::ResourceExhausted, QCoreApplication::translate("FrameScaler", "There was not enough memory for a picture."));
}

Failure cannotConvert(int status)
{
    return fail(av::errorFrom(status, QCoreApplication::translate("FrameScaler", "The picture format of this file is not supported.")));
}

}  // namespace

/// Size and format as asked, not turned yet.
Result<av::Frame> FrameScaler::Private::convert(const AVFrame &source, const Side &from, const Side &to, const FrameColor &color)
{
    av::Frame target = scaled.take(to.width, to.height, to.format);
    if (!target) return noMemory();
    if (!color.isHdr()) {
        if (const int status = direct.convert(from, source, to, *target, flags()); status < 0) return cannotConvert(status);
        return target;
    }
    const Side light{to.width, to.height, AV_PIX_FMT_RGB48, AVCOL_SPC_BT709, AVCOL_RANGE_JPEG};
    const av::Frame picture = wide.take(light.width, light.height, light.format);
    if (!picture) return noMemory();
    if (const int status = toLight.convert(from, source, light, *picture, flags() | SWS_FULL_CHR_H_INT | SWS_ACCURATE_RND); status < 0)
        return cannotConvert(status);
    const double peak = ToneMapper::peakOf(source);
    if (!toneMapper || mappedColor != color || mappedPeak != peak) {
        toneMapper = std::make_unique<ToneMapper>(color.transfer, peak);
        mappedColor = color;
        mappedPeak = peak;
    }
    toneMapper->apply(picture->data[0], picture->linesize[0], light.width, light.height);
    if (const int status = fromLight.convert(light, *picture, to, *target, flags()); status < 0) return cannotConvert(status);
    return target;
}

Result<av::Frame> FrameScaler::Private::make(const AVFrame &source, const FrameColor &from, const FrameColor &to)
{
    const AVPixelFormat sourceFormat = withoutRange(static_cast<AVPixelFormat>(source.format));
    const AVPixelFormat targetFormat = withoutRange(format.pixelFormat);
    const Side input{source.width, source.height, sourceFormat, from.matrix, from.range};
    Side output{format.width, format.height, targetFormat, to.matrix, to.range};
    if (orientation.swapsSides()) std::swap(output.width, output.height);

    const bool isSame = input == output || (isRgb(sourceFormat) && sourceFormat == targetFormat && input.width == output.width &&
                                            input.height == output.height);
    av::Frame straight;
    const AVFrame *picture = &source;
    if (!isSame || from.isHdr()) {
        Result<av::Frame> made = convert(source, input, output, from);
        if (!made || !isTurned()) return made;
        straight = std::move(*made);
        picture = straight.get();
    } else if (!isTurned()) {
        av::Frame same{av_frame_clone(&source)};
        if (!same) return noMemory();
        return same;
    }
    if (!canTurn(targetFormat)) return cannotConvert(AVERROR(ENOSYS));
    av::Frame upright = turned.take(format.width, format.height, targetFormat);
    if (!upright) return noMemory();
    turnFrame(*picture, *upright, orientation);
    return upright;
}

FrameScaler::FrameScaler(const PictureFormat &format, const Orientation &orientation)
    : d{std::make_unique<Private>(format, orientation)}
{
}

FrameScaler::~FrameScaler() = default;
FrameScaler::FrameScaler(FrameScaler &&) noexcept = default;
FrameScaler &FrameScaler::operator=(FrameScaler &&) noexcept = default;

Result<av::Frame> FrameScaler::scale(const AVFrame &source)
{
    const FrameColor from = colorOf(source);
    FrameColor to = from;
    if (from.isHdr()) to = {AVCOL_SPC_BT709, AVCOL_RANGE_MPEG, AVCOL_TRC_BT709, AVCOL_PRI_BT709};
    if (d->format.matrix) to.matrix = *d->format.matrix;
    const bool isFullRange = isRgb(d->format.pixelFormat) || withoutRange(d->format.pixelFormat) != d->format.pixelFormat;
    to.range = isFullRange ? AVCOL_RANGE_JPEG : d->format.range;

    Result<av::Frame> frame = d->make(source, from, to);
    if (!frame) return frame;
    AVFrame &made = **frame;
    made.format = d->format.pixelFormat;
    made.pts = source.pts;
    made.time_base = source.time_base;
    av::setDuration(made, av::durationOf(source));
    made.pict_type = AV_PICTURE_TYPE_NONE;
    made.sample_aspect_ratio = {1, 1};
    if (isRgb(d->format.pixelFormat)) to.matrix = AVCOL_SPC_RGB;
    setColor(made, to);
    return frame;
}

}  // namespace chalkreel
