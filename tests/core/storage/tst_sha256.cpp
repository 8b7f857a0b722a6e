#include "storage_fixture.h"

#include <QCryptographicHash>

using namespace chalkreel;

class Sha256Test final : public QObject
{
    Q_OBJECT
private slots:
    void hashIsTheOneOfTheStandard_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("hash");
        // FIPS 180-4, the examples of its Secure Hash Standard page
        QTest::newRow("nothing") << QByteArray{} << QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("abc") << QByteArray{"abc"} << QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks") << QByteArray{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"}
                                    << QStringLiteral("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }
    void hashIsTheOneOfTheStandard()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, hash);
        Sha256 whole;
        whole.update(std::as_bytes(std::span{bytes.constData(), static_cast<size_t>(bytes.size())}));
        QCOMPARE(whole.finish(), hash);
        Sha256 inPieces;
        for (const char &byte : std::as_const(bytes)) inPieces.update(std::as_bytes(std::span{&byte, 1}));
        QCOMPARE(inPieces.finish(), hash);
    }

    void fileIsHashedToItsEndWithProgress()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a"));
        const QByteArray bytes = patternOf(3'500'000);
        writeFile(path, bytes);
        QList<qint64> progress;
        const Result<QString> hash = sha256OfFile(path, {.onProgress = [&](qint64 done, qint64 total) {
                                                      QCOMPARE(total, bytes.size());
                                                      progress.append(done);
                                                  }});
        QCOMPARE(hash.value(), QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        QVERIFY(progress.size() > 2 && std::ranges::is_sorted(progress));
        QCOMPARE(progress.last(), bytes.size());
    }

    void hashingStopsWhenAsked()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a"));
        writeFile(path, patternOf(3'000'000));
        std::stop_source stop;
        int calls = 0;
        const Result<QString> hash = sha256OfFile(path, {stop.get_token(), [&](qint64, qint64) {
                                                             ++calls;
                                                             stop.request_stop();
                                                         }});
        CHALKREEL_COMPARE_ERROR(hash, ErrorCode::Cancelled);
        QCOMPARE(calls, 1);
        CHALKREEL_COMPARE_ERROR(sha256OfFile(folder.filePath(QStringLiteral("none"))), ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(Sha256Test)
#include "tst_sha256.moc"
