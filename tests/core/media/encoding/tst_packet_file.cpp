#include "core/media/encoding/packet_file.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using namespace chalkreel;

class PacketFileTest final : public QObject
{
    Q_OBJECT

    static av::Packet packetOf(const QByteArray &content, qint64 pts)
    {
        av::Packet packet{av_packet_alloc()};
        av_new_packet(packet.get(), static_cast<int>(content.size()));
        std::memcpy(packet->data, content.constData(), static_cast<size_t>(content.size()));
        packet->pts = pts;
        packet->dts = pts - 5;
        packet->duration = 3;
        packet->flags = AV_PKT_FLAG_KEY;
        return packet;
    }

    static av::Parameters parameters()
    {
        av::Parameters parameters{avcodec_parameters_alloc()};
        parameters->codec_type = AVMEDIA_TYPE_VIDEO;
        parameters->codec_id = AV_CODEC_ID_H264;
        parameters->width = 640;
        parameters->height = 360;
        parameters->extradata = static_cast<std::uint8_t *>(av_mallocz(4 + AV_INPUT_BUFFER_PADDING_SIZE));
        std::memcpy(parameters->extradata, "\1\2\3\4", 4);
        parameters->extradata_size = 4;
        return parameters;
    }

    static void write(const QString &path)
    {
        Result<std::unique_ptr<PacketFileWriter>> file = PacketFileWriter::create(path);
        QVERIFY(file.has_value());
        QVERIFY((*file)->describe(*parameters(), {1, 90000}));
        QVERIFY((*file)->write(*packetOf("first", -7)));
        QVERIFY((*file)->write(*packetOf(QByteArray{100'000, 'x'}, 1LL << 40)));
        QVERIFY(!QFile::exists(path));
        QVERIFY((*file)->commit());
    }
private slots:
    void packetsComeBackAsTheyWere()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.pkt"));
        write(path);
        const Result<std::unique_ptr<PacketFileReader>> file = PacketFileReader::open(path);
        QVERIFY(file.has_value());
        PacketFileReader &reader = **file;
        QCOMPARE(reader.packetCount(), 2);
        QCOMPARE(reader.parameters()->width, 640);
        QCOMPARE(reader.timeBase().den, 90000);
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(reader.parameters()->extradata), 4), QByteArray("\1\2\3\4"));
        QCOMPARE(reader.scanPts().value(), (std::vector<qint64>{-7, 1LL << 40}));
        const av::Packet packet{av_packet_alloc()};
        QCOMPARE(reader.read(*packet).value(), true);
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(packet->data), packet->size), QByteArray{"first"});
        QCOMPARE(packet->pts, -7);
        QCOMPARE(packet->dts, -12);
        QCOMPARE(packet->duration, 3);
        QCOMPARE(packet->flags, AV_PKT_FLAG_KEY);
        QCOMPARE(reader.read(*packet).value(), true);
        QCOMPARE(packet->size, 100'000);
        QCOMPARE(reader.read(*packet).value(), false);
    }

    void fileThatLacksItsEndIsDamaged()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.pkt"));
        write(path);
        QFile file{path};
        QVERIFY(file.resize(file.size() / 2));
        const Result<std::unique_ptr<PacketFileReader>> reader = PacketFileReader::open(path);
        QVERIFY(!reader.has_value());
        QCOMPARE(reader.error().code, ErrorCode::Damaged);
    }

    void whatWasNotCommittedLeavesNothing()
    {
        QTemporaryDir folder;
        {
            const Result<std::unique_ptr<PacketFileWriter>> file = PacketFileWriter::create(folder.filePath(QStringLiteral("a.pkt")));
            QVERIFY((*file)->describe(*parameters(), {1, 25}));
        }
        QCOMPARE(QDir{folder.path()}.entryList(QDir::Files | QDir::Hidden), QStringList{});
    }

    void fileWithoutPacketsIsAFileToo()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.pkt"));
        {
            const Result<std::unique_ptr<PacketFileWriter>> file = PacketFileWriter::create(path);
            QVERIFY((*file)->commit());
        }
        const Result<std::unique_ptr<PacketFileReader>> file = PacketFileReader::open(path);
        QVERIFY(file.has_value());
        QCOMPARE((*file)->parameters(), nullptr);
        QCOMPARE((*file)->packetCount(), 0);
    }
};

QTEST_GUILESS_MAIN(PacketFileTest)
#include "tst_packet_file.moc"
