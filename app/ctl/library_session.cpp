#include "app/ctl/library_session.h"

#include "app/ctl/await.h"
#include "app/ctl/media_host_choice.h"
#include "core/local/local_backend.h"
#include "core/local/owner_client.h"
#include "core/local/owner_server.h"

#include <QCoreApplication>
#include <QSet>

#include <thread>

namespace chalkreel::ctl {
namespace {

/// We have the folder, and take requests of others for it meanwhile.
class OwnedLibrary final : public LibrarySession
{
public:
    explicit OwnedLibrary(std::unique_ptr<LocalBackend> backend)
        : m_backend{std::move(backend)}
        , m_server{*m_backend, m_backend->dataFolder()}
    {
        connect(m_backend.get(), &Backend::eventReceived, this, &OwnedLibrary::onEvent);
        // Without a socket others have to wait until we are done: no reason not to do our work.
        if (const Result<void> listening = m_server.listen(); !listening) qInfo("%s", qUtf8Printable(listening.error().message));
    }

    ~OwnedLibrary() override
    {
        // Others may have asked us for what we are leaving on (to cancel our job, say): their answers were asked for before
        // this one, and go out before it comes.
        [[maybe_unused]] const Result<Page<Job>> last = await(m_backend->jobs().list({.limit = 1}), {});
        QCoreApplication::processEvents();
    }

    Async<UploadResult> add(const UploadRequest &request) override { return m_backend->uploads().add(request); }
    void cancelAdding(OperationId operation) override { m_backend->uploads().cancel(operation); }
    Async<QList<JobLogEntry>> log(JobId job) override { return m_backend->jobs().log(job); }
    Async<Job> cancel(JobId job) override { return m_backend->jobs().cancel(job); }
    Async<Job> submit(const JobSpec &spec) override { return m_backend->jobs().submit(spec); }
    Async<Job> retry(JobId job) override { return m_backend->jobs().retry(job); }
    Async<Job> setPriority(JobId job, int priority) override { return m_backend->jobs().setPriority(job, priority); }
    Backend *backend() override { return m_backend.get(); }

    Async<QList<Job>> jobs(const JobQuery &query) override
    {
        auto promise = std::make_shared<QPromise<Result<QList<Job>>>>();
        promise->start();
        deliver(m_backend->jobs().list(query), this, [promise](const Result<Page<Job>> &page) {
            promise->addResult(page ? Result<QList<Job>>{page->items} : Result<QList<Job>>{fail(page.error())});
            promise->finish();
        });
        return promise->future();
    }

    Async<Job> watch(JobId job) override
    {
        m_watched.insert(QStringLiteral("jobs/") + job.toString());
        return m_backend->jobs().get(job);
    }

private:
    void onEvent(const Event &event)
    {
        if (event.type != event_type::kJobChanged || !m_watched.contains(event.topic)) return;
        if (const Result<Job> job = fromJson<Job>(event.body)) emit jobChanged(*job);
    }

    std::unique_ptr<LocalBackend> m_backend;
    OwnerServer m_server;
    QSet<QString> m_watched;
};

/// Another program has the folder.
class ForeignLibrary final : public LibrarySession
{
public:
    explicit ForeignLibrary(const QString &dataFolder)
        : m_owner{dataFolder}
    {
        connect(&m_owner, &OwnerClient::jobChanged, this, &LibrarySession::jobChanged);
        connect(&m_owner, &OwnerClient::ownerLost, this, &LibrarySession::ownerLost);
    }

    Result<void> reached() const { return m_owner.reached(); }

    Async<UploadResult> add(const UploadRequest &request) override { return m_owner.add(request); }
    void cancelAdding(OperationId) override {}  // the owner goes on: it has the file's name and needs nothing more of us
    Async<QList<Job>> jobs(const JobQuery &query) override { return m_owner.jobs(query); }
    Async<QList<JobLogEntry>> log(JobId job) override { return m_owner.log(job); }
    Async<Job> cancel(JobId job) override { return m_owner.cancel(job); }
    Async<Job> submit(const JobSpec &spec) override { return m_owner.submit(spec); }
    Async<Job> retry(JobId job) override { return m_owner.retry(job); }
    Async<Job> setPriority(JobId job, int priority) override { return m_owner.setPriority(job, priority); }
    Async<Job> watch(JobId job) override { return m_owner.watch(job); }
    Backend *backend() override { return nullptr; }

private:
    OwnerClient m_owner;
};

}  // namespace

Result<std::unique_ptr<LibrarySession>> LibrarySession::open(const Settings &settings, Workers workers)
{
    LocalBackendOptions options;
    options.settings = settings;
    options.hasWorkers = workers == Workers::Running;
    if (options.hasWorkers) {
        Result<std::unique_ptr<MediaHost>> host = chooseMediaHost(settings, false);
        if (!host) return fail(host.error());
        options.host = std::move(*host);
    }
    // Who has just taken the folder brings the library in order before it listens, and who leaves it stops listening before
    // it lets go. Neither tells us when: we knock until one of them opens, or the folder is free.
    constexpr int kMostRounds = 200;
    constexpr std::chrono::milliseconds kBetweenKnocks{50};
    for (int round = 1;; ++round) {
        Result<std::unique_ptr<LocalBackend>> backend = LocalBackend::open(options);
        if (backend) return std::make_unique<OwnedLibrary>(std::move(*backend));
        if (backend.error().code != ErrorCode::Conflict) return fail(backend.error());
        auto foreign = std::make_unique<ForeignLibrary>(settings.dataDir);
        if (const Result<void> reached = foreign->reached(); reached)
            return foreign;
        else if (round == kMostRounds)
            return fail(reached.error());
        std::this_thread::sleep_for(kBetweenKnocks);
    }
}

Result<Backend *> wholeLibrary(LibrarySession &session)
{
    if (Backend *backend = session.backend()) return backend;
    return fail(ErrorCode::Conflict,
                QCoreApplication::translate("Ctl", "Another Chalkreel has this library open: close it and try again."));
}

}  // namespace chalkreel::ctl
