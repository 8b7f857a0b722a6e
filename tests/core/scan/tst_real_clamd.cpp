#include "core/scan/clamd_scanner.h"
#include "tests/support/clamd_process.h"

#include <QDir>

#include <cstring>

using namespace chalkreel;
using namespace chalkreel::test;

namespace {

constexpr qint64 kMegabyte = 1 << 20;

ScanBytes bytesOf(const QByteArray &file)
{
    return [file, at = qsizetype{0}](std::span<std::byte> into) mutable -> Result<qint64> {
        const qsizetype count = std::min<qsizetype>(file.size() - at, std::ssize(into));
        std::memcpy(into.data(), file.constData() + at, static_cast<size_t>(count));
        at += count;
        return count;
    };
}

}  // namespace

/// What our side makes of the real scanner's answers, above all where it says OK to what it did not look at.
class TestRealClamd : public QObject
{
    Q_OBJECT

    static QString say(const ClamdProcess &clamd, const QByteArray &file, qint64 mostBytes = 25 * kMegabyte)
    {
        ClamdScanner scanner{{.address = *ClamdAddress::parse(clamd.socket()), .mostBytes = mostBytes}};
        const Result<ScanVerdict> verdict = scanner.scan(file.size(), bytesOf(file), {});
        if (!verdict) return verdict.error().message;
        if (verdict->isInfected()) return verdict->signature;
        return verdict->reason ? QString{nameOf(*verdict->reason)} : QString{nameOf(verdict->state)};
    }

private slots:
    void initTestCase() { QVERIFY2(QFile::exists(ClamdProcess::program()), "install clamav-daemon"); }

    void virusIsFoundAndItsAbsenceIsClean()
    {
        ClamdProcess clamd;
        QVERIFY2(clamd.start(), clamd.log().constData());
        QCOMPARE(say(clamd, eicar()), kEicarSignature);
        QCOMPARE(say(clamd, QByteArray(400'000, 'v') + eicar()), kEicarSignature);
        QCOMPARE(say(clamd, QByteArray(3 * kMegabyte, 'v')), QStringLiteral("clean"));
        QCOMPARE(say(clamd, QByteArray{}), QStringLiteral("clean"));
    }

    void fileOverOurLimitIsNotCleanThoughClamdWouldSayOk()
    {
        ClamdProcess clamd;
        QVERIFY2(clamd.start({.file = "1M"}), clamd.log().constData());
        const QByteArray file = QByteArray(2 * kMegabyte, 'v') + eicar();
        // The proof that this limit is needed: clamd skips the file and calls it OK.
        QCOMPARE(say(clamd, file, 25 * kMegabyte), QStringLiteral("clean"));
        QCOMPARE(say(clamd, file, kMegabyte), QStringLiteral("over_limit"));
    }

    void fileOverClamdsLimitIsNotCleanWhenItAlerts()
    {
        ClamdProcess clamd;
        QVERIFY2(clamd.start({.file = "1M", .doesAlert = true}), clamd.log().constData());
        QCOMPARE(say(clamd, QByteArray(2 * kMegabyte, 'v') + eicar()), QStringLiteral("over_limit"));
    }

    void fileOverClamdsStreamLimitIsNotClean()
    {
        ClamdProcess clamd;
        QVERIFY2(clamd.start({.stream = "1M"}), clamd.log().constData());
        QCOMPARE(say(clamd, QByteArray(9 * kMegabyte, 'v') + eicar()), QStringLiteral("over_limit"));
    }
};

QTEST_GUILESS_MAIN(TestRealClamd)
#include "tst_real_clamd.moc"
