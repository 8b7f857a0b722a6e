// Owns a data folder and runs its jobs on fake media steps, until it is killed or every job has ended.
//   chalkreel_crash_owner DATA [--add FILE]... [--hold STEP]
// Says on standard output what it does, one line each, so that whoever started it can kill it at a chosen moment.
#include "core/local/local_backend.h"
#include "tests/support/jobs/fake_media_host.h"

#include <QCoreApplication>

#include <cstdio>
#include <mutex>

using namespace chalkreel;

namespace {

std::mutex outputMutex;

void say(const QString &line)
{
    const std::scoped_lock lock{outputMutex};
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

/// Reports each tenth of each step.
class TalkingHost final : public test::FakeMediaHost
{
    void onTenth(const MediaTask &task, int tenth) override
    {
        const QString job = task.workDir.section(u'/', -1);
        say(QStringLiteral("%1 %2 %3").arg(tenth == 0 ? QStringLiteral("begin") : QStringLiteral("at"), QString{nameOf(task.kind)}, job));
    }
};

class Owner final : public QObject
{
public:
    explicit Owner(Backend &backend)
        : m_backend{backend}
    {
        connect(&backend, &Backend::eventReceived, this, [this](const Event &event) {
            if (event.type == event_type::kJobChanged) check();
        });
    }

    void add(const QString &path)
    {
        ++m_arriving;
        deliver(m_backend.uploads().add({.path = path}), this, [this](const Result<UploadResult> &result) {
            say(result ? QStringLiteral("added ") + result->job.toString() : QStringLiteral("refused ") + result.error().message);
            --m_arriving;
            check();
        });
    }

    void check()
    {
        deliver(m_backend.jobs().list({.limit = kLargestPage}), this, [this](const Result<Page<Job>> &page) {
            if (!page || m_arriving > 0) return;
            for (const Job &job : page->items)
                if (!hasEnded(job.state)) return;
            QCoreApplication::quit();
        });
    }

private:
    Backend &m_backend;
    int m_arriving = 0;
};

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application{argc, argv};
    const QStringList arguments = QCoreApplication::arguments();
    auto host = std::make_shared<TalkingHost>();
    LocalBackendOptions options{.host = host};
    options.settings.dataDir = arguments.value(1);
    options.settings.maxConcurrentJobs = 2;
    options.settings.queuePollInterval = 1;
    QStringList files;
    for (int i = 2; i + 1 < arguments.size(); i += 2) {
        if (arguments[i] == QStringLiteral("--add")) files.append(arguments[i + 1]);
        if (arguments[i] == QStringLiteral("--hold")) host->hold(*enumFromName<MediaTaskKind>(arguments[i + 1]));
    }
    const Result<std::unique_ptr<LocalBackend>> backend = LocalBackend::open(options);
    if (!backend) {
        say(QStringLiteral("failed ") + backend.error().message);
        return 1;
    }
    say(QStringLiteral("open"));
    Owner owner{**backend};
    for (const QString &file : files) owner.add(file);
    owner.check();
    const int status = QCoreApplication::exec();
    (*backend)->shutdown();
    say(QStringLiteral("done"));
    return status;
}
