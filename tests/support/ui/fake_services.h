#pragma once

#include "core/backend/backend.h"

#include <QHash>
#include <QMap>

#include <functional>

namespace chalkreel::test {

/// The library behind a FakeBackend: plain lists, and a counter of events. Tests change it and read it freely.
struct FakeState
{
    QList<Asset> assets;  ///< newest first
    QList<Job> jobs;      ///< newest first
    QList<Folder> folders;
    QList<Annotation> annotations;
    QList<Comment> comments;
    QList<Review> reviews;
    QHash<AnnotationId, QByteArray> recordings;
    QHash<AssetId, AssetDetails> details;
    QMap<std::pair<AssetId, RenditionKind>, QByteArray> files;
    QString epoch = QStringLiteral("epoch-1");
    quint64 sequence = 0;
    QList<Event> events;
    QStringList calls;  ///< "remove 2", "retry ...": what the window asked for, in order
    std::optional<Error> nextError;
    std::function<void(const Event &)> emitEvent;

    Asset *asset(AssetId id);
    Job *job(JobId id);
    /// Numbers the event, keeps it and sends it.
    void publish(const QString &topic, QLatin1StringView type, const QJsonObject &body);
    void assetChanged(const Asset &asset);
    void jobChanged(const Job &job);

    template <typename T>
    Async<T> answer(Result<T> result)
    {
        if (nextError) return readyResult<T>(fail(*std::exchange(nextError, std::nullopt)));
        return readyResult<T>(std::move(result));
    }
};

class FakeLibrary final : public LibraryService
{
public:
    explicit FakeLibrary(FakeState &state)
        : m_state{state}
    {
    }
    Async<Page<Asset>> list(const AssetQuery &query) override;
    Async<AssetDetails> details(AssetId asset) override;
    Async<Asset> update(AssetId asset, const AssetPatch &patch, int revision) override;
    Async<void> remove(const QList<AssetId> &assets) override;
    Async<void> restore(const QList<AssetId> &assets) override;
    Async<void> purge(const QList<AssetId> &assets) override;
    Async<Asset> relocate(AssetId asset, const QString &path) override;
    Async<LibraryCounts> counts(const std::optional<QString> &owner) override;
    Async<qint64> usedBytes(const QString &owner) override;
    Async<std::optional<Asset>> findBySha256(const QString &owner, const QString &sha256) override;

private:
    FakeState &m_state;
};

class FakeFolders final : public FolderService
{
public:
    explicit FakeFolders(FakeState &state)
        : m_state{state}
    {
    }
    Async<QList<Folder>> list(const std::optional<QString> &owner) override;
    Async<Folder> get(FolderId folder) override;
    Async<Folder> create(const QString &name, FolderId parent, const QString &owner) override;
    Async<Folder> update(const Folder &folder) override;
    Async<void> remove(FolderId folder) override;

private:
    FakeState &m_state;
};

class FakeJobs final : public JobService
{
public:
    explicit FakeJobs(FakeState &state)
        : m_state{state}
    {
    }
    Async<Job> submit(const JobSpec &spec) override;
    Async<Page<Job>> list(const JobQuery &query) override;
    Async<Job> get(JobId job) override;
    Async<QList<JobLogEntry>> log(JobId job) override;
    Async<Job> cancel(JobId job) override;
    Async<Job> retry(JobId job) override;
    Async<Job> setPriority(JobId job, int priority) override;
    Async<void> remove(const QList<JobId> &jobs) override;
    Async<int> clearQueue(const std::optional<QString> &owner) override;
    Async<JobStatistics> statistics(const std::optional<QString> &owner) override;
    Async<QueueStatus> queueStatus() override;

private:
    FakeState &m_state;
};

/// Uploads stay open until the test finishes them: progress(), then finish().
class FakeUploads final : public UploadService
{
public:
    explicit FakeUploads(FakeState &state)
        : m_state{state}
    {
    }
    ~FakeUploads() override;
    Async<QList<UploadForecast>> forecast(const QStringList &paths, const ProcessOptions &options, OperationId operation) override;
    Async<UploadResult> add(const UploadRequest &request) override;
    void cancel(OperationId operation) override;

    QList<UploadRequest> requests;
    QHash<QString, UploadForecast> forecasts;  ///< by path; what is not here fits and has no problem
    bool finishesAtOnce = true;
    bool holdsForecasts = false;  ///< they then end only when they are cancelled
    bool answersDuplicate = false;

    void progress(OperationId operation, qint64 done, qint64 total) { emit uploadProgressed(operation, done, total); }
    void finish(OperationId operation, Result<UploadResult> result);

private:
    FakeState &m_state;
    QHash<OperationId, std::shared_ptr<QPromise<Result<UploadResult>>>> m_open;
    QHash<OperationId, std::shared_ptr<QPromise<Result<QList<UploadForecast>>>>> m_heldForecasts;
};

}  // namespace chalkreel::test
