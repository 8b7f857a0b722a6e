#include "server/ops/job_traces.h"

#include "server/api/trace_context.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

qint64 nanosecondsOf(const QDateTime &time) { return time.toMSecsSinceEpoch() * 1'000'000; }

/// What ends an attempt, however it went.
bool endsAttempt(const QString &type)
{
    static const QStringList ends{u"completed"_s,   u"failed"_s,    u"cancelled"_s, u"retry_scheduled"_s,
                                  u"worker_lost"_s, u"set_aside"_s, u"given_back"_s};
    return ends.contains(type);
}

bool isFailure(const QString &type) { return type == u"failed" || type == u"retry_scheduled" || type == u"worker_lost"; }

/// Reads a job's history into spans.
class HistoryReader
{
public:
    explicit HistoryReader(const Span &job)
        : m_job{job}
    {
    }

    void read(const JobLogEntry &entry)
    {
        const qint64 time = nanosecondsOf(entry.time);
        if (entry.type == u"claimed") {
            end(time, false);
            m_attempt = spanBelow(m_job, u"attempt"_s, time);
            m_attempt->attributes.insert(u"chalkreel.job.attempt"_s, ++m_attempts);
        } else if (entry.type == u"step_started") {
            endStep(time, false);
            m_step = spanBelow(m_attempt.value_or(m_job), "step "_L1 + entry.text, time);
            m_step->attributes.insert(u"chalkreel.job.step"_s, entry.text);
        } else if (entry.type == u"step_finished") {
            if (m_step && m_step->attributes[u"chalkreel.job.step"_s].toString() == entry.text) endStep(time, false);
        } else if (endsAttempt(entry.type)) {
            end(time, isFailure(entry.type));
        }
    }

    QList<Span> finish()
    {
        end(m_job.end, m_job.hasFailed);
        return m_spans;
    }

private:
    static Span spanBelow(const Span &parent, const QString &name, qint64 start)
    {
        return {.traceId = parent.traceId, .spanId = newSpanId(), .parentId = parent.spanId, .name = name, .start = start};
    }

    void endStep(qint64 time, bool hasFailed)
    {
        if (!m_step) return;
        m_step->end = time;
        m_step->hasFailed = hasFailed;
        m_spans.append(*std::exchange(m_step, std::nullopt));
    }

    void end(qint64 time, bool hasFailed)
    {
        endStep(time, hasFailed);
        if (!m_attempt) return;
        m_attempt->end = time;
        m_attempt->hasFailed = hasFailed;
        m_spans.append(*std::exchange(m_attempt, std::nullopt));
    }

    const Span m_job;
    QList<Span> m_spans;
    std::optional<Span> m_attempt;
    std::optional<Span> m_step;
    int m_attempts = 0;
};

}  // namespace

JobTraces::JobTraces(Backend &backend, SpanExporter &exporter, TraceLinks &links)
    : m_backend{backend}
    , m_exporter{exporter}
    , m_links{links}
{
    connect(&m_backend, &Backend::eventReceived, this, &JobTraces::onEvent);
}

void JobTraces::onEvent(const Event &event)
{
    if (event.type != event_type::kJobChanged) return;
    const Result<Job> job = fromJson<Job>(event.body);
    if (!job || !hasEnded(job->state)) return;
    deliver(m_backend.jobs().log(job->id), this, [this, job = *job](const Result<QList<JobLogEntry>> &history) {
        // Of one that was taken off the list at once, what the event says has to do.
        onEnded(job, history.value_or(QList<JobLogEntry>{}));
    });
}

void JobTraces::onEnded(const Job &job, const QList<JobLogEntry> &history)
{
    const std::optional<TraceContext> link = m_links.of(job.id.toString());
    TraceContext trace = link.value_or(TraceContext{});
    if (!link) {
        trace.traceId = newTraceId();
        trace.isSampled = m_exporter.options().isChosen(trace.traceId);
    }
    if (!trace.isSampled) return;
    const QList<Span> spans = spansOf(job, history, trace);
    for (const Span &span : spans) m_exporter.add(span);
}

QList<Span> JobTraces::spansOf(const Job &job, const QList<JobLogEntry> &history, const TraceContext &trace)
{
    qsizetype first = 0;
    for (qsizetype i = 0; i < history.size(); ++i)
        if (history[i].type == u"retried") first = i;
    const QDateTime begun = history.isEmpty() ? job.created : history[first].time;
    Span whole{.traceId = trace.traceId,
               .spanId = newSpanId(),
               .parentId = trace.spanId,
               .name = "job "_L1 + nameOf(job.type),
               .kind = Span::Kind::Consumer,
               .start = nanosecondsOf(begun),
               .end = nanosecondsOf(job.finished.isValid() ? job.finished : QDateTime::currentDateTimeUtc()),
               .attributes = {{u"chalkreel.job.id"_s, job.id.toString()},
                              {u"chalkreel.job.type"_s, QString{nameOf(job.type)}},
                              {u"chalkreel.job.state"_s, QString{nameOf(job.state)}},
                              {u"chalkreel.job.attempts"_s, job.attempts},
                              {u"messaging.destination.name"_s, job.queue}},
               .hasFailed = job.state == JobState::Failed,
               .problem = {}};
    if (job.error) {
        whole.problem = job.error->message;
        whole.attributes.insert(u"error.type"_s, QString{nameOf(job.error->code)});
    }
    HistoryReader reader{whole};
    for (qsizetype i = first; i < history.size(); ++i) reader.read(history[i]);
    return QList<Span>{whole} + reader.finish();
}

}  // namespace chalkreel
