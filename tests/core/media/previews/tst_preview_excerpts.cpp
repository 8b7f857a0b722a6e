#include "core/media/previews/preview_excerpts.h"

#include <QTest>

using namespace chalkreel;

class PreviewExcerptsTest final : public QObject
{
    Q_OBJECT
private slots:
    void aShortClipIsShownWhole_data()
    {
        QTest::addColumn<double>("duration");
        QTest::newRow("one frame") << 0.04;
        QTest::newRow("a second") << 1.0;
        QTest::newRow("just short enough") << 6.0;
    }
    void aShortClipIsShownWhole()
    {
        QFETCH(double, duration);
        const std::vector<Excerpt> excerpts = chooseExcerpts(duration);
        QCOMPARE(excerpts.size(), 1U);
        QCOMPARE(excerpts[0].start, 0.0);
        QCOMPARE(excerpts[0].duration, duration);
    }

    void aLongClipGivesSixSecondsSpreadOverItWithoutOverlap_data()
    {
        QTest::addColumn<double>("duration");
        QTest::newRow("barely long") << 6.01;
        QTest::newRow("a minute") << 60.0;
        QTest::newRow("a match") << 5400.0;
    }
    void aLongClipGivesSixSecondsSpreadOverItWithoutOverlap()
    {
        QFETCH(double, duration);
        const std::vector<Excerpt> excerpts = chooseExcerpts(duration);
        QCOMPARE(excerpts.size(), 6U);
        double end = 0;
        for (size_t i = 0; i < excerpts.size(); ++i) {
            QCOMPARE(excerpts[i].duration, 1.0);
            QVERIFY(excerpts[i].start >= end);
            end = excerpts[i].start + excerpts[i].duration;
            const double middle = excerpts[i].start + 0.5;
            QVERIFY(std::abs(middle - (static_cast<double>(i) + 0.5) * duration / 6) < 1e-9);
        }
        QVERIFY(end <= duration);
    }

    void nothingIsChosenWithoutADuration()
    {
        QVERIFY(chooseExcerpts(0).empty());
        QVERIFY(chooseExcerpts(-1).empty());
        QVERIFY(chooseExcerpts(std::numeric_limits<double>::quiet_NaN()).empty());
    }

    void ticksRunOnFromOneExcerptToTheNext()
    {
        const ExcerptClock clock{60, 15};
        QCOMPARE(clock.tickCount(), 90);
        QCOMPARE(clock.tickAt(4.4), std::nullopt);
        QCOMPARE(clock.tickAt(4.5), 0);  // the first excerpt: 4.5 to 5.5
        QCOMPARE(clock.tickAt(5.0), 7);
        QCOMPARE(clock.tickAt(5.5), std::nullopt);
        QCOMPARE(clock.tickAt(14.5), 15);
        QCOMPARE(clock.tickAt(55.4), 88);
        QCOMPARE(clock.tickAt(59), std::nullopt);
    }

    void aFrameWhoseTimeWasRoundedDownStillOpensItsExcerpt()
    {
        const ExcerptClock clock{60, 15};
        QCOMPARE(clock.tickAt(4.49999), 0);
    }
};

QTEST_GUILESS_MAIN(PreviewExcerptsTest)
#include "tst_preview_excerpts.moc"
