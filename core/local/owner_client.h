#pragma once

#include "core/backend/job_service.h"
#include "core/backend/upload_service.h"

#include <QHash>
#include <QJsonObject>
#include <QLocalSocket>

#include <chrono>

namespace chalkreel {

/// Talks to the program that owns a data folder, instead of opening the folder a second time. All on one thread with an
/// event loop. Every future finishes: with Unavailable when the owner is not there or goes away.
class OwnerClient final : public QObject
{
    Q_OBJECT
public:
    /// Waits for an owner that does not listen yet, for so long at most.
    explicit OwnerClient(const QString &dataFolder, std::chrono::milliseconds patience = std::chrono::seconds{2});
    ~OwnerClient() override;

    /// Unavailable when nobody listens: then every call is answered so.
    Result<void> reached() const;

    /// Shows these files (absolute paths) in the owner's window; none only brings it to the front.
    Async<void> open(const QStringList &paths);
    Async<UploadResult> add(const UploadRequest &request);
    Async<QList<Job>> jobs(const JobQuery &query);
    Async<QList<JobLogEntry>> log(JobId job);
    Async<Job> cancel(JobId job);
    Async<Job> retry(JobId job);
    Async<Job> setPriority(JobId job, int priority);
    /// The job as it is now; its changes follow as jobChanged().
    Async<Job> watch(JobId job);

signals:
    void jobChanged(const chalkreel::Job &job);
    /// Nothing more will come; the job may go on all the same.
    void ownerLost();

private:
    void connectToOwner(const QString &path, std::chrono::milliseconds patience);

    using Reply = std::function<void(const Result<QJsonObject> &)>;

    template <typename T, typename FromJson>
    Async<T> call(QLatin1StringView method, const QJsonObject &params, FromJson fromObject);
    void readLines();
    void failAll();

    QLocalSocket m_socket;
    QHash<int, Reply> m_waiting;
    int m_lastId = 0;
};

}  // namespace chalkreel
