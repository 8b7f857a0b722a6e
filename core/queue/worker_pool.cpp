#include "core/queue/worker_pool.h"

#include "core/base/thread_name.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QUuid>

namespace chalkreel {
namespace {

Q_LOGGING_CATEGORY(lcJobs, "chalkreel.jobs")

using Clock = std::chrono::steady_clock;

/// A store that fails now leaves the job to its lease: it is put back when that has run out.
void noteFailure(const JobClaim &claim, const char *what, const Result<void> &result)
{
    if (!result && result.error().code != ErrorCode::Conflict)
        qCWarning(lcJobs).noquote() << "job" << claim.job.id.toString() << what << result.error().message << result.error().detail;
}

Error timedOut(const Job &job)
{
    return {
        ErrorCode::Timeout,
        QCoreApplication::translate("WorkerPool", "Processing “%1” took longer than its time limit and was stopped.").arg(job.assetTitle),
        QStringLiteral("JOB_TIMEOUT")};
}

}  // namespace

WorkerPool::WorkerPool(JobStore &store, JobQueue &queue, JobRunner &runner, WorkerPoolOptions options)
    : m_store{store}
    , m_queue{queue}
    , m_runner{runner}
    , m_options{std::move(options)}
{
}

WorkerPool::~WorkerPool() { stop(); }

void WorkerPool::start()
{
    QList<WorkerStatus> status;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int number = 1; number <= m_options.workers + m_options.lookers; ++number)
        status.append(
            {.name = QStringLiteral("%1-%2").arg(m_options.name).arg(number), .isLookingOnly = number > m_options.workers, .since = now});
    m_status.with([&](QList<WorkerStatus> &shown) { shown = status; });
    for (int number = 1; number <= m_options.workers; ++number)
        startThread(QStringLiteral("job-worker-%1").arg(number), [this, number] { workerLoop(JobPart::Whole, number, number - 1); });
    for (int number = 1; number <= m_options.lookers; ++number)
        startThread(QStringLiteral("job-looker-%1").arg(number),
                    [this, number] { workerLoop(JobPart::FirstLook, number, m_options.workers + number - 1); });
    startThread(QStringLiteral("job-keeper"), [this] { keeperLoop(); });
}

void WorkerPool::startThread(const QString &name, std::function<void()> loop)
{
    std::unique_ptr<QThread> thread{QThread::create([name, loop = std::move(loop)] {
        setCurrentThreadName(name);
        loop();
    })};
    thread->start();
    m_threads.push_back(std::move(thread));
}

void WorkerPool::stop()
{
    m_stop.request_stop();
    m_running.stopAll(StopReason::Shutdown);
    for (const auto &thread : m_threads) thread->wait();
    m_threads.clear();
}

bool WorkerPool::cancel(JobId job) { return m_running.stop(job, StopReason::Cancelled); }

QList<WorkerStatus> WorkerPool::status()
{
    return m_status.with([](const QList<WorkerStatus> &shown) { return shown; });
}

void WorkerPool::show(qsizetype place, const std::optional<Job> &job)
{
    m_status.with([&](QList<WorkerStatus> &shown) {
        shown[place].job = job;
        shown[place].since = QDateTime::currentDateTimeUtc();
    });
}

void WorkerPool::workerLoop(JobPart part, int number, qsizetype place)
{
    const std::stop_token stop = m_stop.get_token();
    const QString name = QStringLiteral("%1/%2").arg(QUuid::createUuid().toString(QUuid::WithoutBraces)).arg(number);
    for (quint64 claims = 0; !stop.stop_requested();) {
        const quint64 seen = m_queue.wakeCount();
        // A name per claim, so that what is left of an earlier run of the same job is no longer its owner.
        const QString owner = QStringLiteral("%1/%2").arg(name).arg(++claims);
        const Result<std::optional<JobClaim>> claim = m_store.claimNext(part, owner, m_options.lease);
        if (claim && *claim) {
            show(place, (*claim)->job);
            runJob(**claim);
            show(place, {});
            continue;
        }
        if (!claim && claim.error().code != ErrorCode::Cancelled)
            qCWarning(lcJobs).noquote() << "no job can be claimed:" << claim.error().message << claim.error().detail;
        m_queue.wait(seen, stop);
    }
}

void WorkerPool::runJob(const JobClaim &claim)
{
    const JobId id = claim.job.id;
    const std::stop_token stop = m_running.enter(claim, Clock::now() + m_options.timeLimit(0));
    QString step = claim.job.step;
    Clock::time_point lastReport;
    const auto report = [&](const PipelineProgress &progress) {
        lastReport = Clock::now();
        const Result<void> stored = m_store.setProgress(claim, progress);
        if (!stored && stored.error().code == ErrorCode::Conflict) m_running.stop(id, StopReason::LeaseLost);
    };
    PipelineProgress latest{.percent = claim.job.progress};
    const JobControl control{
        .stop = stop,
        .onProgress =
            [&](const PipelineProgress &progress) {
                latest = progress;
                if (!stop.stop_requested() && Clock::now() - lastReport >= m_options.progress) report(progress);
            },
        // Known before its first action, so that a death can be laid at this step's door.
        .onStepStarted =
            [&](const QString &name) {
                step = name;
                report({.percent = latest.percent, .step = name});
            },
        .onMediaLength = [&](double seconds) { m_running.setDeadline(id, Clock::now() + m_options.timeLimit(seconds)); },
    };
    settle(claim, m_runner.run(claim, control), step);
    m_running.leave(id);
    m_queue.wake();  // what waited for this job to be over, or for its own rest, may have its turn
}

void WorkerPool::settle(const JobClaim &claim, const Result<bool> &result, const QString &step)
{
    if (result) {
        settleSuccess(claim, *result);
        return;
    }
    switch (m_running.reasonOf(claim.job.id)) {
    case StopReason::Shutdown: noteFailure(claim, "cannot be given back:", m_store.giveBack(claim)); return;
    case StopReason::Cancelled: m_runner.cleanUp(claim.job.id); return;
    case StopReason::LeaseLost: return;  // whoever has it now decides
    case StopReason::TimedOut: settleFailure(claim, timedOut(claim.job), step); return;
    case StopReason::None: settleFailure(claim, result.error(), step); return;
    }
}

void WorkerPool::settleSuccess(const JobClaim &claim, bool isAllDone)
{
    const Result<void> settled = isAllDone ? m_store.complete(claim) : m_store.setAside(claim);
    noteFailure(claim, isAllDone ? "cannot be completed:" : "cannot be set aside:", settled);
    // Conflict: it was cancelled in its last moment, so it has ended all the same.
    const bool hasEnded = settled ? isAllDone : settled.error().code == ErrorCode::Conflict;
    if (hasEnded) m_runner.cleanUp(claim.job.id);
}

void WorkerPool::settleFailure(const JobClaim &claim, const Error &error, const QString &step)
{
    qCInfo(lcJobs).noquote() << "job" << claim.job.id.toString() << "step" << step << nameOf(error.code) << error.message << error.detail;
    if (error.code == ErrorCode::WorkerLost) {
        const Result<bool> forgiven = m_store.forgiveLoss(claim, step);
        if (!forgiven) noteFailure(claim, "cannot be given back:", fail(forgiven.error()));
        if (!forgiven || *forgiven) return;
    }
    const auto wait =
        m_options.retry.waitAfter(error.code, claim.job.attempts, claim.job.maxAttempts, QRandomGenerator::global()->generateDouble());
    if (wait) {
        noteFailure(claim,
                    "cannot be queued again:", m_store.retryLater(claim, error, QDateTime::currentDateTimeUtc().addMSecs(wait->count())));
        {
            const std::scoped_lock lock{m_keeperMutex};
            m_hasNewWait = true;
        }
        m_keeperChanged.notify_all();
        return;
    }
    noteFailure(claim, "cannot be marked as failed:", m_store.failForGood(claim, error));
    m_runner.cleanUp(claim.job.id);
}

void WorkerPool::keeperLoop()
{
    const std::stop_token stop = m_stop.get_token();
    while (!stop.stop_requested()) {
        // First the own leases, then the lost ones: after the computer slept all have run out, but these workers live.
        keepLeases();
        const Result<void> released = m_store.releaseExpired();
        if (!released && released.error().code != ErrorCode::Cancelled)
            qCWarning(lcJobs).noquote() << "lost jobs cannot be put back:" << released.error().message << released.error().detail;
        const auto next = std::clamp(wakeForDueJobs(), std::chrono::milliseconds{10}, std::min(m_options.poll, m_options.lease / 3));
        std::unique_lock lock{m_keeperMutex};
        m_keeperChanged.wait_for(lock, stop, next, [this] { return m_hasNewWait; });
        m_hasNewWait = false;
    }
}

void WorkerPool::keepLeases()
{
    for (const RunningJobs::Entry &entry : m_running.entries()) {
        const Result<void> extended = m_store.extendLease(entry.claim, m_options.lease);
        if (!extended && extended.error().code == ErrorCode::Conflict) m_running.stop(entry.claim.job.id, StopReason::LeaseLost);
        if (Clock::now() >= entry.deadline) m_running.stop(entry.claim.job.id, StopReason::TimedOut);
    }
}

std::chrono::milliseconds WorkerPool::wakeForDueJobs()
{
    const Result<std::optional<QDateTime>> next = m_store.nextStart();
    if (!next || !*next) return m_options.poll;
    const std::chrono::milliseconds until{QDateTime::currentDateTimeUtc().msecsTo(**next)};
    if (until.count() > 0) return until;
    m_queue.wake();
    return m_options.poll;
}

}  // namespace chalkreel
