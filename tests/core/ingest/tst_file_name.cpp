#include "core/ingest/file_name.h"

#include <QTest>

using namespace chalkreel;

class FileNameTest final : public QObject
{
    Q_OBJECT
private slots:
    void nameBecomesSafeAndStaysReadable_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("safe");
        const auto row = [](const char *what, const QString &name, const QString &safe) { QTest::newRow(what) << name << safe; };
        const auto u = [](const char *text) { return QString::fromUtf8(text); };
        row("ordinary", u("Match 01 (final).mp4"), u("Match 01 (final).mp4"));
        row("other scripts", u("Würfe 训练 тест.mov"), u("Würfe 训练 тест.mov"));
        row("emoji of several characters", u("👨‍👩‍👧 day.mp4"), u("👨‍👩‍👧 day.mp4"));
        row("decomposed", u("Wu\xcc\x88rfe.mp4"), u("Würfe.mp4"));
        row("path", u("../../etc/passwd"), u("passwd"));
        row("Windows path", u("C:\\Users\\coach\\clip.mp4"), u("clip.mp4"));
        row("control characters",
            u("a\x01"
              "b\x1b[31m.mp4"),
            u("ab[31m.mp4"));
        row("line break", u("a\nb\r\n.mp4"), u("a b .mp4"));
        row("NUL", u("a.mp4") + QChar{u'\0'} + u(".exe"), u("a.mp4.exe"));
        row("direction override", u("holiday\xe2\x80\xaegpj.exe"), u("holidaygpj.exe"));
        row("isolates and marks",
            u("\xe2\x81\xa6"
              "a\xe2\x81\xa9\xe2\x80\x8f.mp4"),
            u("a.mp4"));
        row("byte order mark",
            u("\xef\xbb\xbf"
              "a.mp4"),
            u("a.mp4"));
        row("forbidden on Windows", u("a<b>c:d\"e|f?g*.mp4"), u("a_b_c_d_e_f_g_.mp4"));
        row("device of Windows", u("con.mp4"), u("_con.mp4"));
        row("numbered device", u("LPT1"), u("_LPT1"));
        row("no device", u("console.mp4"), u("console.mp4"));
        row("dot at the end", u("clip.mp4. ."), u("clip.mp4"));
        row("hidden", u(".clip.mp4"), u("_clip.mp4"));
        row("option of a command", u("-rf.mp4"), u("_rf.mp4"));
        row("above", u(".."), u("file"));
        row("nothing", QString{}, u("file"));
        row("only invisible", u("\xe2\x80\xae\xe2\x80\x8f"), u("file"));
        row("half a character", u("a") + QChar{0xd83d} + u(".mp4"), QString::fromUtf8("a\xef\xbf\xbd.mp4"));
    }
    void nameBecomesSafeAndStaysReadable()
    {
        QFETCH(QString, name);
        QFETCH(QString, safe);
        QCOMPARE(safeFileName(name), safe);
        // What is safe stays as it is.
        QCOMPARE(safeFileName(safe), safe);
    }

    void longNameIsCutBetweenCharactersAndKeepsItsEnding_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("latin") << QString(500, u'a') + QStringLiteral(".mp4");
        QTest::newRow("three bytes each") << QString(300, QChar{0x8bad}) + QStringLiteral(".mp4");
        QTest::newRow("four bytes each") << QStringLiteral("😀").repeated(200) + QStringLiteral(".mp4");
    }
    void longNameIsCutBetweenCharactersAndKeepsItsEnding()
    {
        QFETCH(QString, name);
        const QString safe = safeFileName(name);
        QVERIFY(safe.toUtf8().size() <= 200);
        QVERIFY(safe.toUtf8().size() > 190);
        QVERIFY(safe.endsWith(QStringLiteral(".mp4")));
        QVERIFY(safe.isValidUtf16());
    }

    void titleIsTheNameWithoutItsEnding()
    {
        QCOMPARE(titleFromFileName(QStringLiteral("U13_vs__TSV_2026-05-01.final.mp4")), QStringLiteral("U13 vs TSV 2026-05-01.final"));
        QCOMPARE(titleFromFileName(QStringLiteral("___.mp4")), QStringLiteral("___.mp4"));
        QCOMPARE(titleFromFileName(QString{}), QStringLiteral("file"));
    }

    void singleLineKeepsTheWordsAndDropsWhatHides()
    {
        QCOMPARE(singleLine(QString::fromUtf8(" one\r\ntwo\xe2\x80\xa8three\x1b[2J\xe2\x80\xae ")), QStringLiteral("one two three[2J"));
    }
};

QTEST_GUILESS_MAIN(FileNameTest)
#include "tst_file_name.moc"
