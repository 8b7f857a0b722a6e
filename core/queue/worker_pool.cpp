#include "core/queue/worker_pool.h"

#include "core/base/thread_name.h"
#include "core/queue/time_limit.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QUuid>

namespace chalkreel {
namespace {

Q_LOGGING_CATEGORY(lcJobs, "chalkreel.jobs")

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kShortestSleep{10};

/// A store that fails now leaves the job to its lease: it is put back when that has run out.
void noteFailure(const JobClaim &claim, const char *what, const Result<void> &result)
{
    if (!result && result.error().code != ErrorCode::Conflict)
        qCWarning(lcJobs).noquote() << "job" << claim.job.id.toString() << what << result.error().message << result.error().detail;
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
    const Clock::time_point start = Clock::now();
    Course course{.step = claim.job.step, .limit = m_options.timeLimit(0)};
    const std::stop_token stop = m_running.enter(claim, start + course.limit);
    wakeKeeper();  // a limit may be shorter than its sleep
    Clock::time_point lastReport;
    const auto report = [&](const PipelineProgress &progress) {
        lastReport = Clock::now();
        const Result<void> stored = m_store.setProgress(claim, progress);
        if (!stored && stored.error().code == ErrorCode::Conflict) m_running.stop(claim, StopReason::LeaseLost);
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
                course.step = name;
                report({.percent = latest.percent, .step = name});
            },
        .onMediaLength =
            [&](double seconds) {
                course.limit = m_options.timeLimit(seconds);
                m_running.setDeadline(id, start + course.limit);
                wakeKeeper();
            },
    };
    settle(claim, m_runner.run(claim, control), course);
    m_running.leave(id);
    m_queue.wake();  // what waited for this job to be over, or for its own rest, may have its turn
}

void WorkerPool::settle(const JobClaim &claim, const Result<bool> &result, const Course &course)
{
    if (result) {
        settleSuccess(claim, *result);
        return;
    }
    switch (m_running.reasonOf(claim.job.id)) {
    case StopReason::Shutdown: noteFailure(claim, "cannot be given back:", m_store.giveBack(claim)); return;
    case StopReason::Cancelled: m_runner.cleanUp(claim.job.id); return;
    case StopReason::LeaseLost: return;  // whoever has it now decides
    case StopReason::TimedOut: settleFailure(claim, overTimeLimit(claim.job.assetTitle, course.limit), course.step); return;
    case StopReason::None: settleFailure(claim, result.error(), course.step); return;
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
        wakeKeeper();
        return;
    }
    noteFailure(claim, "cannot be marked as failed:", m_store.failForGood(claim, error));
    m_runner.cleanUp(claim.job.id);
}

void WorkerPool::wakeKeeper()
{
    {
        const std::scoped_lock lock{m_keeperMutex};
        m_hasNewTime = true;
    }
    m_keeperChanged.notify_all();
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
        const auto longest = std::min({m_options.poll, m_options.lease / 3, untilNextDeadline()});
        const auto next = std::clamp(wakeForDueJobs(), kShortestSleep, std::max(kShortestSleep, longest));
        std::unique_lock lock{m_keeperMutex};
        m_keeperChanged.wait_for(lock, stop, next, [this] { return m_hasNewTime; });
        m_hasNewTime = false;
    }
}

void WorkerPool::keepLeases()
{
    for (const RunningJobs::Entry &entry : m_running.entries()) {
        const Result<void> extended = m_store.extendLease(entry.claim, m_options.lease);
        if (!extended && extended.error().code == ErrorCode::Conflict) m_running.stop(entry.claim, StopReason::LeaseLost);
        if (Clock::now() >= entry.deadline) m_running.stop(entry.claim, StopReason::TimedOut);
    }
}

std::chrono::milliseconds WorkerPool::untilNextDeadline()
{
    std::chrono::milliseconds until = std::chrono::hours{1};
    const Clock::time_point now = Clock::now();
    for (const RunningJobs::Entry &entry : m_running.entries())
        // One that has passed was dealt with: its job unwinds.
        if (entry.deadline > now) until = std::min(until, std::chrono::ceil<std::chrono::milliseconds>(entry.deadline - now));
    return until;
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
