#pragma once

#include "core/queue/job_store.h"

#include <condition_variable>
#include <mutex>

namespace chalkreel::test {

/// A JobStore in memory that hands out the jobs it was given and writes down what became of them.
class FakeJobStore final : public JobStore
{
public:
    JobId add(int attempts = 1, int maxAttempts = 3)
    {
        const std::scoped_lock lock{m_mutex};
        Job job{.id = JobId::create(), .assetTitle = QStringLiteral("Throw")};
        job.attempts = attempts;
        job.maxAttempts = maxAttempts;
        m_waiting.append(job);
        return job.id;
    }
    /// Whoever holds the job no longer does: as after a cancel or a lost lease.
    void takeAway(JobId job)
    {
        const std::scoped_lock lock{m_mutex};
        m_held.remove(job);
    }
    void failClaims(bool isFailing)
    {
        const std::scoped_lock lock{m_mutex};
        m_claimsFail = isFailing;
    }
    /// "complete", "failed timeout", "retry io", "given back", "set aside", "forgiven", in order.
    QStringList fate(JobId job)
    {
        const std::scoped_lock lock{m_mutex};
        return m_fates.value(job);
    }
    int extensions()
    {
        const std::scoped_lock lock{m_mutex};
        return m_extensions;
    }

    Result<std::optional<JobClaim>> claimNext(JobPart part, const QString &owner, std::chrono::milliseconds) override
    {
        const std::scoped_lock lock{m_mutex};
        if (m_claimsFail) return fail(ErrorCode::Io, QStringLiteral("The database cannot be read."));
        for (qsizetype i = 0; i < m_waiting.size(); ++i) {
            const Job job = m_waiting[i];
            if (part == JobPart::FirstLook && m_seen.contains(job.id)) continue;
            m_waiting.removeAt(i);
            m_held.insert(job.id, owner);
            return JobClaim{job, owner, part};
        }
        return std::optional<JobClaim>{};
    }
    Result<void> extendLease(const JobClaim &claim, std::chrono::milliseconds) override
    {
        const std::scoped_lock lock{m_mutex};
        ++m_extensions;
        return check(claim);
    }
    Result<void> setProgress(const JobClaim &claim, const PipelineProgress &) override
    {
        const std::scoped_lock lock{m_mutex};
        return check(claim);
    }
    Result<void> complete(const JobClaim &claim) override { return settle(claim, QStringLiteral("complete"), false); }
    Result<void> failForGood(const JobClaim &claim, const Error &error) override
    {
        return settle(claim, QStringLiteral("failed %1").arg(nameOf(error.code)), false);
    }
    Result<void> retryLater(const JobClaim &claim, const Error &error, const QDateTime &) override
    {
        return settle(claim, QStringLiteral("retry %1").arg(nameOf(error.code)), true, 1);
    }
    Result<void> setAside(const JobClaim &claim) override
    {
        {
            const std::scoped_lock lock{m_mutex};
            m_seen.insert(claim.job.id);
        }
        return settle(claim, QStringLiteral("set aside"), true);
    }
    Result<bool> forgiveLoss(const JobClaim &claim, const QString &step) override
    {
        {
            const std::scoped_lock lock{m_mutex};
            if (m_lostIn.value(claim.job.id) == step) return false;
            m_lostIn.insert(claim.job.id, step);
        }
        if (Result<void> back = settle(claim, QStringLiteral("forgiven"), true); !back) return fail(back.error());
        return true;
    }
    Result<void> giveBack(const JobClaim &claim) override { return settle(claim, QStringLiteral("given back"), false); }
    Result<void> releaseExpired() override { return {}; }
    Result<std::optional<QDateTime>> nextStart() override
    {
        const std::scoped_lock lock{m_mutex};
        return m_waiting.isEmpty() ? std::nullopt : std::optional{QDateTime::currentDateTimeUtc()};
    }

private:
    Result<void> check(const JobClaim &claim) const
    {
        if (m_held.value(claim.job.id) == claim.owner) return {};
        return fail(ErrorCode::Conflict, QString{}, QStringLiteral("not held"));
    }
    Result<void> settle(const JobClaim &claim, const QString &fate, bool waitsAgain, int attemptsMore = 0)
    {
        const std::scoped_lock lock{m_mutex};
        if (Result<void> held = check(claim); !held) return held;
        m_held.remove(claim.job.id);
        m_fates[claim.job.id].append(fate);
        if (waitsAgain) {
            m_waiting.append(claim.job);
            m_waiting.last().attempts += attemptsMore;
        }
        return {};
    }

    std::mutex m_mutex;
    QList<Job> m_waiting;
    QHash<JobId, QString> m_held;
    QHash<JobId, QStringList> m_fates;
    QHash<JobId, QString> m_lostIn;
    QSet<JobId> m_seen;
    int m_extensions = 0;
    bool m_claimsFail = false;
};

/// A JobRunner that does what the test tells it to, and counts what it was asked.
class FakeJobRunner final : public JobRunner
{
public:
    std::function<Result<bool>(const JobClaim &, const JobControl &)> work = [](const JobClaim &, const JobControl &) { return true; };

    Result<bool> run(const JobClaim &claim, const JobControl &control) override
    {
        {
            const std::scoped_lock lock{m_mutex};
            ++m_runs;
            m_parts[claim.job.id].append(claim.part);
        }
        return work(claim, control);
    }
    void cleanUp(JobId job) override
    {
        const std::scoped_lock lock{m_mutex};
        m_cleaned.insert(job);
    }
    int runs()
    {
        const std::scoped_lock lock{m_mutex};
        return m_runs;
    }
    QList<JobPart> parts(JobId job)
    {
        const std::scoped_lock lock{m_mutex};
        return m_parts.value(job);
    }
    bool isCleaned(JobId job)
    {
        const std::scoped_lock lock{m_mutex};
        return m_cleaned.contains(job);
    }

private:
    std::mutex m_mutex;
    int m_runs = 0;
    QHash<JobId, QList<JobPart>> m_parts;
    QSet<JobId> m_cleaned;
};

/// Blocks until the job is told to stop.
inline Result<bool> runUntilStopped(const JobClaim &, const JobControl &control)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock{mutex};
    stopped.wait(lock, control.stop, [] { return false; });
    return fail(ErrorCode::Cancelled, QString{});
}

}  // namespace chalkreel::test
