#include "server/events/wire_text.h"

#include <QTest>

using namespace chalkreel;

class WireTextTest final : public QObject
{
    Q_OBJECT
private slots:
    /// RFC 6455, section 5.2: the length is in 7, 16 or 64 bits, whichever is the shortest.
    void headOfAFrameIsAsShortAsItsLengthAllows_data()
    {
        QTest::addColumn<int>("payload");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("empty") << 0 << QByteArray::fromHex("8100");
        QTest::newRow("last of 7 bits") << 125 << QByteArray::fromHex("817d");
        QTest::newRow("first of 16 bits") << 126 << QByteArray::fromHex("817e007e");
        QTest::newRow("last of 16 bits") << 65535 << QByteArray::fromHex("817effff");
        QTest::newRow("first of 64 bits") << 65536 << QByteArray::fromHex("817f0000000000010000");
    }
    void headOfAFrameIsAsShortAsItsLengthAllows()
    {
        QFETCH(int, payload);
        QFETCH(QByteArray, head);
        const QByteArray content(payload, 'x');
        const WireText text{content};
        QCOMPARE(text.frame().first(head.size()), head);
        QCOMPARE(text.frame().size(), head.size() + content.size());
        QCOMPARE(text.payload().toByteArray(), content);
    }
};

QTEST_GUILESS_MAIN(WireTextTest)
#include "tst_wire_text.moc"
