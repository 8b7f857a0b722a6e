#include "server/http/content_disposition.h"

#include <QTest>

using namespace chalkreel;
using namespace Qt::StringLiterals;

class ContentDispositionTest final : public QObject
{
    Q_OBJECT

private slots:
    void namesBecomeSafe_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << u"Serve 1.mp4"_s << u"Serve 1.mp4"_s;
        QTest::newRow("folders") << u"../../etc/passwd"_s << u"passwd"_s;
        QTest::newRow("Windows folders") << u"C:\\x\\y.mp4"_s << u"y.mp4"_s;
        QTest::newRow("line breaks") << u"a\r\nSet-Cookie: x.mp4"_s << u"aSet-Cookie_ x.mp4"_s;
        QTest::newRow("right to left") << u"a\u202Egpj.exe"_s << u"agpj.exe"_s;
        QTest::newRow("hidden") << u"..rc"_s << u"rc"_s;
        QTest::newRow("nothing") << u" . "_s << u"file"_s;
        QTest::newRow("a device of Windows") << u"con.mp4"_s << u"_con.mp4"_s;
        QTest::newRow("quotes") << u"a\"b.mp4"_s << u"a_b.mp4"_s;
    }
    void namesBecomeSafe()
    {
        QFETCH(QString, name);
        QFETCH(QString, safe);
        QCOMPARE(savedFileName(name), safe);
    }

    void longNameKeepsItsEnding()
    {
        const QString safe = savedFileName(QString{5000, u'x'} + u".mp4"_s);
        QCOMPARE(safe.size(), 150);
        QVERIFY(safe.endsWith(u".mp4"));
    }

    void otherLettersStandInTheSecondForm()
    {
        QCOMPARE(contentDisposition(true, u"a.mp4"_s), QByteArray{"attachment; filename=\"a.mp4\""});
        QCOMPARE(contentDisposition(false, u"ä 100%.mp4"_s),
                 QByteArray{"inline; filename=\"_ 100_.mp4\"; filename*=UTF-8''%C3%A4%20100%25.mp4"});
    }

    void loneSurrogateMakesNoInvalidUtf8()
    {
        const QByteArray value = contentDisposition(true, QString{QChar{0xd800}} + u"a"_s);
        QVERIFY(value.contains("%EF%BF%BDa"));
    }
};

QTEST_GUILESS_MAIN(ContentDispositionTest)
#include "tst_content_disposition.moc"
