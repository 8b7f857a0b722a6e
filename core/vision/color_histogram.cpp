#include "core/vision/color_histogram.h"

#include <QJsonArray>
#include <QString>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace chalkreel {

namespace {

/// A colour in Oklab, where equal distances look equally different.
struct Oklab
{
    double lightness = 0;
    double a = 0;
    double b = 0;
};

/// One cell's pixels as k-means sees them.
struct Sample
{
    Oklab color;
    double red = 0;
    double green = 0;
    double blue = 0;
    double weight = 0;
    int cluster = 0;
};

double linear(double channel)  // IEC 61966-2-1 (sRGB), 0 to 255 in
{
    const double value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Oklab toOklab(double red, double green, double blue)
{
    const double r = linear(red);
    const double g = linear(green);
    const double b = linear(blue);
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

double squaredDistance(const Oklab &x, const Oklab &y)
{
    const double l = x.lightness - y.lightness;
    const double a = x.a - y.a;
    const double b = x.b - y.b;
    return l * l + a * a + b * b;
}

struct Cluster
{
    Oklab center;
    double weight = 0;
};

constexpr double Oklab::*kAxes[] = {&Oklab::lightness, &Oklab::a, &Oklab::b};

/// Splits at the weighted median of its longest axis, again and again the box with the most weighted spread.
std::vector<Cluster> medianCut(std::vector<Sample> &samples, int count)
{
    struct Box
    {
        size_t begin;
        size_t end;
        double Oklab::*axis = kAxes[0];
        double spread = 0;  ///< weighted sum of squared distances along the axis
    };
    const auto measure = [&](Box box) {
        for (double Oklab::*const axis : kAxes) {
            double weight = 0;
            double sum = 0;
            double squares = 0;
            for (size_t i = box.begin; i < box.end; ++i) {
                const double value = samples[i].color.*axis;
                weight += samples[i].weight;
                sum += samples[i].weight * value;
                squares += samples[i].weight * value * value;
            }
            const double spread = squares - sum * sum / weight;
            if (spread > box.spread) {
                box.spread = spread;
                box.axis = axis;
            }
        }
        return box;
    };
    std::vector<Box> boxes{measure({0, samples.size()})};
    while (boxes.size() < static_cast<size_t>(count)) {
        const auto widest = std::ranges::max_element(boxes, {}, &Box::spread);
        const Box box = *widest;
        if (box.end - box.begin < 2 || box.spread < 1e-9) break;
        const auto first = samples.begin() + static_cast<std::ptrdiff_t>(box.begin);
        const auto last = samples.begin() + static_cast<std::ptrdiff_t>(box.end);
        std::sort(first, last, [&](const Sample &x, const Sample &y) { return x.color.*box.axis < y.color.*box.axis; });
        double total = 0;
        for (auto it = first; it != last; ++it) total += it->weight;
        size_t middle = box.begin + 1;
        for (double before = samples[box.begin].weight; middle + 1 < box.end && before < total / 2; ++middle)
            before += samples[middle].weight;
        *widest = measure({box.begin, middle});
        boxes.push_back(measure({middle, box.end}));
    }
    std::vector<Cluster> clusters(boxes.size());
    for (size_t c = 0; c < boxes.size(); ++c)
        for (size_t i = boxes[c].begin; i < boxes[c].end; ++i) samples[i].cluster = static_cast<int>(c);
    return clusters;
}

void moveCenters(const std::vector<Sample> &samples, std::vector<Cluster> &clusters)
{
    std::ranges::fill(clusters, Cluster{});
    for (const Sample &sample : samples) {
        Cluster &cluster = clusters[static_cast<size_t>(sample.cluster)];
        for (double Oklab::*const axis : kAxes) cluster.center.*axis += sample.weight * sample.color.*axis;
        cluster.weight += sample.weight;
    }
    std::erase_if(clusters, [](const Cluster &cluster) { return cluster.weight == 0; });
    for (Cluster &cluster : clusters)
        for (double Oklab::*const axis : kAxes) cluster.center.*axis /= cluster.weight;
}

/// True when a sample changed its cluster.
bool assign(std::vector<Sample> &samples, const std::vector<Cluster> &clusters)
{
    bool hasMoved = false;
    for (Sample &sample : samples) {
        const auto nearest =
            std::ranges::min_element(clusters, {}, [&](const Cluster &cluster) { return squaredDistance(cluster.center, sample.color); });
        const int index = static_cast<int>(nearest - clusters.begin());
        hasMoved |= index != sample.cluster;
        sample.cluster = index;
    }
    return hasMoved;
}

QJsonArray toArray(const ColorHistogram::Bins &bins)
{
    QJsonArray array;
    for (const std::uint64_t bin : bins) array.append(static_cast<qint64>(bin));
    return array;
}

double mean(const ColorHistogram::Bins &bins)
{
    double sum = 0;
    double count = 0;
    for (size_t i = 0; i < bins.size(); ++i) {
        sum += static_cast<double>(i) * static_cast<double>(bins[i]);
        count += static_cast<double>(bins[i]);
    }
    return count == 0 ? 0 : sum / count;
}

}  // namespace

void ColorHistogram::addFrame(const std::uint8_t *pixels, std::ptrdiff_t stride, int width, int height, Order order)
{
    if (width <= 0 || height <= 0) return;
    const int red = order == Order::Rgb ? 0 : 2;
    for (int y = 0; y < height; ++y) {
        const std::uint8_t *pixel = pixels + y * stride;
        for (int x = 0; x < width; ++x, pixel += 3) {
            const unsigned r = pixel[red];
            const unsigned g = pixel[1];
            const unsigned b = pixel[2 - red];
            ++m_red[r];
            ++m_green[g];
            ++m_blue[b];
            ++m_luma[(13933 * r + 46871 * g + 4732 * b + 32768) >> 16];  // 0.2126, 0.7152, 0.0722 (ITU-R BT.709) in 1/65536
            Cell &cell = m_cells[(r >> 3) << 10 | (g >> 3) << 5 | b >> 3];
            ++cell.count;
            cell.red += r;
            cell.green += g;
            cell.blue += b;
        }
    }
    ++m_frames;
    m_pixels += static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
}

std::vector<DominantColor> ColorHistogram::dominantColors(int count, int mostRounds) const
{
    std::vector<Sample> samples;
    for (const Cell &cell : m_cells) {
        if (cell.count == 0) continue;
        const auto weight = static_cast<double>(cell.count);
        Sample sample;
        sample.red = static_cast<double>(cell.red) / weight;
        sample.green = static_cast<double>(cell.green) / weight;
        sample.blue = static_cast<double>(cell.blue) / weight;
        sample.color = toOklab(sample.red, sample.green, sample.blue);
        sample.weight = weight;
        samples.push_back(sample);
    }
    if (samples.empty() || count < 1) return {};

    std::vector<Cluster> clusters = medianCut(samples, count);
    moveCenters(samples, clusters);
    for (int round = 0; round < mostRounds && assign(samples, clusters); ++round) moveCenters(samples, clusters);
    assign(samples, clusters);

    // The mean in sRGB of what belongs together, which is what a colour field beside the picture has to show.
    struct Sum
    {
        double weight = 0;
        double red = 0;
        double green = 0;
        double blue = 0;
    };
    std::vector<Sum> sums(clusters.size());
    for (const Sample &sample : samples) {
        Sum &sum = sums[static_cast<size_t>(sample.cluster)];
        sum.weight += sample.weight;
        sum.red += sample.weight * sample.red;
        sum.green += sample.weight * sample.green;
        sum.blue += sample.weight * sample.blue;
    }
    std::vector<DominantColor> colors;
    for (const Sum &sum : sums) {
        if (sum.weight == 0) continue;
        const auto channel = [&](double total) { return static_cast<std::uint8_t>(std::lround(total / sum.weight)); };
        colors.push_back({channel(sum.red), channel(sum.green), channel(sum.blue), sum.weight / static_cast<double>(m_pixels)});
    }
    std::ranges::sort(colors, std::ranges::greater{},
                      [](const DominantColor &color) { return std::tuple{color.share, color.red, color.green, color.blue}; });
    return colors;
}

QJsonObject ColorHistogram::toJson() const
{
    QJsonArray dominant;
    for (const DominantColor &color : dominantColors()) {
        const QString hex = QStringLiteral("#%1").arg(color.red << 16 | color.green << 8 | color.blue, 6, 16, QLatin1Char{'0'});
        dominant.append(QJsonObject{{QStringLiteral("hex"), hex}, {QStringLiteral("share"), color.share}});
    }
    const QJsonObject means{{QStringLiteral("red"), mean(m_red)},
                            {QStringLiteral("green"), mean(m_green)},
                            {QStringLiteral("blue"), mean(m_blue)},
                            {QStringLiteral("luma"), mean(m_luma)}};
    return {{QStringLiteral("version"), 1},
            {QStringLiteral("bins"), 256},
            {QStringLiteral("sampled_frames"), m_frames},
            {QStringLiteral("pixels"), static_cast<qint64>(m_pixels)},
            {QStringLiteral("red"), toArray(m_red)},
            {QStringLiteral("green"), toArray(m_green)},
            {QStringLiteral("blue"), toArray(m_blue)},
            {QStringLiteral("luma"), toArray(m_luma)},
            {QStringLiteral("mean"), means},
            {QStringLiteral("dominant_colors"), dominant}};
}

}  // namespace chalkreel
