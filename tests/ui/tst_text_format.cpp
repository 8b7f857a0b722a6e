#include "ui/support/text_format.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

class TextFormatTest final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QLocale::setDefault(QLocale::c()); }

    void durationsReadAsOnAClock_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("short") << 10.2 << u"0:10"_s;
        QTest::newRow("rounded up") << 59.6 << u"1:00"_s;
        QTest::newRow("minutes") << 79.5 << u"1:20"_s;
        QTest::newRow("hours") << 3723.0 << u"1:02:03"_s;
        QTest::newRow("negative") << -5.0 << u"0:00"_s;
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << u"0:00"_s;
        QTest::newRow("endless") << std::numeric_limits<double>::infinity() << u"0:00"_s;
        QTest::newRow("broken time stamp") << 9.2e18 << u"2777:46:40"_s;
    }
    void durationsReadAsOnAClock()
    {
        QFETCH(double, seconds);
        QFETCH(QString, text);
        QCOMPARE(formatDuration(seconds), text);
    }

    void timecodesShowMilliseconds()
    {
        QCOMPARE(formatTimecode(0.48), u"00:00:00.480"_s);
        QCOMPARE(formatTimecode(3661.0005), u"01:01:01.001"_s);
        QCOMPARE(formatTimecode(-1), u"00:00:00.000"_s);
    }

    void frameRatesAreExactWhereTheyAreWhole()
    {
        QCOMPARE(formatFrameRate(25), u"25 fps"_s);
        QCOMPARE(formatFrameRate(30000.0 / 1001), u"29.97 fps"_s);
        QVERIFY(formatFrameRate(0).isEmpty());
    }

    void remainingTimeDoesNotFlickerAndIsEmptyWhileUnknown()
    {
        QCOMPARE(formatRemaining(38), formatRemaining(40));
        QCOMPARE(formatRemaining(40), u"about 40 s left"_s);
        QCOMPARE(formatRemaining(130), u"about 2 min left"_s);
        QVERIFY(formatRemaining(-1).isEmpty());
        QCOMPARE(formatRemainingShort(40), u"0:40"_s);
    }

    void numbersFollowTheLanguage()
    {
        QLocale::setDefault(QLocale{QLocale::German});
        QCOMPARE(formatFrameRate(29.97), u"29,97 fps"_s);
        QVERIFY(formatBytes(14'200'000).startsWith(u"14,2"));
        QCOMPARE(formatSpeed(3.1), u"3,1×"_s);
    }

    void percentsStayBetweenNothingAndAll()
    {
        QCOMPARE(formatPercent(46.9), u"46 %"_s);
        QCOMPARE(formatPercent(-3), u"0 %"_s);
        QCOMPARE(formatPercent(1e9), u"100 %"_s);
        QCOMPARE(formatPercent(std::numeric_limits<double>::quiet_NaN()), u"0 %"_s);
    }

    void factsOfAVideoLeaveOutWhatIsNotKnown()
    {
        Asset asset;
        QVERIFY(assetFacts(asset).isEmpty());
        asset.width = 1920;
        asset.height = 1080;
        asset.frameRate = 24;
        asset.tags = {u"technique"_s};
        QCOMPARE(assetFacts(asset), u"1920×1080 · 24 fps · technique"_s);
        asset.hasVariableFrameRate = true;
        QVERIFY(assetFacts(asset).contains(u"variable frame rate"));
    }

    void everyErrorAndEveryCopyHasWords()
    {
        for (const auto &row : kEnumNames<ErrorCode>) QVERIFY(!shortReason({row.value, {}, {}}).isEmpty());
        for (const auto &row : kEnumNames<RenditionKind>) QVERIFY(!renditionName(row.value).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TextFormatTest)
#include "tst_text_format.moc"
