#include "core/ingest/declared_duration.h"
#include "tests/support/memory_source.h"

#include <QTest>
#include <QtEndian>

using namespace chalkreel;

namespace {

class CountedSource final : public test::MemorySource
{
public:
    using MemorySource::MemorySource;
    Result<qint64> readAt(qint64 offset, std::span<std::byte> into) override
    {
        ++reads;
        return MemorySource::readAt(offset, into);
    }
    int reads = 0;
};

template <typename T>
QByteArray big(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray box(const char *name, const QByteArray &content)
{
    return big<quint32>(static_cast<quint32>(content.size() + 8)) + name + content;
}

/// Of version 0: 32 bits.
QByteArray movieHeader(quint32 scale, quint32 duration)
{
    return box("mvhd", QByteArray(12, '\0') + big(scale) + big(duration) + QByteArray(80, '\0'));
}

std::optional<double> secondsOf(const QByteArray &bytes)
{
    test::MemorySource source{bytes};
    return declaredSeconds(source);
}

}  // namespace

class DeclaredDurationTest final : public QObject
{
    Q_OBJECT
private slots:
    void lengthIsFoundBeforeAndBehindTheMedia()
    {
        const QByteArray movie = box("moov", box("udta", "x") + movieHeader(600, 9000));
        const QByteArray media = box("mdat", QByteArray(100'000, 'm'));
        QCOMPARE(secondsOf(box("ftyp", "isom") + movie + media), 15.0);
        QCOMPARE(secondsOf(box("ftyp", "isom") + media + movie), 15.0);
    }

    void boxesOfSixtyFourBitsAreRead()
    {
        const QByteArray media = big<quint32>(1) + "mdat" + big<quint64>(16 + 50) + QByteArray(50, 'm');
        const QByteArray day = box("mvhd", QByteArray{"\1\0\0\0", 4} + QByteArray(16, '\0') + big<quint32>(1000) +
                                               big<quint64>(86'400'000) + QByteArray(80, '\0'));
        QCOMPARE(secondsOf(box("ftyp", "isom") + media + box("moov", day)), 86'400.0);
    }

    void nothingIsSaidWhereTheFileDoesNot_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray{};
        QTest::newRow("another container") << QByteArray{"\x1a\x45\xdf\xa3", 4} + QByteArray(1000, 'k');
        QTest::newRow("no movie") << box("ftyp", "isom") + box("mdat", "m");
        QTest::newRow("fragments") << box("ftyp", "isom") + box("moov", movieHeader(600, 0));
        QTest::newRow("no scale") << box("ftyp", "isom") + box("moov", movieHeader(0, 600));
        QTest::newRow("not known") << box("ftyp", "isom") + box("moov", movieHeader(1, 0xffffffff));
        QTest::newRow("cut off") << QByteArray{box("ftyp", "isom") + box("moov", movieHeader(600, 600))}.left(40);
        QTest::newRow("box of no size") << box("ftyp", "isom") + big<quint32>(4) + "free" + box("moov", movieHeader(600, 600));
        QTest::newRow("box over the end") << box("ftyp", "isom") + big<quint32>(0x7fffffff) + "mdat";
        QTest::newRow("64 bits of size") << big<quint32>(1) + "mdat" + big<quint64>(~quint64{0});
    }
    void nothingIsSaidWhereTheFileDoesNot()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(secondsOf(bytes), std::nullopt);
    }

    void fileOfNothingButBoxesIsNotReadToItsEnd()
    {
        CountedSource source{box("free", {}).repeated(1'000'000)};
        QCOMPARE(declaredSeconds(source), std::nullopt);
        QVERIFY2(source.reads < 10'000, QByteArray::number(source.reads).constData());
    }
};

QTEST_GUILESS_MAIN(DeclaredDurationTest)
#include "tst_declared_duration.moc"
