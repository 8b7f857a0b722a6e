#include "core/base/utc_time.h"
#include "core/local/local_backend.h"
#include "tests/support/jobs/fake_media_host.h"
#include "tests/support/jobs/waiting.h"

#include <QDir>
#include <QTemporaryDir>

#include <condition_variable>
#include <future>
#include <mutex>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace Qt::StringLiterals;

namespace {

/// Reads the file to its end, does what the test wants, and then says what the test wants.
class ScriptedScanner final : public VirusScanner
{
public:
    ScanVerdict verdict{.state = ScanState::Clean, .reason = {}, .signature = {}, .engine = u"Scripted 1"_s, .time = {}};
    std::function<void()> meanwhile = [] {};
    QByteArray seen;
    bool waitsForStop = false;

    Result<ScanVerdict> scan(qint64, const ScanBytes &read, const std::stop_token &stop) override
    {
        seen.clear();
        std::array<std::byte, 7> block;
        while (true) {
            const Result<qint64> count = read(block);
            if (!count) return fail(count.error());
            if (*count == 0) break;
            seen.append(reinterpret_cast<const char *>(block.data()), *count);
        }
        meanwhile();
        if (waitsForStop) {
            std::mutex mutex;
            std::condition_variable_any changed;
            std::unique_lock lock{mutex};
            changed.wait(lock, stop, [] { return false; });
            return fail(ErrorCode::Cancelled, QString{});
        }
        return verdict;
    }
    Result<QString> version(const std::stop_token &) override { return u"Scripted 1"_s; }
    qint64 mostBytes() const override { return 1 << 20; }
};

}  // namespace

/// What was scanned is what comes in, whatever somebody does to the spool folder in between.
class TestReceivedScan : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<ScriptedScanner> m_scanner;
    std::unique_ptr<LocalBackend> m_backend;

    void open(VirusScan mode, bool hasScanner = true)
    {
        m_backend.reset();
        LocalBackendOptions options{.host = std::make_shared<FakeMediaHost>(), .hasWorkers = false};
        options.settings.dataDir = m_folder->path();
        options.settings.virusScan = mode;
        if (hasScanner) options.scanner = m_scanner;
        Result<std::unique_ptr<LocalBackend>> backend = LocalBackend::open(options);
        if (!backend) qFatal("%s", qPrintable(backend.error().message + backend.error().detail));
        m_backend = std::move(*backend);
    }
    static void write(const QString &path, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly)
    {
        QFile file{path};
        if (!file.open(mode) || file.write(bytes) != bytes.size()) qFatal("%s cannot be written", qPrintable(path));
    }
    UploadRequest received(const QByteArray &bytes)
    {
        const QString path = m_backend->uploadRecords()->spoolFile(UploadId::create());
        write(path, bytes);
        // Long before the scan: a write in the same tick of the file system's clock would be told by its hash alone.
        QFile file{path};
        if (!file.open(QIODevice::ReadWrite) ||
            !file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-60), QFile::FileModificationTime))
            qFatal("%s has no time", qPrintable(path));
        return {.path = path, .owner = u"anna"_s, .name = u"clip.mp4"_s, .takeOver = true};
    }
    int videos()
    {
        const auto page = await(m_backend->library().list({}));
        return page ? page->total : -1;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_scanner = std::make_shared<ScriptedScanner>();
        open(VirusScan::Required);
    }
    void cleanup() { m_backend.reset(); }

    void verdictIsKeptWithTheVideo()
    {
        m_scanner->verdict.time = utcFromMilliseconds(1'700'000'000'123);
        const auto in = await(m_backend->uploads().add(received("a clip")));
        QVERIFY2(in.has_value(), in ? "" : qPrintable(in.error().message));
        QCOMPARE(m_scanner->seen, QByteArray{"a clip"});
        const auto kept = await(m_backend->library().details(in->asset.id));
        QVERIFY(kept.has_value());
        QVERIFY(kept->asset.scan == m_scanner->verdict);
    }

    void fileThatWasSwappedDuringTheScanDoesNotComeIn_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"another file", "a link", "more bytes", "other bytes", "nothing"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void fileThatWasSwappedDuringTheScanDoesNotComeIn()
    {
        QFETCH(QString, how);
        const UploadRequest request = received("a clip");
        const QString other = m_folder->filePath(u"other"_s);
        write(other, "A virus");
        m_scanner->meanwhile = [&] {
            if (how == u"more bytes") return write(request.path, "and a virus", QIODevice::Append);
            if (how == u"other bytes") return write(request.path, "aVirus", QIODevice::ReadWrite);
            QFile::remove(request.path);
            if (how == u"another file") QFile::rename(other, request.path);
            if (how == u"a link") QFile::link(other, request.path);
        };
        const auto in = await(m_backend->uploads().add(request));
        QVERIFY(!in);
        QCOMPARE(videos(), 0);
        QVERIFY(QDir{m_folder->filePath(u"uploads"_s)}.entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());
    }

    void bytesThatAreNotWhatCameInAreRefused()
    {
        UploadRequest request = received("a clip");
        request.sha256 = QString(64, u'0');
        request.size = 6;
        const auto in = await(m_backend->uploads().add(request));
        QVERIFY(!in);
        QCOMPARE(in.error().code, ErrorCode::Damaged);
        QVERIFY(!QFile::exists(request.path));
    }

    void virusIsToldToTheSenderAlone()
    {
        EventRecorder recorder{*m_backend};
        m_scanner->verdict = {
            .state = ScanState::Infected, .reason = {}, .signature = u"Some.Thing"_s, .engine = u"Scripted 1"_s, .time = {}};
        const auto in = await(m_backend->uploads().add(received("a virus")));
        QVERIFY(!in);
        QCOMPARE(in.error().code, ErrorCode::Infected);
        QCOMPARE(in.error().detail, u"Some.Thing"_s);
        QTRY_COMPARE(recorder.events().size(), 1);
        const Event event = recorder.events().first();
        QCOMPARE(event.type, QString{event_type::kFileQuarantined});
        QCOMPARE(event.owner, u"anna"_s);
        QCOMPARE(event.body.value("signature"_L1).toString(), u"Some.Thing"_s);
        QCOMPARE(event.body.value("name"_L1).toString(), u"clip.mp4"_s);
    }

    void withoutAVerdictNothingComesInWhereOneIsRequired_data()
    {
        QTest::addColumn<NotScannedReason>("reason");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("down") << NotScannedReason::ScannerDown << ErrorCode::Unavailable << true;
        QTest::newRow("silent") << NotScannedReason::TimedOut << ErrorCode::Timeout << true;
        QTest::newRow("failed") << NotScannedReason::ScannerFailed << ErrorCode::Timeout << true;
        QTest::newRow("over the limit") << NotScannedReason::OverLimit << ErrorCode::TooLarge << false;
    }
    void withoutAVerdictNothingComesInWhereOneIsRequired()
    {
        QFETCH(NotScannedReason, reason);
        QFETCH(ErrorCode, code);
        QFETCH(bool, isKept);
        m_scanner->verdict = ScanVerdict::notScanned(reason);
        UploadRequest request = received("a clip");
        const auto in = await(m_backend->uploads().add(request));
        QVERIFY(!in);
        QCOMPARE(in.error().code, code);
        QCOMPARE(QFile::exists(request.path), isKept);
        QCOMPARE(videos(), 0);
        if (!isKept) return;
        // The same file, once the scanner says something.
        m_scanner->verdict.state = ScanState::Clean;
        m_scanner->verdict.reason.reset();
        request.operation = OperationId::create();
        QVERIFY(await(m_backend->uploads().add(request)).has_value());
    }

    void requiredScannerThatNobodySetLetsNothingIn()
    {
        open(VirusScan::Required, false);
        const auto in = await(m_backend->uploads().add(received("a clip")));
        QVERIFY(!in);
        QCOMPARE(in.error().code, ErrorCode::Unavailable);
    }

    void filesOfThisComputerAreNotScanned()
    {
        const QString own = m_folder->filePath(u"own.mp4"_s);
        write(own, "my own clip");
        const auto in = await(m_backend->uploads().add({.path = own}));
        QVERIFY(in.has_value());
        QVERIFY(in->asset.scan == ScanVerdict::notScanned(NotScannedReason::LocalImport));
        QVERIFY(m_scanner->seen.isEmpty());
    }

    void endDoesNotWaitForAScan()
    {
        std::promise<void> began;
        m_scanner->waitsForStop = true;
        m_scanner->meanwhile = [&] { began.set_value(); };
        const UploadRequest request = received("a clip");
        const Async<UploadResult> in = m_backend->uploads().add(request);
        began.get_future().wait();
        m_backend->shutdown();
        const auto result = await(in);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QVERIFY(QFile::exists(request.path));
    }
};

QTEST_GUILESS_MAIN(TestReceivedScan)
#include "tst_received_scan.moc"
