#include "tests/support/ui/fake_services.h"

#include <QFileInfo>
#include <QSet>

namespace chalkreel::test {
using namespace Qt::StringLiterals;

namespace {

Failure notFound() { return fail(ErrorCode::NotFound, u"There is no such thing."_s); }

bool beginsAWord(const QString &text, const QString &word)
{
    for (const QString &part : text.split(u' '))
        if (part.startsWith(word, Qt::CaseInsensitive)) return true;
    return false;
}

bool isIn(const FakeState &state, FolderId folder, FolderId wanted)
{
    while (!folder.isNull()) {
        if (folder == wanted) return true;
        FolderId parent;
        for (const Folder &f : state.folders)
            if (f.id == folder) parent = f.parent;
        folder = parent;
    }
    return false;
}

bool matches(const FakeState &state, const Asset &asset, const AssetQuery &query)
{
    if (asset.isDeleted != query.isDeleted) return false;
    if (query.owner && asset.owner != *query.owner) return false;
    if (query.status && asset.status != *query.status) return false;
    if (query.hasFailed && !asset.hasFailed()) return false;
    if (query.tag && !asset.tags.contains(*query.tag)) return false;
    if (query.createdAfter.isValid() && asset.created <= query.createdAfter) return false;
    if (query.folder && !(query.folder->isNull() ? asset.folder.isNull() : isIn(state, asset.folder, *query.folder))) return false;
    const QString haystack = asset.title + u' ' + asset.name + u' ' + asset.description + u' ' + asset.tags.join(u' ');
    for (const QString &word : query.text.split(u' ', Qt::SkipEmptyParts))
        if (!beginsAWord(haystack, word)) return false;
    return true;
}

}  // namespace

Asset *FakeState::asset(AssetId id)
{
    for (Asset &a : assets)
        if (a.id == id) return &a;
    return nullptr;
}

Job *FakeState::job(JobId id)
{
    for (Job &j : jobs)
        if (j.id == id) return &j;
    return nullptr;
}

void FakeState::publish(const QString &topic, QLatin1StringView type, const QJsonObject &body)
{
    const Event event{++sequence, epoch, QDateTime::currentDateTimeUtc(), topic, type, body};
    events.append(event);
    if (emitEvent) emitEvent(event);
}

void FakeState::assetChanged(const Asset &asset) { publish(u"videos/"_s + asset.id.toString(), event_type::kAssetChanged, toJson(asset)); }

void FakeState::jobChanged(const Job &job) { publish(u"jobs/"_s + job.id.toString(), event_type::kJobChanged, toJson(job)); }

Async<Page<Asset>> FakeLibrary::list(const AssetQuery &query)
{
    m_state.calls.append(u"list %1 %2"_s.arg(query.text).arg(query.offset));
    Page<Asset> page;
    page.sequence = m_state.sequence;
    page.epoch = m_state.epoch;
    for (const Asset &asset : m_state.assets) {
        if (!matches(m_state, asset, query)) continue;
        if (page.total >= query.offset && page.items.size() < query.limit) page.items.append(asset);
        ++page.total;
    }
    return m_state.answer<Page<Asset>>(page);
}

Async<AssetDetails> FakeLibrary::details(AssetId id)
{
    const Asset *asset = m_state.asset(id);
    if (!asset) return readyResult<AssetDetails>(notFound());
    AssetDetails details = m_state.details.value(id);
    details.asset = *asset;
    return m_state.answer<AssetDetails>(details);
}

Async<Asset> FakeLibrary::update(AssetId id, const AssetPatch &patch, int revision)
{
    m_state.calls.append(u"update"_s);
    Asset *asset = m_state.asset(id);
    if (!asset) return readyResult<Asset>(notFound());
    if (asset->revision != revision) return readyResult<Asset>(fail(ErrorCode::Conflict, u"It was changed meanwhile."_s));
    if (m_state.nextError) return m_state.answer<Asset>(*asset);
    if (patch.title) asset->title = *patch.title;
    if (patch.description) asset->description = *patch.description;
    if (patch.folder) asset->folder = *patch.folder;
    if (patch.tags) asset->tags = *patch.tags;
    ++asset->revision;
    m_state.assetChanged(*asset);
    return readyResult<Asset>(*asset);
}

Async<void> FakeLibrary::remove(const QList<AssetId> &assets)
{
    m_state.calls.append(u"remove %1"_s.arg(assets.size()));
    if (m_state.nextError) return m_state.answer<void>({});
    for (const AssetId id : assets)
        if (Asset *asset = m_state.asset(id)) {
            asset->isDeleted = true;
            m_state.assetChanged(*asset);
        }
    return readyResult<void>({});
}

Async<void> FakeLibrary::restore(const QList<AssetId> &assets)
{
    m_state.calls.append(u"restore %1"_s.arg(assets.size()));
    if (m_state.nextError) return m_state.answer<void>({});
    for (const AssetId id : assets)
        if (Asset *asset = m_state.asset(id)) {
            asset->isDeleted = false;
            m_state.assetChanged(*asset);
        }
    return readyResult<void>({});
}

Async<void> FakeLibrary::purge(const QList<AssetId> &assets)
{
    m_state.calls.append(u"purge %1"_s.arg(assets.size()));
    for (const AssetId id : assets) {
        m_state.assets.removeIf([id](const Asset &a) { return a.id == id; });
        m_state.publish(u"videos/"_s + id.toString(), event_type::kAssetPurged, {{u"id"_s, id.toString()}});
    }
    return m_state.answer<void>({});
}

Async<Asset> FakeLibrary::relocate(AssetId id, const QString &path)
{
    Asset *asset = m_state.asset(id);
    if (!asset) return readyResult<Asset>(notFound());
    m_state.calls.append(u"relocate "_s + path);
    if (m_state.nextError) return m_state.answer<Asset>(*asset);
    asset->externalPath = path;
    m_state.assetChanged(*asset);
    return m_state.answer<Asset>(*asset);
}

Async<qint64> FakeLibrary::usedBytes(const QString &owner)
{
    qint64 bytes = 0;
    for (const Asset &asset : m_state.assets)
        if (asset.owner == owner && asset.externalPath.isEmpty()) bytes += asset.size;
    return m_state.answer<qint64>(bytes);
}

Async<std::optional<Asset>> FakeLibrary::findBySha256(const QString &owner, const QString &sha256)
{
    std::optional<Asset> found;
    for (const Asset &asset : m_state.assets)
        if (asset.owner == owner && asset.sha256 == sha256 && !asset.isDeleted) found = asset;
    return m_state.answer<std::optional<Asset>>(found);
}

Async<LibraryCounts> FakeLibrary::counts(const std::optional<QString> &owner)
{
    LibraryCounts counts;
    QMap<QString, int> tags;
    QMap<QString, int> folders;
    for (const Asset &asset : m_state.assets) {
        if (owner && asset.owner != *owner) continue;
        if (asset.isDeleted) {
            ++counts.deleted;
            continue;
        }
        ++counts.all;
        counts.addedThisWeek += asset.created > QDateTime::currentDateTimeUtc().addDays(-7);
        counts.processing += asset.status == AssetStatus::Processing;
        counts.failed += asset.hasFailed();
        counts.bytes += asset.size;
        for (const QString &tag : asset.tags) ++tags[tag];
        for (const Folder &folder : m_state.folders) folders[folder.id.toString()] += isIn(m_state, asset.folder, folder.id);
    }
    for (auto it = tags.cbegin(); it != tags.cend(); ++it) counts.tags.append({it.key(), it.value()});
    for (auto it = folders.cbegin(); it != folders.cend(); ++it) counts.folders.append({it.key(), it.value()});
    return m_state.answer<LibraryCounts>(counts);
}

Async<QList<Folder>> FakeFolders::list(const std::optional<QString> &owner)
{
    QList<Folder> folders = m_state.folders;
    if (owner) folders.removeIf([&](const Folder &folder) { return folder.owner != *owner; });
    return m_state.answer<QList<Folder>>(folders);
}

Async<Folder> FakeFolders::get(FolderId id)
{
    for (const Folder &folder : m_state.folders)
        if (folder.id == id) return m_state.answer<Folder>(folder);
    return readyResult<Folder>(notFound());
}

Async<Folder> FakeFolders::create(const QString &name, FolderId parent, const QString &owner)
{
    m_state.calls.append(u"create folder "_s + name);
    const Folder folder{FolderId::create(), name, parent, 1, owner};
    m_state.folders.append(folder);
    m_state.publish(u"folders/"_s + folder.id.toString(), event_type::kFolderChanged, toJson(folder));
    return m_state.answer<Folder>(folder);
}

Async<Folder> FakeFolders::update(const Folder &folder)
{
    m_state.calls.append(u"update folder "_s + folder.name);
    for (Folder &f : m_state.folders)
        if (f.id == folder.id) {
            f = folder;
            ++f.revision;
            m_state.publish(u"folders/"_s + f.id.toString(), event_type::kFolderChanged, toJson(f));
            return m_state.answer<Folder>(f);
        }
    return readyResult<Folder>(notFound());
}

Async<void> FakeFolders::remove(FolderId folder)
{
    m_state.calls.append(u"remove folder"_s);
    FolderId parent;
    for (const Folder &f : m_state.folders)
        if (f.id == folder) parent = f.parent;
    m_state.folders.removeIf([folder](const Folder &f) { return f.id == folder; });
    for (Folder &f : m_state.folders)
        if (f.parent == folder) f.parent = parent;
    for (Asset &a : m_state.assets)
        if (a.folder == folder) a.folder = parent;
    m_state.publish(u"folders/"_s + folder.toString(), event_type::kFolderRemoved, {{u"id"_s, folder.toString()}});
    return m_state.answer<void>({});
}

Async<Job> FakeJobs::submit(const JobSpec &spec)
{
    m_state.calls.append(u"submit "_s + nameOf(spec.type));
    Job job;
    job.id = JobId::create();
    job.type = spec.type;
    job.asset = spec.asset;
    if (const Asset *asset = m_state.asset(spec.asset)) job.assetTitle = asset->title;
    job.options = spec.options;
    job.priority = spec.priority;
    job.state = JobState::Queued;
    job.created = QDateTime::currentDateTimeUtc();
    m_state.jobs.prepend(job);
    m_state.jobChanged(job);
    return m_state.answer<Job>(job);
}

Async<Page<Job>> FakeJobs::list(const JobQuery &query)
{
    Page<Job> page;
    page.sequence = m_state.sequence;
    page.epoch = m_state.epoch;
    for (const Job &job : m_state.jobs) {
        if ((query.state && job.state != *query.state) || (query.asset && job.asset != *query.asset)) continue;
        if ((query.type && job.type != *query.type) || (query.owner && job.owner != *query.owner)) continue;
        if (query.createdFrom.isValid() && job.created < query.createdFrom) continue;
        if (query.createdUntil.isValid() && job.created >= query.createdUntil) continue;
        if (page.total >= query.offset && page.items.size() < query.limit) page.items.append(job);
        ++page.total;
    }
    return m_state.answer<Page<Job>>(page);
}

Async<Job> FakeJobs::get(JobId id)
{
    const Job *job = m_state.job(id);
    return job ? m_state.answer<Job>(*job) : readyResult<Job>(notFound());
}

Async<QList<JobLogEntry>> FakeJobs::log(JobId) { return m_state.answer<QList<JobLogEntry>>({}); }

Async<Job> FakeJobs::cancel(JobId id)
{
    m_state.calls.append(u"cancel"_s);
    Job *job = m_state.job(id);
    if (!job) return readyResult<Job>(notFound());
    if (hasEnded(job->state)) return readyResult<Job>(fail(ErrorCode::Conflict, u"It has ended."_s));
    job->state = JobState::Cancelled;
    m_state.jobChanged(*job);
    return m_state.answer<Job>(*job);
}

Async<Job> FakeJobs::retry(JobId id)
{
    m_state.calls.append(u"retry"_s);
    Job *job = m_state.job(id);
    if (!job) return readyResult<Job>(notFound());
    job->state = JobState::Queued;
    job->error.reset();
    m_state.jobChanged(*job);
    return m_state.answer<Job>(*job);
}

Async<Job> FakeJobs::setPriority(JobId id, int priority)
{
    m_state.calls.append(u"priority %1"_s.arg(priority));
    Job *job = m_state.job(id);
    if (!job) return readyResult<Job>(notFound());
    job->priority = priority;
    m_state.jobChanged(*job);
    return m_state.answer<Job>(*job);
}

Async<void> FakeJobs::remove(const QList<JobId> &jobs)
{
    m_state.calls.append(u"remove jobs %1"_s.arg(jobs.size()));
    for (const JobId id : jobs) {
        m_state.jobs.removeIf([id](const Job &j) { return j.id == id; });
        m_state.publish(u"jobs/"_s + id.toString(), event_type::kJobRemoved, {{u"id"_s, id.toString()}});
    }
    return m_state.answer<void>({});
}

Async<int> FakeJobs::clearQueue(const std::optional<QString> &owner)
{
    m_state.calls.append(u"clear queue"_s);
    int count = 0;
    for (Job &job : m_state.jobs) {
        if ((job.state != JobState::Pending && job.state != JobState::Queued) || (owner && job.owner != *owner)) continue;
        job.state = JobState::Cancelled;
        m_state.jobChanged(job);
        ++count;
    }
    return m_state.answer<int>(count);
}

Async<JobStatistics> FakeJobs::statistics(const std::optional<QString> &owner)
{
    JobStatistics statistics;
    for (const auto &row : kEnumNames<JobState>) {
        const auto isHere = [&](const Job &job) { return job.state == row.value && (!owner || job.owner == *owner); };
        statistics.byState.append({row.name, static_cast<int>(std::ranges::count_if(m_state.jobs, isHere))});
        statistics.total += statistics.byState.last().count;
    }
    return m_state.answer<JobStatistics>(statistics);
}

Async<QueueStatus> FakeJobs::queueStatus() { return m_state.answer<QueueStatus>({}); }

FakeUploads::~FakeUploads()
{
    const QList<OperationId> held = m_heldForecasts.keys();
    for (const OperationId operation : held) cancel(operation);
    for (const auto &promise : std::as_const(m_open)) {
        promise->addResult(fail(ErrorCode::Cancelled, QString{}));
        promise->finish();
    }
}

Async<QList<UploadForecast>> FakeUploads::forecast(const QStringList &paths, const ProcessOptions &, OperationId operation)
{
    m_state.calls.append(u"forecast %1"_s.arg(paths.size()));
    QList<UploadForecast> all;
    for (const QString &path : paths) {
        const qint64 size = QFileInfo{path}.size();
        all.append(forecasts.value(path, UploadForecast{path, size, size * 3, 50'000'000'000, std::nullopt}));
    }
    if (!holdsForecasts) return m_state.answer<QList<UploadForecast>>(all);
    const auto promise = std::make_shared<QPromise<Result<QList<UploadForecast>>>>();
    promise->start();
    m_heldForecasts.insert(operation, promise);
    return promise->future();
}

Async<UploadResult> FakeUploads::add(const UploadRequest &request)
{
    m_state.calls.append(u"add "_s + QFileInfo{request.path}.fileName());
    requests.append(request);
    auto promise = std::make_shared<QPromise<Result<UploadResult>>>();
    promise->start();
    m_open.insert(request.operation, promise);
    const Async<UploadResult> future = promise->future();
    if (finishesAtOnce) {
        UploadResult result;
        result.asset.id = AssetId::create();
        result.asset.name = QFileInfo{request.path}.fileName();
        result.asset.title = QFileInfo{request.path}.completeBaseName();
        result.asset.status = AssetStatus::Processing;
        result.asset.created = QDateTime::currentDateTimeUtc();
        result.isDuplicate = answersDuplicate;
        if (!answersDuplicate) {
            m_state.assets.prepend(result.asset);
            m_state.assetChanged(result.asset);
        }
        finish(request.operation, result);
    }
    return future;
}

void FakeUploads::cancel(OperationId operation)
{
    m_state.calls.append(u"cancel upload"_s);
    if (const auto forecast = m_heldForecasts.take(operation)) {
        forecast->addResult(fail(ErrorCode::Cancelled, QString{}));
        forecast->finish();
    }
    finish(operation, fail(ErrorCode::Cancelled, QString{}));
}

void FakeUploads::finish(OperationId operation, Result<UploadResult> result)
{
    const auto promise = m_open.take(operation);
    if (!promise) return;
    promise->addResult(std::move(result));
    promise->finish();
}

}  // namespace chalkreel::test
