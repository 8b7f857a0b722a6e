#pragma once

#include "core/model/job.h"
#include "ui/jobs/upload_tracker.h"

#include <QMetaType>

namespace chalkreel::ui {

/// One line of the jobs pane, whatever is behind it: a file on its way in, or a job.
struct JobRow
{
    enum class State { Running, Waiting, Failed, Done, Cancelled };
    enum Button { None = 0, Cancel = 0x1, Raise = 0x2, Lower = 0x4, Retry = 0x8, Details = 0x10, Dismiss = 0x20 };

    std::optional<Job> job;
    std::optional<UploadItem> upload;
    State state = State::Waiting;
    bool isNext = false;  ///< the first that waits
    int fileCount = 0;    ///< of a done job, 0 while unknown
    qint64 fileBytes = 0;

    QString title() const;
    double fraction() const;  ///< 0 to 1
    QString leftText() const;
    QString rightText() const;
    std::optional<Error> error() const;
    /// What can be done with it now, as Button flags.
    int buttons() const;

    static JobRow from(const Job &job);
    static JobRow from(const UploadItem &item);
};

}  // namespace chalkreel::ui
