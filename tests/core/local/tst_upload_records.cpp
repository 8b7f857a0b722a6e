#include "core/local/local_backend.h"
#include "tests/support/jobs/fake_media_host.h"
#include "tests/support/jobs/waiting.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <sys/stat.h>

using namespace chalkreel;
using namespace chalkreel::test;

namespace {

constexpr qint64 kLength = 64 << 20;
constexpr qint64 kPart = 100'003;  // no multiple of a page

std::unique_ptr<LocalBackend> openIn(const QString &data)
{
    LocalBackendOptions options{.host = std::make_shared<FakeMediaHost>(), .hasWorkers = false};
    options.settings.dataDir = data;
    Result<std::unique_ptr<LocalBackend>> backend = LocalBackend::open(options);
    if (!backend) qFatal("%s", qPrintable(backend.error().message + backend.error().detail));
    return std::move(*backend);
}

char byteAt(qint64 place) { return static_cast<char>(place % 251); }

/// The program that is killed: receives an upload, says each offset once it is recorded, and goes on for as long as it lives.
int receive(const QString &data)
{
    const auto backend = openIn(data);
    UploadRecordService &records = *backend->uploadRecords();
    const auto record = records.create({.id = UploadId::create(),
                                        .owner = QStringLiteral("anna"),
                                        .length = kLength,
                                        .expires = QDateTime::currentDateTimeUtc().addDays(1)});
    const Result<UploadRecord> created = await(record);
    if (!created) return 1;
    std::printf("%s\n", qPrintable(created->id.toString()));
    std::fflush(stdout);
    QFile file{records.spoolFile(created->id)};
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) return 1;
    for (qint64 offset = 0; offset + kPart <= kLength;) {
        QByteArray part(kPart, Qt::Uninitialized);
        for (qint64 i = 0; i < kPart; ++i) part[i] = byteAt(offset + i);
        if (file.write(part) != kPart) return 1;
        offset += kPart;
        if (!await(records.setOffset(created->id, offset, {}))) return 1;
        std::printf("%lld\n", static_cast<long long>(offset));
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace

class UploadRecordsTest final : public QObject
{
    Q_OBJECT
private slots:
    void killedAtAnyMomentTheOffsetIsCoveredByTheFile_data()
    {
        QTest::addColumn<int>("lines");
        for (int lines = 1; lines <= 41; lines += 4) QTest::addRow("after %d lines", lines) << lines;
    }
    void killedAtAnyMomentTheOffsetIsCoveredByTheFile()
    {
        QFETCH(int, lines);
        const QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("library"));
        QProcess server;
        server.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--receive"), data});
        QStringList said;
        while (said.size() < lines) {
            QVERIFY(server.canReadLine() || server.waitForReadyRead(kPatience));
            while (server.canReadLine()) said.append(QString::fromLatin1(server.readLine()).trimmed());
        }
        server.kill();
        QVERIFY(server.waitForFinished());
        said += QString::fromLatin1(server.readAll()).split(u'\n', Qt::SkipEmptyParts);
        const qint64 told = said.size() > 1 ? said.last().trimmed().toLongLong() : 0;

        const auto backend = openIn(data);
        UploadRecordService &records = *backend->uploadRecords();
        const UploadId id = UploadId::fromString(said.first());
        const auto before = await(records.get(id));
        QVERIFY2(before.has_value(), before ? "" : qPrintable(before.error().message));
        QVERIFY(before->offset >= told);
        QVERIFY(QFileInfo{records.spoolFile(id)}.size() >= before->offset);
        const auto resumed = await(records.resume(id));
        QVERIFY(resumed.has_value());
        QFile file{records.spoolFile(id)};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.size(), resumed->offset);
        const QByteArray bytes = file.readAll();
        for (qsizetype i = 0; i < bytes.size(); ++i)
            if (bytes[i] != byteAt(i)) QFAIL(qPrintable(QStringLiteral("byte %1 is another").arg(i)));
    }

    void spoolFolderIsForItsUserAlone()
    {
        const QTemporaryDir folder;
        const auto backend = openIn(folder.filePath(QStringLiteral("library")));
        const QFileInfo spool{QFileInfo{backend->uploadRecords()->spoolFile(UploadId::create())}.path()};
        QCOMPARE(spool.permissions() & QFile::Permissions::fromInt(0x0077), QFile::Permissions{});
        QCOMPARE(spool.fileName(), QStringLiteral("spool"));
    }

    void fileThatIsTakenOverIsNotCopied()
    {
        const QTemporaryDir folder;
        const auto backend = openIn(folder.filePath(QStringLiteral("library")));
        QFile file{backend->uploadRecords()->spoolFile(UploadId::create())};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("video \0\1\2\377", 10);
        file.close();
        struct stat before = {};
        QCOMPARE(::stat(QFile::encodeName(file.fileName()).constData(), &before), 0);
        const auto in = await(backend->uploads().add({.path = file.fileName(), .name = QStringLiteral("a.mp4"), .takeOver = true}));
        QVERIFY2(in.has_value(), in ? "" : qPrintable(in.error().message + in.error().detail));
        const auto path = await(backend->localFile(in->asset.id, RenditionKind::Original));
        QVERIFY(path.has_value());
        struct stat after = {};
        QCOMPARE(::stat(QFile::encodeName(*path).constData(), &after), 0);
        QCOMPARE(after.st_ino, before.st_ino);
        QCOMPARE(after.st_nlink, 1u);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application{argc, argv};
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"--receive") return receive(arguments.value(2));
    UploadRecordsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_upload_records.moc"
