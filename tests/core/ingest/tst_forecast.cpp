#include "core/ingest/ingest_check.h"

#include <QTest>

using namespace chalkreel;

namespace {

ProcessOptions only(const QList<RenditionKind> &kinds)
{
    ProcessOptions options;
    options.renditions = kinds;
    return options;
}

}  // namespace

class ForecastTest final : public QObject
{
    Q_OBJECT
private slots:
    void copyIsTheLeastThatAFileNeeds()
    {
        constexpr qint64 kSize = 100'000'000;
        const qint64 bare = forecastBytes(kSize, only({}), 60);
        QVERIFY(bare >= kSize && bare < kSize * 11 / 10);
        // What is left in place needs no room for itself.
        QCOMPARE(bare - forecastBytes(kSize, only({}), 60, false), kSize);
    }

    void everyVideoThatIsMadeAddsToIt()
    {
        for (const RenditionKind kind : {RenditionKind::Enhanced, RenditionKind::Review, RenditionKind::Hd, RenditionKind::Sd,
                                         RenditionKind::Mobile, RenditionKind::Hls, RenditionKind::Preview, RenditionKind::Storyboard})
            QVERIFY2(forecastBytes(50'000'000, only({kind}), 60) > forecastBytes(50'000'000, only({}), 60), nameOf(kind).data());
        QVERIFY(forecastBytes(50'000'000, {}, 60) > forecastBytes(50'000'000, only(ProcessOptions::desktopDefault()), 60));
    }

    void intermediateFileAtAHighBitRateDoesNotMultiply()
    {
        // A minute of ProRes, 1 GB: its renditions are at most what their bit rates fill.
        const qint64 size = 1'000'000'000;
        QVERIFY(forecastBytes(size, {}, 60) < 3 * size);
    }

    void lengthThatIsNotKnownIsTakenForALongOne() { QVERIFY(forecastBytes(500'000'000, {}) >= forecastBytes(500'000'000, {}, 60)); }

    void hugeOrNegativeSizesGiveNoNonsense()
    {
        QVERIFY(forecastBytes(1'000'000'000'000'000, {}) > 1'000'000'000'000'000);
        QVERIFY(forecastBytes(-5, {}) >= 0);
    }
};

QTEST_GUILESS_MAIN(ForecastTest)
#include "tst_forecast.moc"
