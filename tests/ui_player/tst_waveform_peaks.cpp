#include "ui/player/waveform_peaks.h"

#include <QTest>

using namespace chalkreel::ui;

class WaveformPeaksTest final : public QObject
{
    Q_OBJECT
private slots:
    void peaksAreReadAndScaledToFull()
    {
        const WaveformPeaks peaks =
            parseWaveform(R"({"version":1,"buckets_per_second":2,"full_scale":100,"min":[-50,0,-100],"max":[25,100,0],"rms":[0,0,0]})");
        QVERIFY(!peaks.isEmpty());
        QCOMPARE(peaks.most.size(), size_t{3});
        QCOMPARE(peaks.least[0], -0.5F);
        QCOMPARE(peaks.most[0], 0.25F);
        const auto all = peaks.between(0, 1.5);
        QCOMPARE(all.least, -1.0F);
        QCOMPARE(all.most, 1.0F);
        QCOMPARE(peaks.between(0, 0.5).most, 0.25F);
        QCOMPARE(peaks.between(7, 9).most, 0.0F);
    }

    void whatIsNoWaveformIsEmpty_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray{};
        QTest::newRow("no JSON") << QByteArray{"RIFF"};
        QTest::newRow("lists of different length") << QByteArray{R"({"buckets_per_second":2,"full_scale":1,"min":[0],"max":[0,1]})"};
        QTest::newRow("no rate") << QByteArray{R"({"buckets_per_second":0,"full_scale":1,"min":[0],"max":[0]})"};
        QTest::newRow("no scale") << QByteArray{R"({"buckets_per_second":2,"min":[0],"max":[0]})"};
    }
    void whatIsNoWaveformIsEmpty()
    {
        QFETCH(QByteArray, json);
        QVERIFY(parseWaveform(json).isEmpty());
    }
};

QTEST_GUILESS_MAIN(WaveformPeaksTest)
#include "tst_waveform_peaks.moc"
