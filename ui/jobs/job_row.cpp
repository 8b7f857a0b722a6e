#include "ui/jobs/job_row.h"

#include "ui/support/text_format.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace chalkreel::ui {

JobRow JobRow::from(const Job &job)
{
    JobRow row;
    row.job = job;
    switch (job.state) {
    case JobState::Pending:
    case JobState::Queued: row.state = State::Waiting; break;
    case JobState::Processing: row.state = State::Running; break;
    case JobState::Completed: row.state = State::Done; break;
    case JobState::Failed: row.state = State::Failed; break;
    case JobState::Cancelled: row.state = State::Cancelled; break;
    }
    return row;
}

JobRow JobRow::from(const UploadItem &item)
{
    JobRow row;
    row.upload = item;
    switch (item.state) {
    case UploadItem::State::Waiting: row.state = State::Waiting; break;
    case UploadItem::State::Running: row.state = State::Running; break;
    case UploadItem::State::Failed: row.state = State::Failed; break;
    case UploadItem::State::Duplicate: row.state = State::Done; break;
    }
    return row;
}

QString JobRow::title() const
{
    if (job) return job->assetTitle;
    if (!upload) return {};
    return upload->request.title.isEmpty() ? QFileInfo{upload->request.path}.fileName() : upload->request.title;
}

double JobRow::fraction() const
{
    if (state == State::Done) return 1;
    if (job) return job->progress / 100;
    return upload && upload->totalBytes > 0 ? static_cast<double>(upload->doneBytes) / static_cast<double>(upload->totalBytes) : 0;
}

QString JobRow::leftText() const
{
    switch (state) {
    case State::Running:
        if (upload) return QCoreApplication::translate("JobRow", "Copying");
        return joinFacts({stepName(job->step),
                          job->speed > 0 ? QCoreApplication::translate("JobRow", "%1 speed").arg(formatSpeed(job->speed)) : QString{}});
    case State::Waiting:
        if (upload) return QCoreApplication::translate("JobRow", "Waiting to be copied");
        if (job->error && job->attempts > 0) return QCoreApplication::translate("JobRow", "Tries again · %1").arg(shortReason(*job->error));
        return QCoreApplication::translate("JobRow", "Waiting · priority %1").arg(job->priority);
    case State::Failed: return error() ? (error()->message.size() <= 60 ? error()->message : shortReason(*error())) : QString{};
    case State::Done:
        if (upload) return QCoreApplication::translate("JobRow", "Already in the library");
        if (fileCount == 0) return QCoreApplication::translate("JobRow", "Ready");
        return joinFacts({QCoreApplication::translate("JobRow", "Ready"),
                          QCoreApplication::translate("JobRow", "%n file(s), %1", nullptr, fileCount).arg(formatBytes(fileBytes))});
    case State::Cancelled: return QCoreApplication::translate("JobRow", "Cancelled");
    }
    return {};
}

QString JobRow::rightText() const
{
    switch (state) {
    case State::Running: return joinFacts({formatPercent(fraction() * 100), job ? formatRemainingShort(job->secondsLeft) : QString{}});
    case State::Waiting: return isNext ? QCoreApplication::translate("JobRow", "next") : QString{};
    case State::Done:
        return job && job->started.isValid() && job->finished.isValid()
                   ? formatDuration(static_cast<double>(job->started.msecsTo(job->finished)) / 1000)
                   : QString{};
    case State::Failed:
    case State::Cancelled: return {};
    }
    return {};
}

std::optional<Error> JobRow::error() const { return job ? job->error : upload ? upload->error : std::nullopt; }

int JobRow::buttons() const
{
    switch (state) {
    case State::Running: return Cancel;
    case State::Waiting: return upload ? int{Cancel} : Raise | Lower | Cancel;
    case State::Failed: return Retry | Details | Dismiss;
    case State::Cancelled: return Retry | Dismiss;
    case State::Done: return Dismiss;
    }
    return None;
}

}  // namespace chalkreel::ui
