#pragma once

#include "core/backend/backend.h"

#include <QTest>

namespace chalkreel::test {

/// How long a test waits for what must come; only a failing one waits for so long.
inline constexpr int kPatience = 30'000;  // milliseconds

/// The answer, with the event loop running meanwhile. Cancelled with a detail when it never comes.
template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, kPatience))
        return fail(ErrorCode::Cancelled, QStringLiteral("the future never finished"));
    return resultOf<T>(future);
}

/// Everything a backend said, in the order in which it came.
class EventRecorder final : public QObject
{
public:
    explicit EventRecorder(Backend &backend)
    {
        connect(&backend, &Backend::eventReceived, this, [this](const Event &event) { m_events.append(event); });
    }

    const QList<Event> &events() const { return m_events; }
    /// The states that a job went through, repetitions left out.
    QList<JobState> statesOf(JobId job) const
    {
        QList<JobState> states;
        for (const Job &change : changesOf(job))
            if (states.isEmpty() || states.last() != change.state) states.append(change.state);
        return states;
    }
    QList<Job> changesOf(JobId job) const
    {
        QList<Job> changes;
        for (const Event &event : m_events) {
            if (event.type != event_type::kJobChanged) continue;
            const Result<Job> value = fromJson<Job>(event.body);
            if (value && value->id == job) changes.append(*value);
        }
        return changes;
    }

private:
    QList<Event> m_events;
};

/// Waits until the job is as it should be, and returns it; as it is when that never comes.
inline Job awaitJob(Backend &backend, JobId id, const std::function<bool(const Job &)> &isRight)
{
    Job job;
    std::ignore = QTest::qWaitFor(
        [&] {
            const Result<Job> now = await(backend.jobs().get(id));
            if (now) job = *now;
            return now && isRight(*now);
        },
        kPatience);
    return job;
}

inline Job awaitEnd(Backend &backend, JobId id)
{
    return awaitJob(backend, id, [](const Job &job) { return hasEnded(job.state); });
}

}  // namespace chalkreel::test
