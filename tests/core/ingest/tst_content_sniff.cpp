#include "core/ingest/content_sniff.h"

#include <QTest>

using namespace chalkreel;

class ContentSniffTest final : public QObject
{
    Q_OBJECT
private slots:
    void whatIsPlainlyNoMediaIsRefused_data()
    {
        QTest::addColumn<QByteArray>("head");
        const auto row = [](const char *what, const QByteArray &head) { QTest::newRow(what) << head; };
        row("HLS playlist", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");
        row("playlist after blank lines", "\r\n  #EXTM3U\n" + QByteArray(3000, '\x01'));
        row("playlist with a byte order mark", "\xef\xbb\xbf#EXTM3U\n");
        row("concat script", "ffconcat version 1.0\nfile '/etc/passwd'\n");
        row("bare concat script", "file '/etc/passwd'\n");
        row("DASH", "<?xml version=\"1.0\"?><MPD/>");
        row("SDP", "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n");
        row("address", "http://169.254.169.254/latest/");
        row("PLS", "[playlist]\nFile1=http://x/\n");
        row("SVG", "<svg onload='x()'/>");
        row("web page", "<!DOCTYPE html><html>");
        row("shell script", "#!/bin/sh\nrm -rf /\n");
        row("program", QByteArray::fromHex("7f454c4602010100") + QByteArray(100, '\0'));
        row("Windows program", QByteArray{"MZ"} + QByteArray(100, '\x01'));
        row("archive", QByteArray::fromHex("504b030414000000") + QByteArray(100, '\x02'));
        row("PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
        row("text", "Dear coach,\nthis is not a video.\n");
        row("text in UTF-8", "Lieber Trainer, schöne Grüße 你好\n");
        row("text cut inside a character", QByteArray(kSniffedBytes - 1, 'a') + "\xe4\xbd\xa0");
        row("text in UTF-16", QByteArray::fromHex("fffe48006500") + QByteArray::fromHex("6c006c006f00"));
        row("table", "time;speed\n1;2\n");
        row("one letter", "x");
    }
    void whatIsPlainlyNoMediaIsRefused()
    {
        QFETCH(QByteArray, head);
        const Result<void> result = refuseObviousNonMedia(head, QStringLiteral("clip.mp4"));
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().code, ErrorCode::Unsupported);
        QVERIFY(result.error().message.contains(QStringLiteral("clip.mp4")));
    }

    void mediaPasses_data()
    {
        QTest::addColumn<QByteArray>("head");
        const auto row = [](const char *what, const QByteArray &head) { QTest::newRow(what) << head; };
        row("MP4", QByteArray::fromHex("0000001c667479706d703432") + QByteArray(200, '\0'));
        row("Matroska", QByteArray::fromHex("1a45dfa3a3428681014286810142f7"));
        row("AVI", "RIFF" + QByteArray::fromHex("24080000") + "AVI LIST" + QByteArray::fromHex("ec110000"));
        row("WAV", "RIFF" + QByteArray::fromHex("24080000") + "WAVEfmt " + QByteArray::fromHex("10000000"));
        row("transport stream", QByteArray::fromHex("474000100000b00d0001"));
        row("MP3 with a tag", "ID3" + QByteArray::fromHex("0300000000"));
        row("MP3 frames", QByteArray::fromHex("fffb90640000"));
        row("FLAC", "fLaC" + QByteArray::fromHex("00000022"));
        row("Ogg", "OggS" + QByteArray::fromHex("0002000000000000"));
        row("JPEG", QByteArray::fromHex("ffd8ffe000104a464946"));
        row("PNG", QByteArray::fromHex("89504e470d0a1a0a0000000d"));
        row("GIF", "GIF89a" + QByteArray::fromHex("4001f000"));
        row("raw video of a light grey", "YUV4MPEG2 W640 H360 F30:1\nFRAME\n" + QByteArray(4000, 'p'));
        row("MPEG program stream", QByteArray::fromHex("000001ba4400040004"));
        row("starts with zeros", QByteArray(100, '\0') + QByteArray::fromHex("01"));
    }
    void mediaPasses()
    {
        QFETCH(QByteArray, head);
        const Result<void> result = refuseObviousNonMedia(head, QStringLiteral("clip.mp4"));
        QVERIFY2(result.has_value(), qPrintable(result ? QString{} : result.error().message));
    }

    void fileOfZerosIsCalledDamaged()
    {
        QCOMPARE(refuseObviousNonMedia(QByteArray(4096, '\0'), QStringLiteral("clip.mp4")).error().code, ErrorCode::Damaged);
        QCOMPARE(refuseObviousNonMedia({}, QStringLiteral("clip.mp4")).error().code, ErrorCode::Damaged);
    }

    void sentenceStaysOneLineWhateverTheName()
    {
        const Result<void> result = refuseObviousNonMedia("text\n", QStringLiteral("a\nb\x1b[31m.mp4"));
        QVERIFY(!result.error().message.contains(u'\n'));
        QVERIFY(!result.error().message.contains(QChar{0x1b}));
    }
};

QTEST_GUILESS_MAIN(ContentSniffTest)
#include "tst_content_sniff.moc"
