#include "app/ctl/wait_for_job.h"

#include "app/ctl/await.h"
#include "app/ctl/terminal_progress.h"

namespace chalkreel::ctl {
Result<Job> waitForEnd(LibrarySession &session, JobId id, const Context &context)
{
    TerminalProgress progress;
    QEventLoop loop;
    Job last;
    bool isOwnerLost = false;
    const auto onJob = [&](const Job &job) {
        last = job;
        progress.show(job.progress, job.step.isEmpty() ? QString{nameOf(job.state)} : job.step, job.speed, job.secondsLeft);
        if (hasEnded(job.state)) loop.quit();
    };
    QObject::connect(&session, &LibrarySession::jobChanged, &loop, onJob);
    QObject::connect(&session, &LibrarySession::ownerLost, &loop, [&] {
        isOwnerLost = true;
        loop.quit();
    });
    const std::stop_callback onStop{context.stop, [&] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); }};

    const Result<Job> now = await(session.watch(id), context.stop);
    if (!now) return now;
    // An event that came while we asked is at least as new as the answer.
    if (last.id.isNull()) onJob(*now);
    if (!hasEnded(last.state) && !isOwnerLost) loop.exec();
    if (hasEnded(last.state)) return last;
    if (isOwnerLost)
        return fail(ErrorCode::Unavailable, QCoreApplication::translate("Ctl", "The Chalkreel that has this library open was closed."));
    return fail(ErrorCode::Cancelled,
                QCoreApplication::translate(
                    "Ctl", "Stopped. The job goes on when the library is opened next; “chalkreelctl job cancel %1” ends it.")
                    .arg(id.toString()));
}

}  // namespace chalkreel::ctl
