#include "core/media/reading/media_input.h"
#include "core/media/reading/packet_index.h"
#include "tests/support/media/footage.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <arpa/inet.h>
#include <poll.h>
#include <random>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace chalkreel;
using namespace chalkreel::test;

namespace {

/// Bytes in memory that can fail from some offset on.
class MemorySource final : public ByteSource
{
public:
    MemorySource(QByteArray bytes, QString name, qint64 failsAt = -1)
        : m_bytes{std::move(bytes)}
        , m_name{std::move(name)}
        , m_failsAt{failsAt}
    {
    }

    qint64 size() const override { return m_bytes.size(); }
    QString displayName() const override { return m_name; }
    Result<qint64> readAt(qint64 offset, std::span<std::byte> into) override
    {
        if (m_failsAt >= 0 && offset + std::ssize(into) > m_failsAt) return fail(ErrorCode::Io, QStringLiteral("The disk is gone."));
        const qint64 count = std::clamp<qint64>(size() - offset, 0, std::ssize(into));
        if (count > 0) std::memcpy(into.data(), m_bytes.constData() + offset, static_cast<size_t>(count));
        return count;
    }

private:
    QByteArray m_bytes;
    QString m_name;
    qint64 m_failsAt;
};

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

Result<std::unique_ptr<MediaInput>> openBytes(const QByteArray &bytes, const QString &name, const MediaLimits &limits = {},
                                              qint64 failsAt = -1)
{
    return MediaInput::open(std::make_shared<MemorySource>(bytes, name, failsAt), limits);
}

/// A file and a port that nobody may touch.
class Trap
{
public:
    Trap()
    {
        QFile file{path()};
        if (file.open(QIODevice::WriteOnly)) file.write("a secret");
        file.close();
        m_watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        ::inotify_add_watch(m_watch, QFile::encodeName(path()).constData(), IN_OPEN | IN_ACCESS);
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        void *raw = &address;
        socklen_t length = sizeof address;
        ::bind(m_socket, static_cast<sockaddr *>(raw), length);
        ::listen(m_socket, 1);
        ::getsockname(m_socket, static_cast<sockaddr *>(raw), &length);
        m_port = ntohs(address.sin_port);
    }
    ~Trap()
    {
        ::close(m_watch);
        ::close(m_socket);
    }
    Trap(const Trap &) = delete;
    Trap &operator=(const Trap &) = delete;

    QString path() const { return m_folder.filePath(QStringLiteral("secret.mp4")); }
    QByteArray url() const { return "http://127.0.0.1:" + QByteArray::number(m_port) + "/x.ts"; }
    bool wasTouched() const
    {
        pollfd waiting[2] = {{m_watch, POLLIN, 0}, {m_socket, POLLIN, 0}};
        return ::poll(waiting, 2, 0) > 0;
    }

private:
    QTemporaryDir m_folder;
    int m_watch = -1;
    int m_socket = -1;
    int m_port = 0;
};

/// Offset of a box inside the range, -1 when there is none.
qsizetype findBox(const QByteArray &bytes, qsizetype from, qsizetype end, const char *name)
{
    for (qsizetype at = from; at + 8 <= end;) {
        const auto size = qFromBigEndian<quint32>(bytes.constData() + at);
        if (bytes.mid(at + 4, 4) == name) return at;
        if (size < 8) break;
        at += size;
    }
    return -1;
}

/// The film with its first track's data reference turned into one to another file, by an absolute path of an alias.
QByteArray withExternalReference(QByteArray film, const QByteArray &path)
{
    QByteArray alias = QByteArray(4, '\0') + QByteArray(10 - 4 + 4, '\0');
    alias = QByteArray(10, '\0') + QByteArray(28, '\0') + QByteArray(12, '\0') + QByteArray(64, '\0') + QByteArray(16, '\0');
    alias += QByteArray("\0\1\0\1", 4) + QByteArray(16, '\0');
    const auto size = static_cast<quint16>(path.size());
    alias += QByteArray("\0\2", 2) + QByteArray{1, static_cast<char>(size >> 8)} + QByteArray{1, static_cast<char>(size)} + path;
    if (path.size() % 2 != 0) alias += '\0';
    alias += QByteArray("\xff\xff\0\0", 4);
    QByteArray entry(4, '\0');
    entry += "alis" + QByteArray(4, '\0') + alias;
    qToBigEndian(static_cast<quint32>(entry.size()), entry.data());

    QList<qsizetype> parents;
    qsizetype from = 0;
    qsizetype end = film.size();
    for (const char *name : {"moov", "trak", "mdia", "minf", "dinf", "dref"}) {
        const qsizetype box = findBox(film, from, end, name);
        if (box < 0) return {};
        parents.append(box);
        from = box + 8;
        end = box + qFromBigEndian<quint32>(film.constData() + box);
    }
    from += 8;  // version, flags, number of entries
    const auto old = qFromBigEndian<quint32>(film.constData() + from);
    film.replace(from, old, entry);
    for (const qsizetype box : parents) {
        const auto grown = qFromBigEndian<quint32>(film.constData() + box) + static_cast<quint32>(entry.size()) - old;
        qToBigEndian(grown, film.data() + box);
    }
    return film;
}

}  // namespace

class MediaInputTest final : public QObject
{
    Q_OBJECT
private slots:
    void whatIsNotMediaIsRefusedByWhatItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("text") << QByteArray("Dear coach,\nhere are my notes on the match.\n") << QStringLiteral("is text");
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html><script>alert(1)</script></html>") << QStringLiteral("is text");
        QTest::newRow("svg") << QByteArray("<?xml version=\"1.0\"?><svg xmlns:xlink=\"x\"><image xlink:href=\"file:///etc/passwd\"/></svg>")
                             << QStringLiteral("is text");
        QTest::newRow("playlist") << QByteArray("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n")
                                  << QStringLiteral("a playlist");
        QTest::newRow("playlist behind a mark") << QByteArray("\xef\xbb\xbf#EXTM3U\n#EXTINF:1,\nx.ts\n") << QStringLiteral("a playlist");
        QTest::newRow("playlist behind an ID3 tag")
            << QByteArray("ID3\x04\x00\x00\x00\x00\x00\x04TTTT", 14) + "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n"
            << QStringLiteral("a playlist");
        QTest::newRow("concat script") << QByteArray("ffconcat version 1.0\nfile '/etc/passwd'\n") << QStringLiteral("a script");
        QTest::newRow("dash") << QByteArray("<?xml version=\"1.0\"?>\n<MPD type=\"static\"><BaseURL>file:///etc/</BaseURL></MPD>")
                              << QStringLiteral("a playlist");
        QTest::newRow("sdp") << QByteArray("v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\nm=video 5004 RTP/AVP 96\r\n")
                             << QStringLiteral("network stream");
        QTest::newRow("shortcut") << QByteArray("http://127.0.0.1/movie.mp4\n") << QStringLiteral("network stream");
        QTest::newRow("cue sheet") << QByteArray("FILE \"/etc/passwd\" WAVE\n  TRACK 01 AUDIO\n") << QStringLiteral("a cue sheet");
        QTest::newRow("subtitles in another coding") << QByteArray("WEBVTT\n\n00:01.000 --> 00:02.000\nGr\xfc\xdf"
                                                                   "e\n")
                                                     << QStringLiteral("subtitle");
    }
    void whatIsNotMediaIsRefusedByWhatItIs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto input = openBytes(bytes, QStringLiteral("clip.mp4"));
        QVERIFY(!input);
        QCOMPARE(input.error().code, ErrorCode::Unsupported);
        QVERIFY2(input.error().message.contains(says), qPrintable(input.error().message));
        QVERIFY(input.error().message.contains(QStringLiteral("“clip.mp4”")));
    }

    void nothingThatAScriptNamesIsTouched_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("playlist of a file") << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://PATH\n#EXT-X-ENDLIST\n");
        QTest::newRow("playlist of an address") << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nURL\n#EXT-X-ENDLIST\n");
        QTest::newRow("playlist that is no text")
            << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\xff\x01\nURL\nfile://PATH\n#EXT-X-ENDLIST\n");
        QTest::newRow("concat") << QByteArray("ffconcat version 1.0\nfile 'PATH'\nfile 'URL'\n\x01\xff");
    }
    void nothingThatAScriptNamesIsTouched()
    {
        QFETCH(QByteArray, script);
        const Trap trap;
        script.replace("PATH", QFile::encodeName(trap.path())).replace("URL", trap.url());
        const auto input = openBytes(script, QStringLiteral("clip.mp4"));
        QVERIFY(!input);
        QCOMPARE(input.error().code, ErrorCode::Unsupported);
        QVERIFY(!trap.wasTouched());
    }

    void aFilmThatRefersToAnotherFileDoesNotReachIt()
    {
        const Trap trap;
        const QByteArray film = withExternalReference(contentOf(clipPath(QStringLiteral("silent.mp4"))), QFile::encodeName(trap.path()));
        QVERIFY(!film.isEmpty());
        const auto input = openBytes(film, QStringLiteral("clip.mov"));
        QVERIFY(!input);
        QCOMPARE(input.error().code, ErrorCode::Unsupported);
        QVERIFY2(input.error().message.contains(QLatin1StringView{"refers to another file"}), qPrintable(input.error().message));
        QVERIFY(!trap.wasTouched());
    }

    void aDemuxerThatAsksForASecondFileGetsNone()
    {
        const Trap trap;
        const auto input = openMedia(clipPath(QStringLiteral("short_gop.mp4")));
        QVERIFY(input);
        AVFormatContext &context = (*input)->context();
        AVIOContext *second = nullptr;
        QVERIFY(context.io_open(&context, &second, QFile::encodeName(trap.path()).constData(), AVIO_FLAG_READ, nullptr) < 0);
        QVERIFY(!second);
        QVERIFY(!trap.wasTouched());
    }

    void anEmptyFileIsSaidToBeEmpty()
    {
        const auto input = openBytes({}, QStringLiteral("clip.mp4"));
        QVERIFY(!input);
        QCOMPARE(input.error().code, ErrorCode::Damaged);
        QVERIFY(input.error().message.contains(QLatin1StringView{"is empty"}));
    }

    void noiseIsNoMedia()
    {
        std::mt19937 random{5};
        QByteArray noise(300'000, Qt::Uninitialized);
        for (char &byte : noise) byte = static_cast<char>(random());
        const auto input = openBytes(noise, QStringLiteral("clip.mp4"));
        QVERIFY(!input);
        QCOMPARE(input.error().code, ErrorCode::Unsupported);
    }

    void aFilmWithoutItsTableOfContentsIsSaidToBeCutOff()
    {
        const auto input = openMedia(clipPath(QStringLiteral("no_index.mp4")));
        QVERIFY(!input);
        QCOMPARE(input.error().code, ErrorCode::Damaged);
        QVERIFY(input.error().message.contains(QLatin1StringView{"was cut off"}));
        QVERIFY(!canRetryHelp(input.error().code));
    }

    void aPhotoThatLooksLikeAFilmIsNotCalledCutOff()
    {
        const QByteArray photo = QByteArray("\0\0\0\x18"
                                            "ftypheic\0\0\0\0mif1heic",
                                            24) +
                                 QByteArray("\0\0\0\x10"
                                            "metaabcdefgh",
                                            16);
        const auto input = openBytes(photo, QStringLiteral("photo.heic"));
        QVERIFY(!input);
        QCOMPARE(input.error().code, ErrorCode::Unsupported);
    }

    void onlyCutOffFilesEndEarly_data()
    {
        QTest::addColumn<bool>("isCutOff");
        const QStringList clips = QDir{clipPath({})}.entryList(QDir::Files);
        for (const QString &clip : clips)
            if (clip != QLatin1StringView{"no_index.mp4"}) QTest::newRow(qPrintable(clip)) << clip.startsWith(QLatin1StringView{"cut_off"});
    }
    void onlyCutOffFilesEndEarly()
    {
        QFETCH(bool, isCutOff);
        const auto input = openMedia(clipPath(QString::fromUtf8(QTest::currentDataTag())));
        QVERIFY2(input, input ? "" : qPrintable(input.error().message + input.error().detail));
        const av::Packet packet{av_packet_alloc()};
        for (;;) {
            const Result<bool> more = (*input)->readPacket(*packet);
            QVERIFY(more);
            if (!*more) break;
        }
        QCOMPARE((*input)->endedEarly(), isCutOff);
    }

    void readingFromADiskThatFailsIsNotTheFilesFault()
    {
        const QByteArray film = contentOf(clipPath(QStringLiteral("long_gop.mp4")));
        const auto input = openBytes(film, QStringLiteral("clip.mp4"), {}, 200'000);
        const Result<PacketIndex> index = input ? PacketIndex::scan(**input, (*input)->bestVideoStream(), {}) : fail(input.error());
        QVERIFY(!index);
        QCOMPARE(index.error().code, ErrorCode::Io);
        QCOMPARE(index.error().message, QStringLiteral("The disk is gone."));
    }

    void eachLimitIsKept_data()
    {
        QTest::addColumn<MediaLimits>("limits");
        const auto limit = [](auto change) {
            MediaLimits limits;
            change(limits);
            return limits;
        };
        QTest::newRow("bytes") << limit([](MediaLimits &l) { l.fileBytes = 1000; });
        QTest::newRow("side") << limit([](MediaLimits &l) { l.side = 319; });
        QTest::newRow("pixels") << limit([](MediaLimits &l) { l.pixels = 320 * 240 - 1; });
        QTest::newRow("streams") << limit([](MediaLimits &l) { l.streams = 2; });
        QTest::newRow("duration") << limit([](MediaLimits &l) { l.duration = 5.9; });
        QTest::newRow("frame rate") << limit([](MediaLimits &l) { l.frameRate = 29; });
    }
    void eachLimitIsKept()
    {
        QFETCH(MediaLimits, limits);
        const auto source = openFileSource(clipPath(QStringLiteral("two_tracks.mkv")));
        QVERIFY(source);
        const auto input = MediaInput::open(*source, limits);
        QVERIFY(!input);
        QCOMPARE(input.error().code, ErrorCode::TooLarge);
        QVERIFY(input.error().message.contains(QStringLiteral("“two_tracks.mkv”")));
    }

    void aPictureThatClaimsAbsurdDimensionsIsTooLarge()
    {
        QByteArray picture = contentOf(clipPath(QStringLiteral("picture.jpg")));
        const qsizetype frame = picture.indexOf(QByteArray("\xff\xc0", 2));
        QVERIFY(frame > 0);
        picture.replace(frame + 5, 4, QByteArray("\xff\xdc\xff\xdc", 4));  // 65500 x 65500
        const auto input = openBytes(picture, QStringLiteral("bomb.jpg"));
        QVERIFY(!input);
        QCOMPARE(input.error().code, ErrorCode::TooLarge);
    }

    void coverArtIsNoVideo()
    {
        const auto input = openMedia(clipPath(QStringLiteral("cover.mp3")));
        QVERIFY(input);
        QCOMPARE((*input)->bestVideoStream(), -1);
        QVERIFY((*input)->bestAudioStream() >= 0);
    }

    void onlyTheStreamsThatAreWantedAreRead()
    {
        const auto input = openMedia(clipPath(QStringLiteral("two_tracks.mkv")));
        QVERIFY(input);
        (*input)->readOnly({2});
        const av::Packet packet{av_packet_alloc()};
        int packets = 0;
        for (;;) {
            const Result<bool> more = (*input)->readPacket(*packet);
            QVERIFY(more);
            if (!*more) break;
            QCOMPARE(packet->stream_index, 2);
            ++packets;
        }
        QVERIFY(packets > 100);
    }
};

QTEST_GUILESS_MAIN(MediaInputTest)
#include "tst_media_input.moc"
