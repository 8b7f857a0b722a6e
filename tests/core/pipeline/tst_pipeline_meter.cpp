#include "core/pipeline/pipeline_meter.h"

#include <QTest>

using namespace chalkreel;
using namespace std::chrono_literals;

class PipelineMeterTest final : public QObject
{
    Q_OBJECT

    const PipelineMeter::Time m_start = PipelineMeter::Time{} + 100s;

private slots:
    void percentNeverGoesBackWhateverTheStepsSay()
    {
        PipelineMeter meter;
        meter.setPlan(planSteps(JobType::Process, {}, nullptr));
        double last = 0;
        const auto check = [&](const PipelineProgress &progress) {
            QVERIFY2(progress.percent >= last && progress.percent <= 100, qPrintable(QString::number(progress.percent)));
            last = progress.percent;
        };
        for (const MediaTaskKind kind : {MediaTaskKind::Inspect, MediaTaskKind::Video, MediaTaskKind::Audio, MediaTaskKind::Package}) {
            meter.beginStep(kind, m_start);
            for (const double fraction : {0.0, 0.7, 0.3, -1.0, 2.0, 0.5}) check(meter.stepProgressed({.fraction = fraction}, m_start));
            check(meter.endStep());
        }
        QCOMPARE(last, 100.0);
    }

    void theStepsThatAreLeftMakeUpTheWhole()
    {
        PipelineMeter meter;
        meter.setPlan(planSteps(JobType::Process, {}, nullptr));
        meter.beginStep(MediaTaskKind::Inspect, m_start);
        const double asVideo = meter.stepProgressed({.fraction = 1}, m_start).percent;
        QVERIFY(asVideo > 0 && asVideo < 10);
        const MediaInfo image{.kind = AssetKind::Image};
        meter.setPlan(planSteps(JobType::Process, {}, &image));
        QCOMPARE(meter.endStep().percent, 100.0);
    }

    void videoIsMostOfTheWay()
    {
        PipelineMeter meter;
        meter.setPlan(planSteps(JobType::Process, {}, nullptr));
        meter.beginStep(MediaTaskKind::Inspect, m_start);
        meter.endStep();
        meter.beginStep(MediaTaskKind::Video, m_start);
        const double before = meter.stepProgressed({.fraction = 0}, m_start).percent;
        QVERIFY(meter.endStep().percent - before > 75);
    }

    void timeLeftFollowsTheMeasuredRate()
    {
        PipelineMeter meter;
        meter.setPlan({{MediaTaskKind::Video, 90}, {MediaTaskKind::Package, 10}});
        meter.beginStep(MediaTaskKind::Video, m_start);
        QCOMPARE(meter.stepProgressed({.fraction = 0}, m_start).secondsLeft, -1.0);
        // A quarter in 10 s: 30 s for the rest, and a ninth of 40 s for packaging.
        const double left = meter.stepProgressed({.fraction = 0.25}, m_start + 10s).secondsLeft;
        QVERIFY2(std::abs(left - (30 + 40.0 / 9)) < 0.01, qPrintable(QString::number(left)));
    }

    void whatAnEarlierAttemptDidDoesNotMakeThisOneLookFast()
    {
        PipelineMeter meter;
        meter.setPlan({{MediaTaskKind::Video, 90}});
        meter.beginStep(MediaTaskKind::Video, m_start);
        meter.stepProgressed({.fraction = 0.8}, m_start + 1s);
        const double left = meter.stepProgressed({.fraction = 0.9}, m_start + 11s).secondsLeft;
        QVERIFY2(std::abs(left - 10) < 0.01, qPrintable(QString::number(left)));
    }

    void noTimeIsForetoldFromInspectingAlone()
    {
        PipelineMeter meter;
        meter.setPlan(planSteps(JobType::Process, {}, nullptr));
        meter.beginStep(MediaTaskKind::Inspect, m_start);
        meter.stepProgressed({.fraction = 0.1}, m_start);
        QCOMPARE(meter.stepProgressed({.fraction = 0.5}, m_start + 5s).secondsLeft, -1.0);
    }
};

QTEST_GUILESS_MAIN(PipelineMeterTest)
#include "tst_pipeline_meter.moc"
