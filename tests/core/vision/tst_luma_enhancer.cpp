#include "core/vision/luma_enhancer.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace chalkreel;

namespace {

/// 8-bit luma without padding.
struct Luma
{
    int width;
    int height;
    std::vector<std::uint8_t> samples = std::vector<std::uint8_t>(static_cast<size_t>(width) * static_cast<size_t>(height));

    std::uint8_t &at(int x, int y) { return samples[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)]; }
    int at(int x, int y) const { return samples[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)]; }
    /// Beyond the edges, the outermost sample.
    int near(int x, int y) const { return at(std::clamp(x, 0, width - 1), std::clamp(y, 0, height - 1)); }
};

/// Soft shapes with fine texture, reproducible: a linear congruential generator after Knuth.
Luma texturedPicture(int width, int height, int least = 16, int most = 235)
{
    Luma luma{width, height};
    quint64 state = 42;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            const double noise = static_cast<double>(state >> 40 & 0xff) / 255 - 0.5;
            const double wave = std::sin(x * 0.021) * std::cos(y * 0.034) * 0.4 + 0.5 + noise * 0.1;
            luma.at(x, y) = static_cast<std::uint8_t>(std::clamp<double>(least + wave * (most - least), least, most));
        }
    }
    return luma;
}

Luma enhanced(const Luma &source, double contrast, double sharpness)
{
    Luma result{source.width, source.height};
    LumaEnhancer{contrast, sharpness}.apply(source.samples.data(), source.width, result.samples.data(), source.width, source.width,
                                            source.height);
    return result;
}

/// Zuiderveld's method written down as it is defined, in floating point: 8 x 8 tiles, one curve each, bilinear between
/// the tiles' centres.
Luma equalisedByDefinition(const Luma &source, double clip)
{
    constexpr int kTiles = 8;
    constexpr int kBins = 220;
    std::vector<std::array<double, kBins>> curves(kTiles * kTiles);
    for (int row = 0; row < kTiles; ++row) {
        for (int column = 0; column < kTiles; ++column) {
            std::array<double, kBins> bins{};
            double total = 0;
            const int top = row * source.height / kTiles;
            const int bottom = (row + 1) * source.height / kTiles;
            for (int y = top; y < bottom; y += bottom - top >= 64 ? 2 : 1)
                for (int x = column * source.width / kTiles; x < (column + 1) * source.width / kTiles; ++x, ++total)
                    ++bins[static_cast<size_t>(std::clamp(source.at(x, y), 16, 235) - 16)];
            double excess = 0;
            for (double &bin : bins) {
                excess += std::max(0.0, bin - clip * total / kBins);
                bin = std::min(bin, clip * total / kBins);
            }
            double below = 0;
            for (size_t i = 0; i < kBins; ++i) {
                const double share = (bins[i] + excess / kBins) / total;
                curves[static_cast<size_t>(row * kTiles + column)][i] = 16 + (below + share / 2) * 219;
                below += share;
            }
        }
    }
    Luma result{source.width, source.height};
    for (int y = 0; y < source.height; ++y) {
        for (int x = 0; x < source.width; ++x) {
            const double column = (x + 0.5) * kTiles / source.width - 0.5;
            const double row = (y + 0.5) * kTiles / source.height - 0.5;
            const auto curve = [&](double r, double c) {
                const int tile = std::clamp(static_cast<int>(r), 0, kTiles - 1) * kTiles + std::clamp(static_cast<int>(c), 0, kTiles - 1);
                return curves[static_cast<size_t>(tile)][static_cast<size_t>(std::clamp(source.at(x, y), 16, 235) - 16)];
            };
            const double r = std::floor(row);
            const double c = std::floor(column);
            const double above = std::lerp(curve(r, c), curve(r, c + 1), column - c);
            const double below = std::lerp(curve(r + 1, c), curve(r + 1, c + 1), column - c);
            result.at(x, y) = static_cast<std::uint8_t>(std::lround(std::lerp(above, below, row - r)));
        }
    }
    return result;
}

int largestDifference(const Luma &a, const Luma &b)
{
    int largest = 0;
    for (size_t i = 0; i < a.samples.size(); ++i) largest = std::max(largest, std::abs(a.samples[i] - b.samples[i]));
    return largest;
}

double deviation(const Luma &luma)
{
    const double mean = std::accumulate(luma.samples.begin(), luma.samples.end(), 0.0) / static_cast<double>(luma.samples.size());
    double squares = 0;
    for (const std::uint8_t sample : luma.samples) squares += (sample - mean) * (sample - mean);
    return std::sqrt(squares / static_cast<double>(luma.samples.size()));
}

}  // namespace

class LumaEnhancerTest final : public QObject
{
    Q_OBJECT
private slots:
    void bothStrengthsZeroLeaveEverySampleAsItIs()
    {
        Luma source = texturedPicture(321, 123, 0, 255);
        QCOMPARE(enhanced(source, 0, 0).samples, source.samples);
        const Luma before = source;
        LumaEnhancer{0, 0}.apply(source.samples.data(), source.width, source.samples.data(), source.width, source.width, source.height);
        QCOMPARE(source.samples, before.samples);
    }

    void contrastFollowsTheDefinitionOfLimitedAdaptiveEqualisation_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("HD") << 1280 << 720;
        QTest::newRow("sides that the tiles do not divide") << 853 << 479;
        QTest::newRow("small") << 176 << 144;
    }
    void contrastFollowsTheDefinitionOfLimitedAdaptiveEqualisation()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        const Luma source = texturedPicture(width, height, 60, 150);
        // One level is what rounding in fixed point may cost.
        QVERIFY(largestDifference(enhanced(source, 0.5, 0), equalisedByDefinition(source, 2.0)) <= 1);
    }

    void contrastSpreadsAFlatPicture()
    {
        const Luma source = texturedPicture(640, 360, 100, 140);
        QVERIFY(deviation(enhanced(source, 0.5, 0)) > 1.5 * deviation(source));
        QVERIFY(deviation(enhanced(source, 1.0, 0)) > deviation(enhanced(source, 0.5, 0)));
    }

    void sharpeningMovesASampleAwayFromItsSurroundings()
    {
        const Luma source = texturedPicture(200, 90, 60, 180);
        const Luma result = enhanced(source, 0, 0.5);
        constexpr int kKernel[] = {1, 4, 6, 4, 1};
        int largest = 0;
        for (int y = 0; y < source.height; ++y) {
            for (int x = 0; x < source.width; ++x) {
                double blurred = 0;
                for (int j = -2; j <= 2; ++j)
                    for (int i = -2; i <= 2; ++i) blurred += source.near(x + i, y + j) * kKernel[i + 2] * kKernel[j + 2] / 256.0;
                const double expected = std::clamp(source.at(x, y) + 0.8 * (source.at(x, y) - blurred), 16.0, 235.0);
                largest = std::max(largest, std::abs(result.at(x, y) - static_cast<int>(std::lround(expected))));
            }
        }
        QVERIFY2(largest <= 1, qPrintable(QString::number(largest)));
    }

    void flatAreasStayFlatAtFullStrength()
    {
        Luma source{640, 360};
        std::ranges::fill(source.samples, std::uint8_t{90});
        const Luma result = enhanced(source, 1, 1);
        QCOMPARE(std::ranges::count(result.samples, result.samples.front()), static_cast<qint64>(result.samples.size()));
    }

    void noSampleLeavesTheLimitedRange()
    {
        Luma source = texturedPicture(640, 360, 0, 255);
        for (int x = 0; x < 640; ++x) source.at(x, 100) = x % 2 == 0 ? 0 : 255;
        for (const auto &[contrast, sharpness] : {std::pair{0.0, 1.0}, {1.0, 0.0}, {1.0, 1.0}}) {
            const Luma result = enhanced(source, contrast, sharpness);
            const auto [least, most] = std::ranges::minmax(result.samples);
            QVERIFY(least >= 16);
            QVERIFY(most <= 235);
        }
    }

    void inPlaceGivesTheSameAsIntoAnotherPlane_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        for (const auto &[width, height] : {std::pair{1920, 1080}, {640, 131}, {33, 17}, {5, 3}, {1, 1}, {7, 700}})
            QTest::addRow("%d x %d", width, height) << width << height;
    }
    void inPlaceGivesTheSameAsIntoAnotherPlane()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        Luma source = texturedPicture(width, height);
        const Luma apart = enhanced(source, 0.7, 0.9);
        LumaEnhancer{0.7, 0.9}.apply(source.samples.data(), width, source.samples.data(), width, width, height);
        QCOMPARE(source.samples, apart.samples);
    }

    void paddingBetweenRowsIsNeitherReadNorWritten()
    {
        const Luma source = texturedPicture(101, 70);
        constexpr int kStride = 128;
        std::vector<std::uint8_t> padded(kStride * 70, 1);
        for (int y = 0; y < 70; ++y) std::copy_n(source.samples.begin() + y * 101, 101, padded.begin() + y * kStride);
        std::vector<std::uint8_t> target(kStride * 70, 77);
        LumaEnhancer{0.5, 0.5}.apply(padded.data(), kStride, target.data(), kStride, 101, 70);
        const Luma expected = enhanced(source, 0.5, 0.5);
        for (int y = 0; y < 70; ++y) {
            QVERIFY(std::equal(target.begin() + y * kStride, target.begin() + y * kStride + 101, expected.samples.begin() + y * 101));
            QCOMPARE(std::count(target.begin() + y * kStride + 101, target.begin() + (y + 1) * kStride, 77), kStride - 101);
        }
    }

    void anEnhancerFollowsAPictureThatChangesItsSize()
    {
        LumaEnhancer enhancer{0.5, 0.5};
        for (const auto &[width, height] : {std::pair{640, 360}, {64, 48}, {640, 480}}) {
            const Luma source = texturedPicture(width, height);
            Luma result{width, height};
            enhancer.apply(source.samples.data(), width, result.samples.data(), width, width, height);
            QCOMPARE(result.samples, enhanced(source, 0.5, 0.5).samples);
        }
    }

    void aSlowFadeChangesNoSampleByLeaps()
    {
        // Flicker: a picture that gets brighter by one level must not change much more than the contrast gain explains.
        LumaEnhancer enhancer{0.5, 0};
        const Luma first = texturedPicture(640, 360, 60, 150);
        Luma second = first;
        for (std::uint8_t &sample : second.samples) ++sample;
        QVERIFY(largestDifference(enhanced(first, 0.5, 0), enhanced(second, 0.5, 0)) <= 4);
    }
};

QTEST_GUILESS_MAIN(LumaEnhancerTest)
#include "tst_luma_enhancer.moc"
