#include "tests/e2e/made_clips.h"
#include "tests/server_attacks/attack_support.h"

#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <unistd.h>

using namespace chalkreel::attack;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

QByteArray formOf(const QByteArray &name, const QByteArray &content)
{
    return "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n" + content + "\r\n--XX--\r\n";
}

}  // namespace

/// ATTACKS P01, P04, P05 and P06: names and words of a request that want to become paths.
class AttackPathsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(ServerProcess::Mode::Open), m_server.problem().constData());
        const QString clip = chalkreel::e2e::makeClip(m_folder.path(), text("clip.mp4"), 1);
        QFile file{clip};
        QVERIFY(!clip.isEmpty() && file.open(QIODevice::ReadOnly));
        m_video = field(m_server.as({}, "POST", text("/api/v1/videos?name=clip.mp4"), file.readAll(), "video/mp4"), "id");
        QVERIFY(!m_video.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(field(m_server.get(text("/api/v1/videos/") + m_video), "status"), text("ready"), 120'000);
    }
    void cleanup() { QCOMPARE(m_server.harm(), QByteArray{}); }

    // P01
    void nameOfAFileIsOnlyAName_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("up") << QByteArray{"../../../../"} << QByteArray{".mp4"};
        QTest::newRow("up, Windows") << QByteArray{"..\\..\\..\\"} << QByteArray{".mp4"};
        QTest::newRow("up, encoded") << QByteArray{"%2e%2e%2f%2e%2e%2f"} << QByteArray{".mp4"};
        QTest::newRow("up, encoded twice") << QByteArray{"%252e%252e%252f"} << QByteArray{".mp4"};
        QTest::newRow("backslash, encoded") << QByteArray{"..%5C..%5C"} << QByteArray{".mp4"};
        QTest::newRow("absolute") << QByteArray{"/etc/"} << QByteArray{".mp4"};
        QTest::newRow("home") << QByteArray{"~/"} << QByteArray{".mp4"};
        QTest::newRow("drive") << QByteArray{"C:\\Windows\\"} << QByteArray{".mp4"};
        QTest::newRow("stream of a file") << QByteArray{"a.mp4:"} << QByteArray{};
        QTest::newRow("UNC") << QByteArray{"\\\\server\\share\\"} << QByteArray{".mp4"};
        QTest::newRow("NUL") << QByteArray{"a\0b/../", 7} << QByteArray{"\0.mp4", 5};
        QTest::newRow("overlong UTF-8") << QByteArray{"\xc0\xae\xc0\xae\xc0\xaf"} << QByteArray{".mp4"};
        QTest::newRow("dot and space behind") << QByteArray{} << QByteArray{".mp4. . ."};
        QTest::newRow("line ends") << QByteArray{"a\tX-Evil: 1 "} << QByteArray{".mp4"};
        QTest::newRow("right to left") << QByteArray{"\xe2\x80\xae"} << QByteArray{"4pm.exe"};
        QTest::newRow("escapes of a terminal") << QByteArray{"\x1b]0;owned\x07"} << QByteArray{".mp4"};
        QTest::newRow("option") << QByteArray{"-rf "} << QByteArray{".mp4"};
        QTest::newRow("shell") << QByteArray{"$(touch x);`id`|"} << QByteArray{".mp4"};
        QTest::newRow("300 characters") << QByteArray(300, 'a') << QByteArray{".mp4"};
        QTest::newRow("300 of three bytes") << QByteArray{"\xe6\x8a\x95"}.repeated(300) << QByteArray{".mp4"};
    }
    void nameOfAFileIsOnlyAName()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const QString mark = QUuid::createUuid().toString(QUuid::Id128);
        const QByteArray name = before + mark.toLatin1() + after;
        QList<Answer> answers;
        answers.append(
            m_server.as({}, "POST", text("/upload"), formOf(name, randomBytes(900, ++m_seed)), "multipart/form-data; boundary=XX"));
        answers.append(m_server.as({}, "POST", text("/api/v1/videos?name=") + QString::fromLatin1(name.toPercentEncoding()),
                                   randomBytes(900, ++m_seed), "video/mp4"));
        const TusClient tus{m_server, {}};
        const QByteArray bytes = randomBytes(900, ++m_seed);
        const Answer created = tus.tryCreate(bytes.size(), {{"Upload-Metadata", "filename " + name.toBase64()}});
        if (created.status == 201) {
            const Answer last = tus.patch(QUrl{QString::fromLatin1(created.header("Location"))}.path(), 0, bytes);
            QCOMPARE(last.status, 204);
            answers.append(m_server.get(text("/api/v1/videos/") + QString::fromLatin1(last.header("X-Asset-Id"))));
        } else {
            QCOMPARE(created.status, 422);
        }
        for (const Answer &answer : answers) {
            if (answer.status == 422) continue;
            QVERIFY2(answer.status == 200 || answer.status == 201, answer.body.constData());
            const QString kept = field(answer, "name");
            QVERIFY2(!kept.isEmpty() && kept.size() <= 255 && kept.toUtf8().size() <= 255 && !kept.startsWith(u'.'), qPrintable(kept));
            for (const QChar c : kept)
                QVERIFY2(c.isPrint() && c != u'/' && c != u'\\' && c != QChar{0x202e},
                         qPrintable(kept + text(" has ") + QString::number(c.unicode(), 16)));
            const Answer download = m_server.get(text("/api/v1/videos/") + field(answer, "id") + text("/download?rendition=original"));
            QCOMPARE(download.status, 200);
            QVERIFY(download.header("Content-Disposition").startsWith("attachment"));
            QCOMPARE(download.header("X-Evil"), QByteArray{});
        }
        QCOMPARE(m_server.strayFiles(mark), QStringList{});
        QVERIFY(!m_server.log().contains('\x1b'));
    }

    void namesThatOneFileSystemTakesForTheSameAreTwoVideos()
    {
        const QByteArrayList names{"Wurf.mp4", "wurf.mp4", "WURF.MP4", "caf\xc3\xa9.mp4", "cafe\xcc\x81.mp4", "CON",
                                   "con.mp4",  "NUL.mp4",  "aux",      "COM1.mp4"};
        QSet<QString> ids;
        for (const QByteArray &name : names) {
            const Answer answer =
                m_server.as({}, "POST", text("/upload"), formOf(name, randomBytes(700, ++m_seed)), "multipart/form-data; boundary=XX");
            QCOMPARE(answer.status, 201);
            ids.insert(field(answer, "id"));
        }
        QCOMPARE(ids.size(), names.size());
        for (const QString &id : ids)
            QCOMPARE(m_server.get(text("/api/v1/videos/") + id + text("/download?rendition=original")).body.size(), 700);
    }

    void idOfAnUploadIsAnId_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const char *id :
             {"..", "%2e%2e", "..%2f..%2fchalkreel.db", "%252e%252e%252fx", "..%5c..%5cx", "%00", "/etc/passwd", "a%00b", "C:", "CON",
              "{00000000-0000-4000-8000-00000000abcd}", "00000000-0000-4000-8000-00000000abcd%20", "'%20OR%20'1'='1", "*"})
            QTest::newRow(id) << QByteArray{id};
        QTest::newRow("300 characters") << QByteArray(300, 'a');
    }
    void idOfAnUploadIsAnId()
    {
        QFETCH(QByteArray, id);
        for (const char *method : {"GET", "HEAD", "PATCH", "DELETE"})
            for (const char *folder : {"/api/v1/uploads/", "/api/v1/videos/", "/api/v1/jobs/"}) {
                RawClient client{m_server.port()};
                client.send(
                    requestText(method, folder + id,
                                {{"Tus-Resumable", "1.0.0"}, {"Upload-Offset", "0"}, {"Content-Type", "application/offset+octet-stream"}}));
                const int status = client.answer().status;
                QVERIFY2(status == 404 || status == 405 || status == 422 || status == 415,
                         QByteArray{method + (' ' + QByteArray::number(status))}.constData());
            }
        QVERIFY(QFile::exists(m_server.dataFolder() + text("/chalkreel.db")));
    }

    // P04
    void encodedWaysUpLeadNowhere_data()
    {
        QTest::addColumn<QByteArray>("rest");
        for (const char *rest : {"hls/..%2f..%2f..%2f..%2fchalkreel.db", "hls/%2e%2e/%2e%2e/chalkreel.db", "hls/..%5c..%5cchalkreel.db",
                                 "hls/hd/..%2f..%2fmaster.m3u8", "hls/%252e%252e%252fmaster.m3u8", "hls/master.m3u8%00.mp4", "hls/.mp4",
                                 "hls/....m3u8", "hls/..;/master.m3u8", "thumbnail/..%2fdownload", "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                                 "..%c0%af..%c0%afetc/passwd", "hls/..%ef%bc%8f..%ef%bc%8fx.mp4"})
            QTest::newRow(rest) << QByteArray{rest};
    }
    void encodedWaysUpLeadNowhere()
    {
        QFETCH(QByteArray, rest);
        RawClient client{m_server.port()};
        client.send(requestText("GET", "/api/v1/videos/" + m_video.toLatin1() + '/' + rest));
        const Answer answer = client.answer();
        QVERIFY2(answer.status == 404 || answer.status == 400, QByteArray::number(answer.status).constData());
        QVERIFY(!answer.body.contains("SQLite") && !answer.body.contains("root:"));
    }

    // P05
    void wordsThatChooseAFileAreOfAFixedList_data()
    {
        QTest::addColumn<QByteArray>("rest");
        for (const char *rest :
             {"download?rendition=../../chalkreel.db", "download?rendition=original%00", "download?rendition=original/../x",
              "download?rendition=metadata", "preview?format=../../x", "preview?format=mp4%2f..", "storyboard?format=/etc/passwd",
              "waveform?format=..", "thumbnail?at=../x", "thumbnail?at=nan", "thumbnail?at=-1", "thumbnail?at=inf", "thumbnail?width=1e9",
              "thumbnail?width=-5", "thumbnail?width=../x", "status?process_type=../../x"})
            QTest::newRow(rest) << QByteArray{rest};
    }
    void wordsThatChooseAFileAreOfAFixedList()
    {
        QFETCH(QByteArray, rest);
        RawClient client{m_server.port()};
        client.send(requestText("GET", "/api/v1/videos/" + m_video.toLatin1() + '/' + rest));
        QCOMPARE(client.answer().status, 422);
    }

    void formatOfAJobIsOfAFixedList()
    {
        for (const char *format : {"../../x", "wav/../../x", "wav;rm -rf /", "exe", "-i", "", "wav\n", "pipe:1", "file:/etc/passwd"}) {
            const QJsonObject body{{text("video_id"), m_video},
                                   {text("job_type"), text("audio_extraction")},
                                   {text("options"), QJsonObject{{text("audio_format"), text(format)}}}};
            const Answer answer = m_server.send("POST", text("/api/v1/jobs/"), body);
            QVERIFY2(answer.status == 422, format);
        }
    }

    // P06
    void spoolFileThatBecameALinkIsNotFollowed()
    {
        const QString secret = m_folder.filePath(text("secret.txt"));
        const QByteArray words = QByteArray{"what is outside "}.repeated(200);
        QFile outside{secret};
        QVERIFY(outside.open(QIODevice::WriteOnly) && outside.write(words) == words.size());
        outside.close();
        const TusClient tus{m_server, {}};
        const QString path = tus.create(4000);
        QCOMPARE(tus.patch(path, 0, QByteArray(1000, 'a')).status, 204);
        const QString id = path.section(u'/', -1);
        QString spool;
        for (const QString &file : m_server.spooled())
            if (file.contains(id)) spool = m_server.dataFolder() + text("/spool/") + file;
        QVERIFY(!spool.isEmpty() && QFile::remove(spool) &&
                ::symlink(secret.toLocal8Bit().constData(), spool.toLocal8Bit().constData()) == 0);
        QVERIFY(tus.patch(path, 1000, QByteArray(3000, 'b')).status >= 400);
        QVERIFY(outside.open(QIODevice::ReadOnly));
        QCOMPARE(outside.readAll(), words);
        QVERIFY(!m_server.get(text("/api/v1/videos?limit=200")).body.contains(sha256Of(words)));
        QFile::remove(spool);
    }

private:
    QTemporaryDir m_folder;
    AttackedServer m_server;
    QString m_video;
    quint32 m_seed = 5000;
};

QTEST_GUILESS_MAIN(AttackPathsTest)
#include "tst_attack_paths.moc"
