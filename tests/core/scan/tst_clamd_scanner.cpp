#include "core/scan/clamd_scanner.h"
#include "core/scan/scanner_setup.h"
#include "tests/core/scan/fake_clamd.h"

#include <QTest>

#include <cstring>
#include <future>

using namespace chalkreel;
using namespace chalkreel::test;

namespace {

constexpr std::chrono::milliseconds kShort{200};
constexpr std::chrono::milliseconds kLong{60'000};

ScanBytes bytesOf(const QByteArray &file)
{
    return [file, at = qsizetype{0}](std::span<std::byte> into) mutable -> Result<qint64> {
        const qsizetype count = std::min<qsizetype>(file.size() - at, std::ssize(into));
        std::memcpy(into.data(), file.constData() + at, static_cast<size_t>(count));
        at += count;
        return count;
    };
}

QString reasonOf(const Result<ScanVerdict> &verdict)
{
    if (!verdict) return QStringLiteral("error: ") + nameOf(verdict.error().code);
    if (!verdict->reason) return QString{nameOf(verdict->state)};
    return QString{nameOf(*verdict->reason)};
}

const QByteArray kClean{"stream: OK\0", 11};

}  // namespace

class TestClamdScanner : public QObject
{
    Q_OBJECT

    static ClamdScanner scannerAt(const QString &address, std::chrono::milliseconds patience = kLong, qint64 mostBytes = 1 << 20)
    {
        return ClamdScanner{
            {.address = *ClamdAddress::parse(address), .mostBytes = mostBytes, .connectPatience = kLong, .answerPatience = patience}};
    }
    static Result<ScanVerdict> scan(const FakeClamd &clamd, const QByteArray &file, std::chrono::milliseconds patience = kLong)
    {
        return scannerAt(clamd.address(), patience).scan(file.size(), bytesOf(file), {});
    }

private slots:
    void scannerIsShownEveryByteInOrder_data()
    {
        QTest::addColumn<bool>("isTcp");
        QTest::newRow("unix socket") << false;
        QTest::newRow("TCP") << true;
    }
    void scannerIsShownEveryByteInOrder()
    {
        QFETCH(bool, isTcp);
        QByteArray file(700'001, Qt::Uninitialized);
        for (qsizetype i = 0; i < file.size(); ++i) file[i] = static_cast<char>(i * 31 % 251);
        QByteArray shown;
        Result<ScanVerdict> verdict;
        {
            const FakeClamd clamd{[&](FakeClient &client) {
                                      shown = client.stream();
                                      client.say(kClean);
                                  },
                                  isTcp ? FakeClamd::Where::Tcp : FakeClamd::Where::UnixSocket};
            verdict = scan(clamd, file);
        }
        QVERIFY(verdict.has_value());
        QVERIFY(verdict->isClean());
        QCOMPARE(verdict->engine, QStringLiteral("ClamAV 9.9/1/Today"));
        QVERIFY(verdict->time.isValid());
        QVERIFY(shown == file);
    }

    void answerInPiecesIsOneAnswer()
    {
        const FakeClamd clamd{[](FakeClient &client) {
            client.stream();
            for (const char *piece : {"str", "eam: ", "Some", ".Thing FO"}) client.say(piece);
            client.say(QByteArrayView{"UND\0", 4});
        }};
        const Result<ScanVerdict> verdict = scan(clamd, "x");
        QVERIFY(verdict.has_value());
        QVERIFY(verdict->isInfected());
        QCOMPARE(verdict->signature, QStringLiteral("Some.Thing"));
    }

    void whatIsNoAnswerIsNoVerdict_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("garbage") << QByteArray{"\xff\xfe\0", 3};
        QTest::newRow("endless garbage") << QByteArray(100'000, 'x');
        QTest::newRow("an answer cut off") << QByteArray{"stream: OK"};
        QTest::newRow("nothing") << QByteArray{};
    }
    void whatIsNoAnswerIsNoVerdict()
    {
        QFETCH(QByteArray, said);
        const FakeClamd clamd{[&](FakeClient &client) {
            client.stream();
            client.say(said);
        }};
        QCOMPARE(reasonOf(scan(clamd, "x")), QStringLiteral("scanner_failed"));
    }

    void scannerThatSaysNothingIsGivenUp()
    {
        const FakeClamd clamd{[](FakeClient &client) { client.waitForEnd(); }};
        QCOMPARE(reasonOf(scan(clamd, "x", kShort)), QStringLiteral("timed_out"));
    }

    void scannerThatTakesNoBytesIsGivenUp()
    {
        // It answers once the other side is gone, which a byte of the stream does not tell.
        std::promise<void> isOver;
        const FakeClamd clamd{[over = isOver.get_future().share()](FakeClient &) { over.wait(); }};
        const QByteArray file(1 << 20, 'x');
        const Result<ScanVerdict> verdict = scan(clamd, file, kShort);
        isOver.set_value();
        QCOMPARE(reasonOf(verdict), QStringLiteral("timed_out"));
    }

    void earlyEndOverTheStreamLimitIsNotClean_data() { scannerIsShownEveryByteInOrder_data(); }
    void earlyEndOverTheStreamLimitIsNotClean()
    {
        QFETCH(bool, isTcp);
        const FakeClamd clamd{[](FakeClient &client) {
                                  client.take(100'000);
                                  client.say(QByteArrayView{"INSTREAM size limit exceeded. ERROR\0", 36});
                                  client.waitForEnd();
                              },
                              isTcp ? FakeClamd::Where::Tcp : FakeClamd::Where::UnixSocket};
        QCOMPARE(reasonOf(scan(clamd, QByteArray(1 << 20, 'x'))), QStringLiteral("over_limit"));
    }

    void scannerThatIsKilledInTheMiddleSaidNothing()
    {
        const FakeClamd clamd{[](FakeClient &client) { client.take(100'000); }};
        QCOMPARE(reasonOf(scan(clamd, QByteArray(1 << 20, 'x'))), QStringLiteral("scanner_failed"));
    }

    void okBeforeTheEndOfTheFileIsNotBelieved()
    {
        const FakeClamd clamd{[](FakeClient &client) {
            client.take(100'000);
            client.say(kClean);
            client.waitForEnd();
        }};
        QCOMPARE(reasonOf(scan(clamd, QByteArray(1 << 20, 'x'))), QStringLiteral("scanner_failed"));
    }

    void largerFileIsNotShown()
    {
        bool wasAsked = false;
        Result<ScanVerdict> verdict;
        {
            const FakeClamd clamd{[&](FakeClient &) { wasAsked = true; }};
            verdict = scan(clamd, QByteArray((1 << 20) + 1, 'x'));
        }
        QCOMPARE(reasonOf(verdict), QStringLiteral("over_limit"));
        QVERIFY(!wasAsked);
    }

    void fileThatHasMoreThanItsSizeIsNotClean()
    {
        const FakeClamd clamd{[](FakeClient &client) {
            client.stream();
            client.say(kClean);
        }};
        QCOMPARE(reasonOf(scannerAt(clamd.address()).scan(10, bytesOf(QByteArray((1 << 20) + 1, 'x')), {})), QStringLiteral("over_limit"));
    }

    void scannerThatIsNotThereIsDown()
    {
        QTemporaryDir folder;
        QCOMPARE(reasonOf(scannerAt(folder.filePath(QStringLiteral("none.sock"))).scan(1, bytesOf("x"), {})),
                 QStringLiteral("scanner_down"));
        QString address;
        {
            const FakeClamd gone{[](FakeClient &) {}, FakeClamd::Where::Tcp};
            address = gone.address();
        }
        QCOMPARE(reasonOf(scannerAt(address).scan(1, bytesOf("x"), {})), QStringLiteral("scanner_down"));
    }

    void anotherServerIsNoScanner()
    {
        const FakeClamd clamd{[](FakeClient &) {}, FakeClamd::Where::UnixSocket, QByteArray{"220 mail\0", 9}};
        QCOMPARE(reasonOf(scan(clamd, "x")), QStringLiteral("scanner_down"));
        ClamdScanner scanner = scannerAt(clamd.address());
        const Result<QString> ready = scannerReadiness(&scanner);
        QVERIFY(!ready);
        QCOMPARE(ready.error().code, ErrorCode::Unavailable);
    }

    void readinessIsTheEnginesVersionOrThatItIsOff()
    {
        const FakeClamd clamd{[](FakeClient &) {}};
        ClamdScanner scanner = scannerAt(clamd.address());
        QCOMPARE(scannerReadiness(&scanner).value_or(QString{}), QStringLiteral("ClamAV 9.9/1/Today"));
        QCOMPARE(scannerReadiness(nullptr).value_or(QString{}), QStringLiteral("switched off"));
    }

    void scanEndsWhenSomebodyAsksToStop()
    {
        std::stop_source stop;
        const FakeClamd clamd{[&](FakeClient &client) {
            client.stream();
            stop.request_stop();
            client.waitForEnd();
        }};
        const Result<ScanVerdict> verdict = scannerAt(clamd.address()).scan(1, bytesOf("x"), stop.get_token());
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().code, ErrorCode::Cancelled);
    }

    void fileThatCannotBeReadIsNoMatterOfTheScanner()
    {
        const FakeClamd clamd{[](FakeClient &client) { client.waitForEnd(); }};
        const auto broken = [](std::span<std::byte>) -> Result<qint64> { return fail(ErrorCode::Timeout, QStringLiteral("disk")); };
        const Result<ScanVerdict> verdict = scannerAt(clamd.address()).scan(1, broken, {});
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().message, QStringLiteral("disk"));
    }

    void addressIsAPathOrHostAndPort()
    {
        QCOMPARE(ClamdAddress::parse(QStringLiteral("/run/clamav/clamd.ctl"))->path, QStringLiteral("/run/clamav/clamd.ctl"));
        QCOMPARE(ClamdAddress::parse(QStringLiteral("scanner.example:3310"))->host, QStringLiteral("scanner.example"));
        QCOMPARE(ClamdAddress::parse(QStringLiteral("[::1]:3310"))->host, QStringLiteral("::1"));
        QCOMPARE(ClamdAddress::parse(QStringLiteral("[::1]:3310"))->port, 3310);
        for (const char *bad : {"", "clamd", "host:", "host:0", "host:65536", "::1:3310", ":3310", "a/b:3310", "host:port"})
            QVERIFY2(!ClamdAddress::parse(QString::fromLatin1(bad)), bad);
        QVERIFY(!ClamdAddress::parse(u'/' + QString(200, u'x')));
    }
};

QTEST_GUILESS_MAIN(TestClamdScanner)
#include "tst_clamd_scanner.moc"
