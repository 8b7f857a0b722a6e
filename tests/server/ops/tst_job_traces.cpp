#include "core/base/utc_time.h"
#include "server/ops/job_traces.h"

#include <QTest>

using namespace chalkreel;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kBegin = utcFromMilliseconds(1'000'000);

JobLogEntry entry(int second, const QString &type, const QString &text = {})
{
    return {.time = kBegin.addSecs(second), .type = type, .text = text, .data = {}};
}

Job endedJob(JobState state, int seconds)
{
    Job job;
    job.id = JobId::create();
    job.state = state;
    job.created = kBegin;
    job.finished = kBegin.addSecs(seconds);
    return job;
}

QStringList namesOf(const QList<Span> &spans)
{
    QStringList names;
    for (const Span &span : spans) names.append(span.name);
    return names;
}

double secondsOf(const Span &span) { return static_cast<double>(span.end - span.start) / 1e9; }

const TraceContext kTrace{.traceId = QByteArray(32, 'a'), .spanId = QByteArray(16, 'b')};

}  // namespace

class JobTracesTest final : public QObject
{
    Q_OBJECT

private slots:
    void eachAttemptHasItsSteps()
    {
        const QList<Span> spans = JobTraces::spansOf(
            endedJob(JobState::Completed, 20),
            {entry(0, u"created"_s), entry(1, u"claimed"_s), entry(1, u"step_started"_s, u"inspect"_s),
             entry(3, u"step_finished"_s, u"inspect"_s), entry(3, u"step_started"_s, u"encode"_s), entry(5, u"retry_scheduled"_s),
             entry(10, u"claimed"_s), entry(10, u"step_started"_s, u"encode"_s), entry(20, u"completed"_s)},
            kTrace);
        QCOMPARE(namesOf(spans),
                 (QStringList{u"job process"_s, u"step inspect"_s, u"step encode"_s, u"attempt"_s, u"step encode"_s, u"attempt"_s}));
        QCOMPARE(spans[0].parentId, kTrace.spanId);
        QCOMPARE(secondsOf(spans[0]), 20.0);
        QCOMPARE(spans[1].parentId, spans[3].spanId);
        QCOMPARE(spans[4].parentId, spans[5].spanId);
        QCOMPARE(spans[3].parentId, spans[0].spanId);
        QCOMPARE(secondsOf(spans[1]), 2.0);
        QCOMPARE(secondsOf(spans[3]), 4.0);
        QVERIFY(spans[3].hasFailed && spans[2].hasFailed);
        QVERIFY(!spans[0].hasFailed && !spans[5].hasFailed && !spans[1].hasFailed);
    }

    void retriedJobIsANewSpanWithoutItsEarlierLife()
    {
        Job job = endedJob(JobState::Failed, 30);
        job.error = Error{ErrorCode::Damaged, u"The file ends early."_s, {}};
        const QList<Span> spans = JobTraces::spansOf(job,
                                                     {entry(0, u"created"_s), entry(1, u"claimed"_s), entry(2, u"failed"_s),
                                                      entry(10, u"retried"_s), entry(12, u"claimed"_s), entry(30, u"failed"_s)},
                                                     kTrace);
        QCOMPARE(namesOf(spans), (QStringList{u"job process"_s, u"attempt"_s}));
        QCOMPARE(secondsOf(spans[0]), 20.0);
        QVERIFY(spans[0].hasFailed);
        QCOMPARE(spans[0].problem, u"The file ends early."_s);
    }

    void jobThatIsCancelledWhileItWaitsIsOneSpan()
    {
        const QList<Span> spans =
            JobTraces::spansOf(endedJob(JobState::Cancelled, 4), {entry(0, u"created"_s), entry(4, u"cancelled"_s)}, {});
        QCOMPARE(spans.size(), 1);
        QVERIFY(!spans.first().hasFailed);
        QVERIFY(spans.first().parentId.isEmpty());
    }

    void stepOfAJobThatIsCancelledMeanwhileEndsWithIt()
    {
        const QList<Span> spans =
            JobTraces::spansOf(endedJob(JobState::Cancelled, 9),
                               {entry(0, u"created"_s), entry(1, u"claimed"_s), entry(2, u"step_started"_s, u"encode"_s)}, {});
        QCOMPARE(spans.size(), 3);
        QCOMPARE(spans[1].end, spans[0].end);
        QCOMPARE(spans[2].end, spans[0].end);
    }
};

QTEST_GUILESS_MAIN(JobTracesTest)
#include "tst_job_traces.moc"
