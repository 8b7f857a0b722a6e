#include "core/media/pictures/frame_turn.h"

#include "core/media/pictures/frame_scaler.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace chalkreel {
namespace {

/// Pixels are moved in squares that fit the first-level cache: reading a picture column by column misses on every pixel.
constexpr int kSquare = 32;

struct Plane
{
    const std::uint8_t *from;
    std::ptrdiff_t xStep;  ///< bytes in the source for one pixel to the right in the target
    std::ptrdiff_t yStep;
    std::uint8_t *to;
    std::ptrdiff_t stride;
    int width;  ///< of the target
    int height;
};

template <size_t Bytes>
void copyTurned(const Plane &plane)
{
    for (int top = 0; top < plane.height; top += kSquare)
        for (int left = 0; left < plane.width; left += kSquare)
            for (int y = top; y < std::min(top + kSquare, plane.height); ++y) {
                const std::uint8_t *from = plane.from + plane.yStep * y + plane.xStep * left;
                std::uint8_t *to = plane.to + plane.stride * y + static_cast<std::ptrdiff_t>(Bytes) * left;
                for (int x = left; x < std::min(left + kSquare, plane.width); ++x, from += plane.xStep, to += Bytes)
                    std::memcpy(to, from, Bytes);
            }
}

/// Where the target's first pixel comes from, and the way to go from there. See Orientation: mirrored first, then turned.
void aim(Plane &plane, const std::uint8_t *source, std::ptrdiff_t stride, int width, int height, int bytes, const Orientation &how)
{
    const std::ptrdiff_t right = how.isMirrored ? -bytes : bytes;
    const std::uint8_t *first = source + (how.isMirrored ? std::ptrdiff_t{width - 1} * bytes : 0);
    const std::ptrdiff_t farRight = right * (width - 1);
    const std::ptrdiff_t bottom = stride * (height - 1);
    switch (how.rotation) {
    case 90: plane.from = first + bottom, plane.xStep = -stride, plane.yStep = right; break;
    case 180: plane.from = first + farRight + bottom, plane.xStep = -right, plane.yStep = -stride; break;
    case 270: plane.from = first + farRight, plane.xStep = stride, plane.yStep = -right; break;
    default: plane.from = first, plane.xStep = right, plane.yStep = stride; break;
    }
}

}  // namespace

bool canTurn(AVPixelFormat format)
{
    const AVPixFmtDescriptor *descriptor = av_pix_fmt_desc_get(format);
    constexpr std::uint64_t kNot = AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_PAL;
    if (!descriptor || (descriptor->flags & kNot) != 0 || descriptor->log2_chroma_w != descriptor->log2_chroma_h) return false;
    // Semi-planar formats have two samples per pixel of a plane, which step[] tells; all steps of a plane are equal.
    return descriptor->comp[0].step <= 8;
}

void turnFrame(const AVFrame &source, AVFrame &into, const Orientation &orientation)
{
    const auto format = static_cast<AVPixelFormat>(source.format);
    const AVPixFmtDescriptor &descriptor = *av_pix_fmt_desc_get(format);
    std::array<int, 4> bytesOfPlane{};
    for (int component = 0; component < descriptor.nb_components; ++component)
        bytesOfPlane[static_cast<size_t>(descriptor.comp[component].plane)] = descriptor.comp[component].step;

    for (int i = 0; i < av_pix_fmt_count_planes(format); ++i) {
        const bool isChroma = (i == 1 || i == 2) && (descriptor.flags & AV_PIX_FMT_FLAG_RGB) == 0;
        const int shift = isChroma ? descriptor.log2_chroma_w : 0;
        const auto size = [shift](int pixels) { return AV_CEIL_RSHIFT(pixels, shift); };
        Plane plane{};
        plane.to = into.data[i];
        plane.stride = into.linesize[i];
        plane.width = size(into.width);
        plane.height = size(into.height);
        const int bytes = bytesOfPlane[static_cast<size_t>(i)];
        aim(plane, source.data[i], source.linesize[i], size(source.width), size(source.height), bytes, orientation);
        switch (bytes) {
        case 1: copyTurned<1>(plane); break;
        case 2: copyTurned<2>(plane); break;
        case 3: copyTurned<3>(plane); break;
        case 4: copyTurned<4>(plane); break;
        case 6: copyTurned<6>(plane); break;
        default: copyTurned<8>(plane); break;
        }
    }
}

}  // namespace chalkreel
