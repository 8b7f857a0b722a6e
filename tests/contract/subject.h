#pragma once

#include "tests/support/jobs/fake_media_host.h"
#include "tests/support/jobs/waiting.h"

#include <QTemporaryDir>

namespace chalkreel::test {

/// A backend under test with an empty library, its fake media tasks, and a folder for files to bring in.
/// Every contract test runs once for each row of subjectNames().
class Subject
{
public:
    virtual ~Subject() = default;

    virtual Backend &backend() = 0;
    virtual FakeMediaHost &media() = 0;
    /// What a person's quitting does. Later calls must end with Cancelled.
    virtual void shutdown() = 0;
    /// Starts anew on the same library.
    virtual void restart() = 0;

    /// A file to bring in; `kind` is "video", "audio", "image" or anything else for a damaged one. Each has bytes of its own.
    QString newFile(const QString &name, const QString &kind = QStringLiteral("video"))
    {
        QFile file{m_files.filePath(name)};
        if (!file.open(QIODevice::WriteOnly)) qFatal("no test file");
        file.write((kind + u' ' + OperationId::create().toString()).toUtf8());
        file.write("\0\1\2\377 not text", 14);
        return file.fileName();
    }
    UploadResult bringIn(const QString &name, const QString &kind = QStringLiteral("video"), int priority = 5)
    {
        const Result<UploadResult> result = await(backend().uploads().add({.path = newFile(name, kind), .priority = priority}));
        if (!result) qFatal("the test's file did not come in: %s", qPrintable(result.error().message + result.error().detail));
        return *result;
    }

private:
    QTemporaryDir m_files;
};

QStringList subjectNames();
std::unique_ptr<Subject> makeSubject(const QString &name);

}  // namespace chalkreel::test
