#pragma once

#include "core/backend/job_service.h"
#include "core/backend/upload_service.h"

#include <QHash>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTimer>

#include <chrono>

namespace chalkreel {

/// Talks to the program that owns a data folder, instead of opening the folder a second time. All on one thread with an
/// event loop; nothing waits. Every future finishes: with Unavailable when the owner is not there or goes away.
class OwnerClient final : public QObject
{
    Q_OBJECT
public:
    /// At once on one machine, unless the owner hangs.
    static constexpr std::chrono::seconds kPatience{5};

    /// `patience`: how long the owner may take until it can be spoken to, and then to answer open().
    explicit OwnerClient(const QString &dataFolder, std::chrono::milliseconds patience = kPatience, QObject *parent = nullptr);
    ~OwnerClient() override;

    /// Unavailable when nobody listens: then every call is answered so.
    Result<void> reached() const;

    /// Shows these files (absolute paths) in the owner's window; none only brings it to the front. Unavailable also when
    /// the owner does not answer in time, as a program that hangs or is stopped.
    Async<void> open(const QStringList &paths);
    Async<UploadResult> add(const UploadRequest &request);
    Async<QList<Job>> jobs(const JobQuery &query);
    Async<QList<JobLogEntry>> log(JobId job);
    Async<Job> cancel(JobId job);
    Async<Job> submit(const JobSpec &spec);
    Async<Job> retry(JobId job);
    Async<Job> setPriority(JobId job, int priority);
    /// The job as it is now; its changes follow as jobChanged().
    Async<Job> watch(JobId job);

signals:
    void jobChanged(const chalkreel::Job &job);
    /// Nothing more will come; the job may go on all the same.
    void ownerLost();

private:
    using Reply = std::function<void(const Result<QJsonObject> &)>;

    template <typename T, typename FromJson>
    Async<T> call(QLatin1StringView method, const QJsonObject &params, FromJson fromObject);
    void readLines();
    void sendEarly();
    void failAll(const QString &detail);

    const std::chrono::milliseconds m_patience;
    QLocalSocket m_socket;
    QTimer m_connecting;
    QByteArray m_early;  ///< lines to send once the owner has taken the connection
    QHash<int, Reply> m_waiting;
    int m_lastId = 0;
};

}  // namespace chalkreel
