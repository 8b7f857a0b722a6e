#include "server/http/frame_guard.h"

#include <QTest>

using namespace chalkreel;

namespace {

/// A frame of a client (RFC 6455, section 5.2): `length` as its head has it, then a mask of zeros.
QByteArray masked(const QByteArray &length, qsizetype size)
{
    return QByteArray{"\x81"} + length + QByteArray(4, '\0') + QByteArray(size, 'a');
}

/// Of every length that is written in another way.
QByteArray maskedFrames()
{
    return masked(QByteArray::fromHex("80"), 0) + masked(QByteArray::fromHex("85"), 5) + masked(QByteArray::fromHex("fe0080"), 128) +
           masked(QByteArray::fromHex("ff0000000000010000"), 65536) + masked(QByteArray::fromHex("fd"), 125);
}

}  // namespace

class FrameGuardTest final : public QObject
{
    Q_OBJECT
private slots:
    void maskedFramesPassHoweverTheyAreCutIntoPieces_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 3, 7, 100, 4096, 1 << 20}) QTest::addRow("%d", size) << size;
    }
    void maskedFramesPassHoweverTheyAreCutIntoPieces()
    {
        QFETCH(int, size);
        FrameGuard guard;
        const QByteArray bytes = maskedFrames();
        for (qsizetype at = 0; at < bytes.size(); at += size)
            QVERIFY2(guard.accepts(bytes.mid(at, size)), QByteArray::number(at).constData());
        // It knows where it is: the next one is seen.
        QVERIFY(!guard.accepts(QByteArray::fromHex("8101")));
    }

    void frameWithoutAMaskIsSeenAtItsSecondByte()
    {
        FrameGuard guard;
        QVERIFY(guard.accepts(maskedFrames()));
        QVERIFY(guard.accepts(QByteArray::fromHex("81")));
        QVERIFY(!guard.accepts(QByteArray::fromHex("05")));
    }

    void contentThatLooksLikeAFrameIsContent()
    {
        FrameGuard guard;
        QVERIFY(guard.accepts(QByteArray::fromHex("818400000000"
                                                  "81058105")));
        QVERIFY(guard.accepts(maskedFrames()));
    }
};

QTEST_GUILESS_MAIN(FrameGuardTest)
#include "tst_frame_guard.moc"
