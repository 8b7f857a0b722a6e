#include "tests/support/media/footage.h"

#include <QtEndian>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace chalkreel::test {
namespace {

constexpr int kBits = 16;
/// Share of the value range that counts as black, and as white from the other end.
constexpr double kCertain = 0.3;

/// The first component (luma, or red) of one pixel, 0 to 1.
double brightness(const AVFrame &frame, const AVPixFmtDescriptor &format, int x, int y)
{
    const AVComponentDescriptor &component = format.comp[0];
    const uint8_t *at = frame.data[component.plane] + std::ptrdiff_t{frame.linesize[component.plane]} * y +
                        std::ptrdiff_t{component.step} * x + component.offset;
    const int value = component.depth > 8 ? qFromLittleEndian<quint16>(at) >> component.shift : *at >> component.shift;
    return static_cast<double>(value) / ((1 << component.depth) - 1);
}

}  // namespace

QString footageFolder() { return qEnvironmentVariable("CHALKREEL_FOOTAGE", QStringLiteral(CHALKREEL_FOOTAGE_DIR)); }

QString clipPath(const QString &name) { return footageFolder() + QStringLiteral("/clips/") + name; }

QString filmPath(const QString &name) { return footageFolder() + u'/' + name; }

std::optional<int> numberIn(const AVFrame &frame)
{
    const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
    if (!format || frame.width < kBits || frame.height < kBits) return std::nullopt;
    int number = 0;
    for (int bit = 0; bit < kBits; ++bit) {
        const int x = frame.width * (2 * bit + 1) / (2 * kBits);
        const int y = frame.height / 16;
        double sum = 0;
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx) sum += brightness(frame, *format, x + dx, y + dy) / 9;
        if (sum > kCertain && sum < 1 - kCertain) return std::nullopt;
        if (sum > 0.5) number |= 1 << bit;
    }
    return number;
}

Result<std::unique_ptr<MediaInput>> openMedia(const QString &path)
{
    const Result<std::shared_ptr<ByteSource>> source = openFileSource(path);
    if (!source) return fail(source.error());
    return MediaInput::open(*source, MediaLimits{});
}

}  // namespace chalkreel::test
