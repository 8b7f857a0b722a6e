#pragma once

#include <QJsonObject>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chalkreel {

/// One of the colours that a clip is mostly made of.
struct DominantColor
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    double share = 0;  ///< of all counted pixels, 0 to 1
};

/// Counts colours over the sampled frames of a clip. Memory is fixed whatever the number of frames.
class ColorHistogram
{
public:
    enum class Order { Rgb, Bgr };
    using Bins = std::array<std::uint64_t, 256>;

    /// One picture of packed 8-bit RGB or BGR, full range; stride in bytes. Luma is BT.709's from these, also full range.
    void addFrame(const std::uint8_t *pixels, std::ptrdiff_t stride, int width, int height, Order order = Order::Rgb);

    int sampledFrames() const { return m_frames; }
    const Bins &red() const { return m_red; }
    const Bins &green() const { return m_green; }
    const Bins &blue() const { return m_blue; }
    const Bins &luma() const { return m_luma; }
    /// At most `count`, most frequent first: k-means in Oklab (B. Ottosson, 2020) over 15-bit colour cells, started by
    /// median cut, so that equal input gives equal colours. Fewer when the pictures have fewer colours. Fewer rounds of
    /// k-means cost less where a palette has hundreds of colours.
    std::vector<DominantColor> dominantColors(int count = 5, int mostRounds = 30) const;

    /// histogram.json: {"version": 1, "bins": 256, "sampled_frames": n, "pixels": n, "red": [256 counts], "green": ...,
    /// "blue": ..., "luma": ..., "mean": {"red": 0-255, ...}, "dominant_colors": [{"hex": "#rrggbb", "share": 0-1}, ...]}.
    QJsonObject toJson() const;

private:
    /// Pixels whose upper five bits per channel agree.
    struct Cell
    {
        std::uint64_t count = 0;
        std::uint64_t red = 0;  ///< sums, for the cell's true mean
        std::uint64_t green = 0;
        std::uint64_t blue = 0;
    };

    int m_frames = 0;
    std::uint64_t m_pixels = 0;
    Bins m_red{};
    Bins m_green{};
    Bins m_blue{};
    Bins m_luma{};
    std::vector<Cell> m_cells = std::vector<Cell>(size_t{1} << 15);
};

}  // namespace chalkreel
