#include "core/scan/clamd_answer.h"

#include <QTest>

using namespace chalkreel;

class TestClamdAnswer : public QObject
{
    Q_OBJECT
private slots:
    void eachAnswerHasOneMeaning_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isComplete");
        QTest::addColumn<bool>("hasSeenAll");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const QByteArray &text, const char *state, const char *why, bool isComplete = true,
                            bool hasSeenAll = true) {
            QTest::newRow(name) << text << isComplete << hasSeenAll << QString::fromLatin1(state) << QString::fromLatin1(why);
        };
        row("clean", "stream: OK", "clean", "");
        row("clean, cut off", "stream: OK", "not_scanned", "scanner_failed", false);
        row("clean before the end", "stream: OK", "not_scanned", "scanner_failed", true, false);
        row("infected", "stream: Win.Test.EICAR_HDB-1 FOUND", "infected", "Win.Test.EICAR_HDB-1");
        row("infected, cut off", "stream: Win.Test.EICAR_HDB-1 FOUND", "infected", "Win.Test.EICAR_HDB-1", false);
        row("infected before the end", "stream: Some.Thing FOUND", "infected", "Some.Thing", true, false);
        row("infected with a name of bad bytes",
            "stream: A\x1b[31m\xff"
            "B FOUND",
            "infected", "A?[31m?B");
        row("infected without a name", "stream:  FOUND", "infected", "unnamed");
        row("over the stream's limit", "INSTREAM size limit exceeded. ERROR", "not_scanned", "over_limit", true, false);
        row("over the file's limit", "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", "not_scanned", "over_limit");
        row("over a limit inside of an archive", "stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND", "not_scanned", "over_limit");
        row("error", "stream: Can't allocate memory ERROR", "not_scanned", "scanner_failed");
        row("file called OK", "stream: not OK", "not_scanned", "scanner_failed");
        row("OK of something else", "OK", "not_scanned", "scanner_failed");
        row("another server", "HTTP/1.1 400 Bad Request", "not_scanned", "scanner_failed");
        row("nothing", "", "not_scanned", "scanner_failed");
    }
    void eachAnswerHasOneMeaning()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isComplete);
        QFETCH(bool, hasSeenAll);
        const ScanVerdict verdict = verdictOf({text, isComplete}, hasSeenAll);
        QTEST(QString{nameOf(verdict.state)}, "state");
        QTEST(verdict.reason ? QString{nameOf(*verdict.reason)} : verdict.signature, "why");
    }

    void wordsOfAForeignProgramAreOneShortLine()
    {
        QCOMPARE(plainWords("ClamAV 1.4.6/27000/Sat\r\n"), QStringLiteral("ClamAV 1.4.6/27000/Sat??"));
        QCOMPARE(plainWords(QByteArray(5000, 'x')).size(), 200);
    }
};

QTEST_APPLESS_MAIN(TestClamdAnswer)
#include "tst_clamd_answer.moc"
