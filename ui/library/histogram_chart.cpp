#include "ui/library/histogram_chart.h"

#include "ui/support/metrics.h"
#include "ui/support/tokens.h"

#include <QJsonArray>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBins = 256;
constexpr int kSwatchHeight = 10;
constexpr std::array kChannelNames{QLatin1StringView{"red"}, QLatin1StringView{"green"}, QLatin1StringView{"blue"},
                                   QLatin1StringView{"luma"}};

QList<double> binsFrom(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    if (array.size() != kBins) return {};
    QList<double> bins;
    bins.reserve(kBins);
    for (const QJsonValue bin : array) bins.append(std::max(0.0, bin.toDouble()));
    return bins;
}

/// Video of limited range, spread over all 256 brightnesses, leaves every seventh bin empty or counts it twice: a comb that
/// says nothing about the picture. Single empty bins take the mean of their neighbours, then each is averaged with the three on
/// either side. Pure black and white stay by themselves: they tower over all and would drown what is beside them.
QList<double> withoutComb(const QList<double> &bins)
{
    QList<double> filled = bins;
    for (qsizetype i = 1; i + 1 < bins.size(); ++i)
        if (bins[i] <= 0 && bins[i - 1] > 0 && bins[i + 1] > 0) filled[i] = (bins[i - 1] + bins[i + 1]) / 2;
    QList<double> smooth = bins;
    constexpr qsizetype kReach = 3;
    for (qsizetype i = 1; i + 1 < bins.size(); ++i) {
        double sum = 0;
        double weights = 0;
        for (qsizetype at = std::max<qsizetype>(1, i - kReach); at <= std::min(bins.size() - 2, i + kReach); ++at) {
            const auto weight = static_cast<double>(kReach + 1 - std::abs(at - i));
            sum += filled[at] * weight;
            weights += weight;
        }
        smooth[i] = sum / weights;
    }
    return smooth;
}

}  // namespace

HistogramChart::HistogramChart(QWidget *parent)
    : QWidget{parent}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Histogram of red, green, blue and brightness"));
    setToolTip(tr("How often each brightness occurs, dark at the left; below it the dominant colours"));
}

void HistogramChart::setHistogram(const QJsonObject &histogram)
{
    for (size_t channel = 0; channel < kChannelNames.size(); ++channel)
        m_channels[channel] = withoutComb(binsFrom(histogram.value(kChannelNames[channel])));
    m_peak = 0;
    for (const Bins &bins : m_channels) {
        if (bins.isEmpty()) continue;
        // Pure black and white often tower over all; they may be cut so that the rest can be read.
        m_peak = std::max(m_peak, *std::max_element(bins.begin() + 1, bins.end() - 1));
    }
    m_dominant.clear();
    const QJsonArray dominant = histogram.value(u"dominant_colors"_s).toArray();
    for (const QJsonValue entry : dominant) {
        const QColor color{entry.toObject().value(u"hex"_s).toString()};
        if (color.isValid()) m_dominant.append({color, std::max(0.0, entry.toObject().value(u"share"_s).toDouble())});
    }
    update();
}

void HistogramChart::paintEvent(QPaintEvent *)
{
    if (!hasData()) return;
    const Tokens &tokens = tokensFor(palette());
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF stage{0, 0, static_cast<double>(width()), height() - (m_dominant.isEmpty() ? 0.0 : kSwatchHeight + spacing::kTight)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.stage);
    painter.drawRoundedRect(stage, radius::kSmall, radius::kSmall);

    const QRectF plot = stage.adjusted(6, 6, -6, -1);
    const std::array colors{darkTokens().bad, darkTokens().good, darkTokens().info, darkTokens().onStage};
    for (size_t channel = 0; channel < m_channels.size(); ++channel) {
        const Bins &bins = m_channels[channel];
        if (bins.isEmpty()) continue;
        QPainterPath line;
        for (qsizetype i = 0; i < kBins; ++i) {
            // The root lifts the small counts; the order of heights stays.
            const double part = std::sqrt(std::min(1.0, bins[i] / m_peak));
            const QPointF point{plot.left() + plot.width() * static_cast<double>(i) / (kBins - 1), plot.bottom() - plot.height() * part};
            i == 0 ? line.moveTo(point) : line.lineTo(point);
        }
        painter.setPen(QPen{colors[channel], channel == 3 ? 1.4 : 1.1});
        QPainterPath area = line;
        area.lineTo(plot.bottomRight());
        area.lineTo(plot.bottomLeft());
        QColor fill = colors[channel];
        fill.setAlphaF(channel == 3 ? 0.06F : 0.16F);
        painter.fillPath(area, fill);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(line);
    }

    double total = 0;
    for (const auto &[color, share] : std::as_const(m_dominant)) total += share;
    double x = 0;
    for (const auto &[color, share] : std::as_const(m_dominant)) {
        if (total <= 0) break;
        const double width = stage.width() * share / total;
        painter.fillRect(QRectF{x, stage.bottom() + spacing::kTight, width, kSwatchHeight}, color);
        x += width;
    }
}

}  // namespace chalkreel::ui
