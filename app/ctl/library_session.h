#pragma once

#include "core/backend/backend.h"
#include "core/settings/settings.h"

#include <memory>

namespace chalkreel::ctl {

/// A library as a command reaches it: opened here, or through the program that has it open already.
class LibrarySession : public QObject
{
    Q_OBJECT
public:
    enum class Workers { None, Running };

    /// `workers`: whether jobs are to run while we have the library open. What LocalBackend::open fails with, but never
    /// because another Chalkreel owns the folder: Unavailable when that one does not answer for ten seconds.
    static Result<std::unique_ptr<LibrarySession>> open(const Settings &settings, Workers workers);

    virtual Async<UploadResult> add(const UploadRequest &request) = 0;
    virtual void cancelAdding(OperationId operation) = 0;
    virtual Async<QList<Job>> jobs(const JobQuery &query) = 0;
    virtual Async<QList<JobLogEntry>> log(JobId job) = 0;
    virtual Async<Job> cancel(JobId job) = 0;
    virtual Async<Job> submit(const JobSpec &spec) = 0;
    virtual Async<Job> retry(JobId job) = 0;
    virtual Async<Job> setPriority(JobId job, int priority) = 0;
    /// The job as it is now; its changes follow as jobChanged().
    virtual Async<Job> watch(JobId job) = 0;
    /// All of it; null when another program owns the library.
    virtual Backend *backend() = 0;

signals:
    void jobChanged(const chalkreel::Job &job);
    /// The owning program went away: nothing more will come.
    void ownerLost();
};

/// The whole library, for commands that go over all of it: Conflict when another program owns it.
[[nodiscard]] Result<Backend *> wholeLibrary(LibrarySession &session);

}  // namespace chalkreel::ctl
