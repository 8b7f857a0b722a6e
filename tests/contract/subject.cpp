#include "tests/contract/subject.h"

#include "core/local/local_backend.h"

namespace chalkreel::test {
namespace {

class LocalSubject final : public Subject
{
public:
    LocalSubject() { restart(); }

    Backend &backend() override { return *m_backend; }
    FakeMediaHost &media() override { return *m_media; }
    void shutdown() override { m_backend->shutdown(); }

    void restart() override
    {
        m_backend.reset();
        LocalBackendOptions options{.host = m_media,
                                    .retry = {.first = std::chrono::milliseconds{1}, .longest = std::chrono::milliseconds{5}}};
        options.settings.dataDir = m_data.filePath(QStringLiteral("library"));
        options.settings.maxConcurrentJobs = 1;
        options.settings.queuePollInterval = 1;
        Result<std::unique_ptr<LocalBackend>> backend = LocalBackend::open(options);
        if (!backend) qFatal("%s %s", qPrintable(backend.error().message), qPrintable(backend.error().detail));
        m_backend = std::move(*backend);
    }

private:
    QTemporaryDir m_data;
    std::shared_ptr<FakeMediaHost> m_media = std::make_shared<FakeMediaHost>();
    std::unique_ptr<LocalBackend> m_backend;
};

}  // namespace

QStringList subjectNames() { return {QStringLiteral("local")}; }

std::unique_ptr<Subject> makeSubject(const QString &name)
{
    if (name == QStringLiteral("local")) return std::make_unique<LocalSubject>();
    qFatal("no such subject");
}

}  // namespace chalkreel::test
