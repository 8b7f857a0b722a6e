#include "tests/server/server_material.h"
#include "tests/server/zip_file.h"
#include "tests/support/clamd_process.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <csignal>
#include <sys/stat.h>

using namespace chalkreel::e2e;
using namespace chalkreel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMegabyte = 1 << 20;
const QString kVideos = u"/api/v1/videos"_s;
const QString kUploads = u"/api/v1/uploads"_s;

/// No two of them are the same file.
QByteArray harmless(qsizetype size = 1000)
{
    QByteArray bytes = QUuid::createUuid().toByteArray();
    return bytes.append(QByteArray(size, 'v'));
}

QString sha256Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

}  // namespace

/// Uploads before the real scanner, which knows one virus: EICAR.
class TestServerScanning : public QObject
{
    Q_OBJECT

    ClamdProcess m_clamd;
    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_bearer;

    bool start(const QString &mode, int mostMegabytes = 25)
    {
        const bool isUp = m_server->start({.mode = ServerProcess::Mode::Accounts,
                                           .environment = {{u"VIRUS_SCAN"_s, mode},
                                                           {u"CLAMD_SOCKET"_s, m_clamd.socket()},
                                                           {u"VIRUS_SCAN_MAX_MB"_s, QString::number(mostMegabytes)}},
                                           .arguments = {}});
        m_bearer = m_server->adminBearer();
        return isUp;
    }
    Answer upload(const QByteArray &file, const QByteArray &name = "clip.mp4")
    {
        return postForm(*m_server, kVideos, {{"file", file, name}}, m_bearer);
    }
    Answer tus(const QByteArray &method, const QString &path, const QByteArray &body = {},
               QList<std::pair<QByteArray, QByteArray>> headers = {})
    {
        headers.emplaceBack("Tus-Resumable", "1.0.0");
        if (method == "PATCH" && body.isEmpty()) headers.emplaceBack("Content-Type", "application/offset+octet-stream");
        return m_server->ask({.method = method,
                              .path = path,
                              .body = body,
                              .bearer = m_bearer,
                              .contentType = "application/offset+octet-stream",
                              .headers = headers});
    }
    Answer create(qsizetype length)
    {
        return tus("POST", kUploads, {},
                   {{"Upload-Length", QByteArray::number(length)}, {"Upload-Metadata", "filename " + QByteArray{"tus.mp4"}.toBase64()}});
    }
    static QString pathOf(const Answer &created) { return QUrl{QString::fromLatin1(created.header("Location"))}.path(); }
    Answer patch(const QString &path, qsizetype offset, const QByteArray &bytes)
    {
        return tus("PATCH", path, bytes, {{"Upload-Offset", QByteArray::number(offset)}});
    }
    Answer get(const QString &path) { return m_server->get(path, m_bearer); }
    int videos() { return get(kVideos).json().value("total"_L1).toInt(-1); }
    static QString why(const QJsonObject &scan) { return scan.value("state"_L1).toString() + u'/' + scan.value("reason"_L1).toString(); }
    static QJsonObject scanOf(const Answer &answer) { return answer.json().value("scan"_L1).toObject(); }
    QJsonObject check() { return get(u"/ready"_s).json().value("checks"_L1).toObject().value("scanner"_L1).toObject(); }
    QStringList filesIn(const QString &folder) const
    {
        return QDir{m_server->dataFolder() + u'/' + folder}.entryList(QDir::Files | QDir::Hidden);
    }
    QJsonArray refusals() { return get(u"/api/v1/audit?action=upload.infected"_s).json().value("items"_L1).toArray(); }
    /// The one JSON file in quarantine.
    QJsonObject quarantined() const
    {
        const QDir folder{m_server->dataFolder() + u"/quarantine"_s};
        const QStringList told = folder.entryList({u"*.json"_s}, QDir::Files);
        return told.size() == 1 ? QJsonDocument::fromJson(contentOf(folder.filePath(told.first()))).object() : QJsonObject{};
    }

private slots:
    void initTestCase() { QVERIFY2(QFile::exists(ClamdProcess::program()), "install clamav-daemon"); }
    void init()
    {
        m_server = std::make_unique<ServerProcess>();
        m_clamd.stop();
        QVERIFY2(m_clamd.start(), m_clamd.log().constData());
    }

    void cleanFileSaysWhoFoundItCleanAndWhen()
    {
        QVERIFY2(start(u"required"_s), m_server->problem().constData());
        const Answer answer = upload(harmless());
        QVERIFY2(answer.status == 201, answer.body.constData());
        QCOMPARE(why(scanOf(answer)), u"clean/"_s);
        QVERIFY(scanOf(answer).value("engine"_L1).toString().startsWith("ClamAV"_L1));
        QVERIFY(!scanOf(answer).value("time"_L1).toString().isEmpty());
        QVERIFY(get(kVideos).body.contains(R"("state":"clean")"));
        QCOMPARE(get(u"/ready"_s).status, 200);
        QVERIFY(check().value("ok"_L1).toBool());
        QVERIFY(check().value("detail"_L1).toString().startsWith("ClamAV"_L1));
    }

    void infectedFileIsRefusedWhateverItIs_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("a plain file called a video") << eicar() << QByteArray{"clip.mp4"};
        QTest::newRow("a picture") << eicar() << QByteArray{"photo.png"};
        QTest::newRow("an archive called a video") << zipOf("inside.mp4", eicar()) << QByteArray{"clip.mp4"};
        QTest::newRow("an archive") << zipOf("inside.mp4", eicar()) << QByteArray{"clips.zip"};
        QTest::newRow("far inside of a video") << QByteArray(400'000, 'v') + eicar() << QByteArray{"clip.mkv"};
    }
    void infectedFileIsRefusedWhateverItIs()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, name);
        QVERIFY2(start(u"when_available"_s), m_server->problem().constData());
        const Answer answer = upload(file, name);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.code(), u"infected"_s);
        QCOMPARE(answer.json().value("signature"_L1).toString(), kEicarSignature);
        QVERIFY(answer.json().value("detail"_L1).toString().contains(kEicarSignature));
        QCOMPARE(videos(), 0);
        QVERIFY(filesIn(u"spool"_s).isEmpty());
    }

    void infectedFileLiesApartWithWhatIsKnownOfIt()
    {
        QVERIFY2(start(u"when_available"_s), m_server->problem().constData());
        QCOMPARE(upload(eicar(), "../Wurf \xe6\x8a\x95.mp4").status, 422);
        const QString folder = m_server->dataFolder() + u"/quarantine"_s;
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(folder).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0700U);
        const QJsonObject told = quarantined();
        QCOMPARE(told.value("signature"_L1).toString(), kEicarSignature);
        QCOMPARE(told.value("sha256"_L1).toString(), sha256Of(eicar()));
        QCOMPARE(told.value("size"_L1).toInt(), 68);
        QCOMPARE(told.value("name"_L1).toString(), u"Wurf 投.mp4"_s);
        QCOMPARE(told.value("owner"_L1).toString(), get(u"/api/v1/auth/me"_s).json().value("user"_L1).toObject().value("id"_L1).toString());
        QVERIFY(!told.value("found_at"_L1).toString().isEmpty());
        const QString file = folder + u'/' + told.value("id"_L1).toString();
        QCOMPARE(contentOf(file), eicar());
        QCOMPARE(::stat(QFile::encodeName(file).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0400U);
        QCOMPARE(filesIn(u"quarantine"_s).size(), 2);
    }

    void refusalOfAnInfectedFileIsAuditedOnce()
    {
        QVERIFY2(start(u"when_available"_s), m_server->problem().constData());
        QCOMPARE(upload(eicar()).status, 422);
        QTRY_COMPARE(refusals().size(), 1);
        const QJsonObject entry = refusals().first().toObject();
        QCOMPARE(entry.value("who"_L1).toString(), QString::fromLatin1(ServerProcess::kAdmin));
        QCOMPARE(entry.value("target"_L1).toString(), u"clip.mp4"_s);
        QCOMPARE(entry.value("result"_L1).toString(), u"infected"_s);
        QCOMPARE(entry.value("detail"_L1).toString(), kEicarSignature);
        QVERIFY(!entry.value("address"_L1).toString().isEmpty());
    }

    void infectedVoiceOverIsRefusedAndApart()
    {
        QVERIFY2(start(u"when_available"_s), m_server->problem().constData());
        const QString video = upload(harmless()).json().value("id"_L1).toString();
        QVERIFY(!video.isEmpty());
        const Answer answer =
            postForm(*m_server, u"/api/v1/annotations/voice-over"_s,
                     {{"video_id", video.toLatin1(), {}}, {"timestamp", "1.5", {}}, {"audio_file", eicar(), "said.wav"}}, m_bearer);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.code(), u"infected"_s);
        QCOMPARE(quarantined().value("name"_L1).toString(), u"said.wav"_s);
        QVERIFY(filesIn(u"spool"_s).isEmpty());
        QTRY_COMPARE(refusals().size(), 1);
        QCOMPARE(get(kVideos + u'/' + video + u"/annotations"_s).json().value("total"_L1).toInt(-1), 0);
    }

    void infectedFileIsUnreachableByEveryRoute()
    {
        QVERIFY2(start(u"when_available"_s), m_server->problem().constData());
        const Answer created = create(68);
        const QString path = pathOf(created);
        QCOMPARE(patch(path, 0, eicar().left(40)).status, 204);
        const Answer answer = patch(path, 40, eicar().mid(40));
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.code(), u"infected"_s);
        QCOMPARE(answer.header("X-Asset-Id"), QByteArray{});

        // Its upload is over, and cannot be gone on with.
        QCOMPARE(tus("HEAD", path).status, 404);
        QCOMPARE(tus("GET", path).status, 404);
        QCOMPARE(patch(path, 68, {}).status, 404);
        QCOMPARE(patch(path, 0, "x").status, 404);
        QCOMPARE(tus("DELETE", path).status, 404);
        QVERIFY(filesIn(u"spool"_s).isEmpty());
        // Nor is it anything else, by any name that it has.
        const QString id = quarantined().value("id"_L1).toString();
        QVERIFY(!id.isEmpty());
        for (const QString &name :
             QStringList{id, path.section(u'/', -1), u"..%2f..%2fquarantine%2f"_s + id, u"../../quarantine/"_s + id}) {
            for (const char *rest :
                 {"", "/download", "/thumbnail", "/preview", "/metadata", "/status", "/waveform", "/storyboard", "/storyboard.jpg",
                  "/storyboard.vtt", "/hls/master.m3u8", "/hls/sd/0.m4s", "/annotations", "/comments"})
                for (const QString &root : {u"/api/v1/videos/"_s, u"/api/videos/"_s, u"/api/v1/media/"_s}) {
                    const Answer found = get(root + name + QLatin1StringView{rest});
                    QVERIFY2(found.status >= 400 && found.status < 500, qPrintable(root + name + QLatin1StringView{rest}));
                    QVERIFY(!found.body.contains("EICAR"));
                }
            for (const char *route : {"/api/v1/annotations/", "/api/v1/jobs/", "/api/v1/uploads/", "/api/v1/folders/"})
                QVERIFY(get(QLatin1StringView{route} + name).status >= 400);
        }
        QCOMPARE(videos(), 0);
        QVERIFY(!get(u"/api/v1/videos/exists?sha256="_s + sha256Of(eicar())).body.contains("true"));
        QVERIFY(!get(u"/api/v1/media"_s).body.contains("tus.mp4"));
        // And a start brings nothing of it back.
        QVERIFY(m_server->stop());
        QVERIFY2(start(u"when_available"_s), m_server->problem().constData());
        QCOMPARE(tus("HEAD", path).status, 404);
        QCOMPARE(videos(), 0);
        QVERIFY(!id.isEmpty() && filesIn(u"quarantine"_s).contains(id));
    }

    void sameBytesAreRefusedAgainAlsoWithoutTheScanner()
    {
        QVERIFY2(start(u"when_available"_s), m_server->problem().constData());
        QCOMPARE(upload(eicar()).status, 422);
        QCOMPARE(upload(eicar(), "again.mp4").status, 422);
        m_clamd.stop();
        const Answer answer = upload(eicar(), "once more.mp4");
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.json().value("signature"_L1).toString(), kEicarSignature);
        QCOMPARE(filesIn(u"quarantine"_s).size(), 2);
        QVERIFY(filesIn(u"spool"_s).isEmpty());
        QTRY_COMPARE(refusals().size(), 3);
        QCOMPARE(videos(), 0);
    }

    void fileOverTheScannersLimitIsNeverClean()
    {
        QVERIFY2(start(u"when_available"_s, 1), m_server->problem().constData());
        const Answer answer = upload(harmless(2 * kMegabyte) + eicar());
        QCOMPARE(answer.status, 201);
        QCOMPARE(why(scanOf(answer)), u"not_scanned/over_limit"_s);
    }

    void fileOverTheScannersLimitIsRefusedWhereAScanIsRequired()
    {
        QVERIFY2(start(u"required"_s, 1), m_server->problem().constData());
        const Answer answer = upload(harmless(2 * kMegabyte));
        QCOMPARE(answer.status, 413);
        QCOMPARE(create(2 * kMegabyte).status, 413);
        QCOMPARE(videos(), 0);
        QVERIFY(filesIn(u"spool"_s).isEmpty());
    }

    void withoutAScannerFilesComeInAndSaySo()
    {
        m_clamd.stop();
        QVERIFY2(start(u"when_available"_s), m_server->problem().constData());
        const Answer answer = upload(eicar());
        QCOMPARE(answer.status, 201);
        QCOMPARE(why(scanOf(answer)), u"not_scanned/scanner_down"_s);
        QCOMPARE(get(u"/ready"_s).status, 200);
        QVERIFY(!check().value("ok"_L1).toBool());
        QVERIFY(!check().value("required"_L1).toBool());
    }

    void whatIsSwitchedOffSaysSo()
    {
        QVERIFY2(start(u"off"_s), m_server->problem().constData());
        QCOMPARE(why(scanOf(upload(harmless()))), u"not_scanned/switched_off"_s);
        QCOMPARE(check().value("detail"_L1).toString(), u"switched off"_s);
    }

    void withoutTheScannerThatIsRequiredNothingIsTaken()
    {
        m_clamd.stop();
        QVERIFY2(start(u"required"_s), m_server->problem().constData());
        const Answer answer = upload(harmless());
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.code(), u"unavailable"_s);
        QVERIFY(answer.header("Retry-After").toInt() > 0);
        QCOMPARE(create(1000).status, 503);
        QCOMPARE(videos(), 0);
        QVERIFY(filesIn(u"spool"_s).isEmpty());
        QCOMPARE(get(u"/ready"_s).status, 503);
        QVERIFY(!check().value("ok"_L1).toBool());
        QVERIFY(check().value("required"_L1).toBool());
        QVERIFY2(m_clamd.start(), m_clamd.log().constData());
        QTRY_COMPARE_WITH_TIMEOUT(upload(harmless()).status, 201, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(get(u"/ready"_s).status, 200, 30'000);
    }

    void uploadWhoseScannerWentAwayWaitsForItAndThenComesIn()
    {
        QVERIFY2(start(u"required"_s), m_server->problem().constData());
        const QByteArray file = harmless(300'000);
        const QString path = pathOf(create(file.size()));
        QCOMPARE(patch(path, 0, file.left(100'000)).status, 204);
        m_clamd.stop();
        QCOMPARE(patch(path, 100'000, file.mid(100'000)).status, 503);
        // It is all there, kept, and no video.
        Answer state = tus("HEAD", path);
        QCOMPARE(state.status, 200);
        QCOMPARE(state.header("Upload-Offset").toLongLong(), file.size());
        QCOMPARE(state.header("X-Asset-Id"), QByteArray{});
        QCOMPARE(videos(), 0);
        QCOMPARE(filesIn(u"spool"_s).size(), 1);
        // A kill loses nothing and lets nothing in.
        ::kill(static_cast<pid_t>(m_server->processId()), SIGKILL);
        m_server->stop();
        QVERIFY2(start(u"required"_s), m_server->problem().constData());
        QCOMPARE(videos(), 0);
        QCOMPARE(filesIn(u"spool"_s).size(), 1);
        QVERIFY2(m_clamd.start(), m_clamd.log().constData());
        // Nobody has to send anything for it.
        QTRY_COMPARE_WITH_TIMEOUT(videos(), 1, 60'000);
        state = tus("HEAD", path);
        const QJsonObject video = get(kVideos + u'/' + QString::fromLatin1(state.header("X-Asset-Id"))).json();
        QCOMPARE(video.value("sha256"_L1).toString(), sha256Of(file));
        QCOMPARE(why(video.value("scan"_L1).toObject()), u"clean/"_s);
        QVERIFY(filesIn(u"spool"_s).isEmpty());
    }

    void infectedUploadThatWaitedForTheScannerIsRefusedThen()
    {
        QVERIFY2(start(u"required"_s), m_server->problem().constData());
        const QString path = pathOf(create(68));
        m_clamd.stop();
        QCOMPARE(patch(path, 0, eicar()).status, 503);
        QVERIFY2(m_clamd.start(), m_clamd.log().constData());
        QTRY_COMPARE_WITH_TIMEOUT(tus("HEAD", path).status, 404, 60'000);
        QCOMPARE(videos(), 0);
        QCOMPARE(quarantined().value("signature"_L1).toString(), kEicarSignature);
        QVERIFY(filesIn(u"spool"_s).isEmpty());
        QTRY_COMPARE(refusals().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestServerScanning)
#include "tst_server_scanning.moc"
