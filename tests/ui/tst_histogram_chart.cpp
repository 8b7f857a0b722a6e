#include "ui/library/histogram_chart.h"
#include "ui/support/theme.h"
#include "ui/support/tokens.h"

#include <QJsonArray>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kBins = 256;

/// For each column of the painted chart, how far down the curve lies, in pixels; -1 where nothing is drawn.
QList<int> curveOf(const QList<double> &luma)
{
    HistogramChart chart;
    chart.setPalette(paletteFrom(darkTokens()));
    chart.resize(kBins * 2 + 12, 108);
    QJsonArray bins;
    for (const double bin : luma) bins.append(bin);
    chart.setHistogram({{u"luma"_s, bins}});
    QImage image{chart.size(), QImage::Format_RGB32};
    image.fill(darkTokens().stage);
    chart.render(&image);
    QList<int> curve;
    for (int x = 6; x < image.width() - 6; ++x) {
        int top = -1;
        for (int y = 2; y < image.height() - 4 && top < 0; ++y)
            if (qGray(image.pixel(x, y)) > 120) top = y;
        curve.append(top);
    }
    return curve;
}

}  // namespace

class HistogramChartTest final : public QObject
{
    Q_OBJECT
private slots:
    void videoOfLimitedRangeHasNoComb_data()
    {
        QTest::addColumn<QList<double>>("bins");
        QList<double> spread(kBins, 0.0);  // brightness 16 to 235, each as often, spread over 0 to 255
        for (int level = 16; level <= 235; ++level) spread[qRound((level - 16) * 255.0 / 219)] += 1000;
        QList<double> pressed(kBins, 0.0);  // the other way: some bins take two
        for (int level = 0; level < kBins; ++level) pressed[16 + qRound(level * 219.0 / 255)] += 1000;
        QTest::newRow("spread, with empty bins") << spread;
        QTest::newRow("pressed, with double bins") << pressed;
    }
    void videoOfLimitedRangeHasNoComb()
    {
        QFETCH(QList<double>, bins);
        const QList<int> curve = curveOf(bins).mid(60, 2 * kBins - 120);  // without the ends
        const auto [highest, lowest] = std::ranges::minmax(curve);
        QVERIFY(highest > 0);
        QVERIFY2(lowest - highest <= 12, qPrintable(u"the curve goes up and down between %1 and %2"_s.arg(highest).arg(lowest)));
    }

    void narrowPeakStaysWhereItIs()
    {
        QList<double> bins(kBins, 1.0);
        bins[90] = 900;
        const QList<int> curve = curveOf(bins);
        const auto top = std::ranges::min_element(curve, {}, [](int y) { return y < 0 ? 1000 : y; });
        QVERIFY2(std::abs((top - curve.begin()) - 180) <= 3, qPrintable(QString::number(top - curve.begin())));
    }

    void gapInThePictureItselfIsKept()
    {
        QList<double> bins(kBins, 0.0);
        for (int i = 20; i < 90; ++i) bins[i] = bins[i + 100] = 500;
        const QList<int> curve = curveOf(bins);
        QVERIFY(curve[2 * 50] >= 0 && curve[2 * 150] >= 0);
        QVERIFY(curve[2 * 105] < 0 || curve[2 * 105] > 90);
    }

    void towersOfBlackAndWhiteDoNotPressTheRestDown()
    {
        QList<double> bins(kBins, 100.0);
        bins.first() = bins.last() = 1e6;
        const QList<int> curve = curveOf(bins);
        QVERIFY2(curve[kBins] >= 0 && curve[kBins] < 20, qPrintable(QString::number(curve[kBins])));
    }
};

QTEST_MAIN(HistogramChartTest)
#include "tst_histogram_chart.moc"
