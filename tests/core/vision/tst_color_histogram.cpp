#include "core/vision/color_histogram.h"

#include <QJsonArray>
#include <QTest>

#include <numeric>

using namespace chalkreel;

namespace {

struct Color
{
    std::uint8_t red;
    std::uint8_t green;
    std::uint8_t blue;
};

/// Vertical stripes of the given widths, RGB.
std::vector<std::uint8_t> stripes(const std::vector<std::pair<Color, int>> &columns, int height)
{
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < height; ++y)
        for (const auto &[color, width] : columns)
            for (int x = 0; x < width; ++x) pixels.insert(pixels.end(), {color.red, color.green, color.blue});
    return pixels;
}

std::uint64_t sum(const ColorHistogram::Bins &bins) { return std::accumulate(bins.begin(), bins.end(), std::uint64_t{0}); }

}  // namespace

class ColorHistogramTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyPixelIsCountedInItsBins()
    {
        const std::vector<std::uint8_t> pixels = stripes({{{255, 0, 0}, 3}, {{10, 200, 30}, 5}}, 4);
        ColorHistogram histogram;
        histogram.addFrame(pixels.data(), 8 * 3, 8, 4);
        histogram.addFrame(pixels.data(), 8 * 3, 8, 4);
        QCOMPARE(histogram.sampledFrames(), 2);
        QCOMPARE(histogram.red()[255], 24U);
        QCOMPARE(histogram.red()[10], 40U);
        QCOMPARE(histogram.green()[200], 40U);
        QCOMPARE(histogram.blue()[30], 40U);
        QCOMPARE(histogram.luma()[54], 24U);   // 255 * 0.2126
        QCOMPARE(histogram.luma()[147], 40U);  // 2.126 + 143.04 + 2.166
        for (const auto *bins : {&histogram.red(), &histogram.green(), &histogram.blue(), &histogram.luma()}) QCOMPARE(sum(*bins), 64U);
    }

    void rowPaddingIsNotCounted()
    {
        std::vector<std::uint8_t> pixels(16 * 3, 99);
        for (int y = 0; y < 3; ++y) std::fill_n(pixels.begin() + y * 16, 3 * 4, std::uint8_t{7});
        ColorHistogram histogram;
        histogram.addFrame(pixels.data(), 16, 4, 3);
        QCOMPARE(histogram.red()[7], 12U);
        QCOMPARE(sum(histogram.red()), 12U);
    }

    void bgrIsReadInItsOrder()
    {
        const std::uint8_t pixel[] = {1, 2, 3};
        ColorHistogram histogram;
        histogram.addFrame(pixel, 3, 1, 1, ColorHistogram::Order::Bgr);
        QCOMPARE(histogram.red()[3], 1U);
        QCOMPARE(histogram.green()[2], 1U);
        QCOMPARE(histogram.blue()[1], 1U);
    }

    void dominantColoursAreTheStripesByShare()
    {
        const std::vector<std::uint8_t> pixels =
            stripes({{{244, 196, 48}, 10}, {{23, 25, 28}, 50}, {{200, 30, 40}, 15}, {{40, 90, 200}, 20}, {{240, 240, 240}, 5}}, 3);
        ColorHistogram histogram;
        histogram.addFrame(pixels.data(), 100 * 3, 100, 3);
        const std::vector<DominantColor> colors = histogram.dominantColors(5);
        QCOMPARE(colors.size(), 5U);
        const QList<std::array<int, 3>> expected{{23, 25, 28}, {40, 90, 200}, {200, 30, 40}, {244, 196, 48}, {240, 240, 240}};
        const QList<double> shares{0.5, 0.2, 0.15, 0.1, 0.05};
        for (int i = 0; i < 5; ++i) {
            const DominantColor &color = colors[static_cast<size_t>(i)];
            QCOMPARE((std::array<int, 3>{color.red, color.green, color.blue}), expected[i]);
            QCOMPARE(color.share, shares[i]);
        }
    }

    void similarShadesMakeOneDominantColour()
    {
        // A noisy dark ground and a noisy red: two groups, however many shades they have.
        std::vector<std::uint8_t> pixels;
        for (int i = 0; i < 3000; ++i) {
            const auto noise = static_cast<std::uint8_t>(i * 7 % 11);
            if (i % 3 == 0)
                pixels.insert(pixels.end(), {static_cast<std::uint8_t>(190 + noise), static_cast<std::uint8_t>(30 + noise), 30});
            else
                pixels.insert(pixels.end(), {static_cast<std::uint8_t>(20 + noise), static_cast<std::uint8_t>(25 + noise), 30});
        }
        ColorHistogram histogram;
        histogram.addFrame(pixels.data(), 3000 * 3, 3000, 1);
        const std::vector<DominantColor> colors = histogram.dominantColors(2);
        QCOMPARE(colors.size(), 2U);
        QVERIFY(std::abs(colors[0].share - 2.0 / 3) < 0.01);
        QVERIFY(colors[0].red < 40);
        QVERIFY(colors[1].red > 180 && colors[1].green < 60);
    }

    void aPictureOfOneColourHasOneDominantColour()
    {
        const std::vector<std::uint8_t> pixels = stripes({{{12, 34, 56}, 10}}, 10);
        ColorHistogram histogram;
        histogram.addFrame(pixels.data(), 30, 10, 10);
        QCOMPARE(histogram.dominantColors(5).size(), 1U);
    }

    void nothingCountedHasNoDominantColours() { QVERIFY(ColorHistogram{}.dominantColors().empty()); }

    void jsonHoldsWhatItSays()
    {
        const std::vector<std::uint8_t> pixels = stripes({{{244, 196, 48}, 3}, {{0, 0, 0}, 1}}, 2);
        ColorHistogram histogram;
        histogram.addFrame(pixels.data(), 12, 4, 2);
        const QJsonObject json = histogram.toJson();
        QCOMPARE(json.value(QLatin1StringView{"version"}).toInt(), 1);
        QCOMPARE(json.value(QLatin1StringView{"sampled_frames"}).toInt(), 1);
        QCOMPARE(json.value(QLatin1StringView{"pixels"}).toInt(), 8);
        for (const char *name : {"red", "green", "blue", "luma"}) {
            const QJsonArray bins = json.value(QLatin1StringView{name}).toArray();
            QCOMPARE(bins.size(), 256);
            int total = 0;
            for (const QJsonValue &bin : bins) total += bin.toInt();
            QCOMPARE(total, 8);
        }
        const QJsonObject first = json.value(QLatin1StringView{"dominant_colors"}).toArray().first().toObject();
        QCOMPARE(first.value(QLatin1StringView{"hex"}).toString(), QStringLiteral("#f4c430"));
        QCOMPARE(first.value(QLatin1StringView{"share"}).toDouble(), 0.75);
        QCOMPARE(json.value(QLatin1StringView{"mean"}).toObject().value(QLatin1StringView{"blue"}).toDouble(), 36.0);
    }
};

QTEST_GUILESS_MAIN(ColorHistogramTest)
#include "tst_color_histogram.moc"
