#include "tests/server/served_clip.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

class ServerDownloadsTest final : public QObject
{
    Q_OBJECT

    ServedClip m_clip;
    QByteArray m_coach;  ///< of a user to whom nothing belongs

    ServerProcess &server() { return m_clip.server; }
    QString originalPath() const { return m_clip.path(u"/download?rendition=original"_s); }
    Answer fetch(const QString &path, const QList<std::pair<QByteArray, QByteArray>> &headers = {}, const QByteArray &method = "GET")
    {
        return server().ask({.method = method, .path = path, .bearer = server().adminBearer(), .headers = headers});
    }
    QJsonObject links(const QByteArray &bearer, const QJsonObject &body = {})
    {
        return server().send("POST", m_clip.path(u"/links"_s), body, bearer).json().value(u"links").toObject();
    }
    static QString target(const QUrl &url) { return url.path() + u'?' + url.query(); }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_clip.start(ServerProcess::Mode::Accounts), m_clip.problem().constData());
        m_coach = server().addUser(u"coach"_s, u"coach"_s);
        QVERIFY(!m_coach.isEmpty());
    }

    void originalComesByteForByte()
    {
        const Answer answer = fetch(originalPath());
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, m_clip.original);
        QCOMPARE(answer.header("Content-Type"), QByteArray{"video/mp4"});
        QCOMPARE(answer.header("Accept-Ranges"), QByteArray{"bytes"});
        QCOMPARE(answer.header("X-Content-Type-Options"), QByteArray{"nosniff"});
        QVERIFY(answer.header("ETag").startsWith('"'));
        QVERIFY(answer.header("Content-Disposition").startsWith("attachment; filename=\"clip.mp4\""));
    }

    void nameOfARenditionTellsItsTitleInUtf8()
    {
        const QByteArray disposition = fetch(m_clip.path(u"/download"_s), {}, "HEAD").header("Content-Disposition");
        QVERIFY2(disposition.contains("filename*=UTF-8''Wurf%20%E2%80%9E1%E2%80%9C%20%E6%8A%95%E3%81%92-enhanced.mp4"),
                 disposition.constData());
        QVERIFY(std::ranges::all_of(disposition, [](char c) { return c >= ' ' && c < '\x7f'; }));
    }

    void enhancedIsWhatIsDownloadedByDefault()
    {
        const Answer usual = fetch(m_clip.path(u"/download"_s));
        QCOMPARE(usual.status, 200);
        QCOMPARE(usual.body, fetch(m_clip.path(u"/download?rendition=enhanced"_s)).body);
        QCOMPARE(usual.body, fetch(u"/api/videos/"_s + m_clip.id + u"/download"_s).body);
        QVERIFY(usual.body != m_clip.original);
    }

    void renditionsThatAreNoneAreRefused()
    {
        QCOMPARE(fetch(m_clip.path(u"/download?rendition=8k"_s)).status, 422);
        QCOMPARE(fetch(m_clip.path(u"/download?rendition=metadata"_s)).status, 422);
        const Answer missing = fetch(m_clip.path(u"/download?rendition=audio"_s));
        QCOMPARE(missing.status, 404);
        QVERIFY(!missing.json().value(u"detail").toString().isEmpty());
    }

    void rangesAreAnswered_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("size");
        const qint64 all = m_clip.original.size();
        QTest::newRow("first bytes") << QByteArray{"bytes=0-99"} << qint64{0} << qint64{100};
        QTest::newRow("from the middle on") << QByteArray{"bytes=1000-"} << qint64{1000} << all - 1000;
        QTest::newRow("last bytes") << QByteArray{"bytes=-10"} << all - 10 << qint64{10};
        QTest::newRow("beyond the end") << QByteArray{"bytes=5-999999999"} << qint64{5} << all - 5;
    }
    void rangesAreAnswered()
    {
        QFETCH(QByteArray, range);
        QFETCH(qint64, from);
        QFETCH(qint64, size);
        const Answer answer = fetch(originalPath(), {{"Range", range}});
        QCOMPARE(answer.status, 206);
        QCOMPARE(answer.body, m_clip.original.mid(from, size));
        const QByteArray expected = "bytes " + QByteArray::number(from) + '-' + QByteArray::number(from + size - 1) + '/' +
                                    QByteArray::number(m_clip.original.size());
        QCOMPARE(answer.header("Content-Range"), expected);
    }

    void rangeWithoutBytesIs416()
    {
        const Answer answer = fetch(originalPath(), {{"Range", "bytes=999999999-"}});
        QCOMPARE(answer.status, 416);
        QCOMPARE(answer.header("Content-Range"), "bytes */" + QByteArray::number(m_clip.original.size()));
    }

    void ifRangeOfAnotherFileGivesTheWhole()
    {
        const QByteArray etag = fetch(originalPath(), {}, "HEAD").header("ETag");
        QCOMPARE(fetch(originalPath(), {{"Range", "bytes=0-9"}, {"If-Range", etag}}).status, 206);
        const Answer other = fetch(originalPath(), {{"Range", "bytes=0-9"}, {"If-Range", "\"other\""}});
        QCOMPARE(other.status, 200);
        QCOMPARE(other.body, m_clip.original);
    }

    void headTellsTheSizeAndSendsNothing()
    {
        const Answer answer = fetch(originalPath(), {}, "HEAD");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Length").toLongLong(), m_clip.original.size());
        QVERIFY(answer.body.isEmpty());
    }

    void knownFileIs304()
    {
        for (const char *rest : {"/download?rendition=original", "/thumbnail", "/storyboard", "/hls/master.m3u8"}) {
            const QByteArray etag = fetch(m_clip.path(QString::fromLatin1(rest)), {}, "HEAD").header("ETag");
            QVERIFY2(!etag.isEmpty(), rest);
            const Answer again = fetch(m_clip.path(QString::fromLatin1(rest)), {{"If-None-Match", etag}});
            QCOMPARE(again.status, 304);
            QVERIFY(again.body.isEmpty());
        }
    }

    void picturesAndPreviewsAreServed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("beginning");
        const QByteArray jpeg{"\xff\xd8\xff"};
        QTest::newRow("thumbnail") << m_clip.path(u"/thumbnail"_s) << QByteArray{"image/jpeg"} << jpeg;
        QTest::newRow("seed's thumbnail") << QString{u"/api/videos/"_s + m_clip.id + u"/thumbnail"_s} << QByteArray{"image/jpeg"} << jpeg;
        QTest::newRow("thumbnail of the middle") << m_clip.path(u"/thumbnail?at=middle&width=160"_s) << QByteArray{"image/jpeg"} << jpeg;
        QTest::newRow("thumbnail of a time") << m_clip.path(u"/thumbnail?at=1.9"_s) << QByteArray{"image/jpeg"} << jpeg;
        QTest::newRow("storyboard") << m_clip.path(u"/storyboard"_s) << QByteArray{"image/jpeg"} << jpeg;
        QTest::newRow("storyboard's index") << m_clip.path(u"/storyboard.vtt"_s) << QByteArray{"text/vtt"} << QByteArray{"WEBVTT"};
        QTest::newRow("preview") << m_clip.path(u"/preview?format=gif"_s) << QByteArray{"image/gif"} << QByteArray{"GIF8"};
        QTest::newRow("waveform") << m_clip.path(u"/waveform"_s) << QByteArray{"application/json"} << QByteArray{"{"};
        QTest::newRow("waveform's picture") << m_clip.path(u"/waveform?format=png"_s) << QByteArray{"image/png"} << QByteArray{"\x89PNG"};
    }
    void picturesAndPreviewsAreServed()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, beginning);
        const Answer answer = fetch(path);
        QVERIFY2(answer.status == 200, answer.body.constData());
        QCOMPARE(answer.header("Content-Type"), type);
        QVERIFY(answer.body.startsWith(beginning));
    }

    void timeOfAThumbnailPicksTheNearestPicture()
    {
        const QByteArray end = fetch(m_clip.path(u"/thumbnail?at=end"_s)).body;
        QCOMPARE(fetch(m_clip.path(u"/thumbnail?at=1.8"_s)).body, end);
        QCOMPARE(fetch(m_clip.path(u"/thumbnail?at=0"_s)).body, fetch(m_clip.path(u"/thumbnail"_s)).body);
        QVERIFY(fetch(m_clip.path(u"/thumbnail"_s)).body != end);
        for (const char *query : {"at=-1", "at=nan", "at=later", "width=0", "width=x"})
            QVERIFY2(fetch(m_clip.path(u"/thumbnail?"_s + QString::fromLatin1(query))).status == 422, query);
    }

    void hlsFolderGivesItsOwnFilesAlone_data()
    {
        QTest::addColumn<QByteArray>("rest");
        for (const char *rest :
             {"../enhanced.mp4", "..%2fenhanced.mp4", "%2e%2e/enhanced.mp4", "..%5cenhanced.mp4", "v%2f..%2f..%2fenhanced.mp4",
              "v/..%2fmaster.m3u8", "%00master.m3u8", "master.m3u8%00.mp4", ".mp4", "v/.m4s", "master.txt", "%2fetc%2fpasswd", "v/w/x.m4s"})
            QTest::newRow(rest) << QByteArray{rest};
    }
    void hlsFolderGivesItsOwnFilesAlone()
    {
        QFETCH(QByteArray, rest);
        const QByteArray answer =
            server().raw("GET " + m_clip.path(u"/hls/"_s).toLatin1() + rest + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                         server().adminBearer() + "\r\nConnection: close\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 "), answer.left(200).constData());
    }

    void signedLinkNeedsNoHeader()
    {
        const QUrl url{links(server().adminBearer()).value(u"original").toString()};
        QCOMPARE(server().get(target(url)).body, m_clip.original);
        QCOMPARE(server().ask({.path = target(url), .headers = {{"Range", "bytes=0-9"}}}).body, m_clip.original.left(10));
    }

    void signedLinkIsForItsPathAlone()
    {
        const QUrl url{links(server().adminBearer()).value(u"thumbnail").toString()};
        QCOMPARE(server().get(target(url)).status, 200);
        QCOMPARE(server().get(m_clip.path(u"/download?"_s) + url.query()).status, 401);
        QCOMPARE(server().get(m_clip.path(u"?"_s) + url.query()).status, 401);
        QString forged = url.query();
        const qsizetype at = forged.indexOf(u"signature=") + 10;
        forged[at] = forged[at] == u'A' ? u'B' : u'A';
        QCOMPARE(server().get(url.path() + u'?' + forged).status, 401);
        QCOMPARE(server().send("DELETE", target(QUrl{m_clip.path() + u'?' + url.query()})).status, 401);
    }

    /// A player that knows nothing of us follows a signed playlist down to its bytes.
    void signedStreamPlaysWithoutHeaders()
    {
        const QUrl master{links(server().adminBearer(), {{u"renditions"_s, QJsonArray{u"hls"_s}}}).value(u"hls").toString()};
        const auto namedIn = [&](const QUrl &playlist) {
            QList<QUrl> named;
            const Answer answer = server().get(target(playlist));
            for (const QByteArray &line : answer.body.split('\n')) {
                if (line.isEmpty()) continue;
                const qsizetype at = line.indexOf("URI=\"");
                if (line.startsWith('#') && at < 0) continue;
                const QByteArray name = at < 0 ? line : line.mid(at + 5, line.indexOf('"', at + 5) - at - 5);
                named.append(playlist.resolved(QUrl{QString::fromUtf8(name)}));
            }
            return named;
        };
        const QList<QUrl> streams = namedIn(master);
        QVERIFY(!streams.isEmpty());
        for (const QUrl &stream : streams) {
            const QList<QUrl> files = namedIn(stream);
            QVERIFY(files.size() >= 2);  // init.mp4 and a segment
            for (const QUrl &file : files) {
                const Answer answer = server().get(target(file));
                QCOMPARE(answer.status, 200);
                QVERIFY(!answer.body.isEmpty());
            }
        }
    }

    void signedLinkDiesWithItsSession()
    {
        const QJsonObject session = server().logIn(QString::fromLatin1(ServerProcess::kAdmin)).json();
        const QByteArray bearer = session.value(u"access_token").toString().toLatin1();
        const QUrl url{links(bearer).value(u"original").toString()};
        QCOMPARE(server().get(target(url)).status, 200);
        const Answer out = server().send("POST", u"/api/v1/auth/logout"_s, {}, bearer);
        QVERIFY2(out.status < 300, out.body.constData());
        QCOMPARE(server().get(target(url)).status, 401);
    }

    void linksMakeSenseOrAreRefused()
    {
        const auto post = [&](const QJsonObject &body) {
            return server().send("POST", m_clip.path(u"/links"_s), body, server().adminBearer()).status;
        };
        QCOMPARE(post({{u"expires_in"_s, 0}}), 422);
        QCOMPARE(post({{u"expires_in"_s, 10'000'000}}), 422);
        QCOMPARE(post({{u"renditions"_s, QJsonArray{u"8k"_s}}}), 422);
        QCOMPARE(post({{u"renditions"_s, QJsonArray{u"audio"_s}}}), 404);
        QCOMPARE(post({{u"renditions"_s, QJsonArray{u"enhanced"_s}}, {u"expires_in"_s, 60}}), 201);
    }

    void someoneElsesVideoIsNotFoundOnEveryRow_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        for (const char *rest : {"", "/status", "/metadata", "/thumbnail", "/download", "/download?rendition=original", "/hls/master.m3u8",
                                 "/hls/v/index.m3u8", "/storyboard", "/storyboard.jpg", "/storyboard.vtt", "/preview", "/waveform"})
            QTest::addRow("GET %s", rest) << QByteArray{"GET"} << m_clip.path(QString::fromLatin1(rest));
        for (const char *rest : {"", "/status", "/metadata", "/thumbnail", "/download"})
            QTest::addRow("GET seed's %s", rest) << QByteArray{"GET"} << QString{u"/api/videos/"_s + m_clip.id + QString::fromLatin1(rest)};
        QTest::newRow("media") << QByteArray{"GET"} << QString{u"/api/v1/media/"_s + m_clip.id};
        QTest::newRow("delete") << QByteArray{"DELETE"} << m_clip.path();
        QTest::newRow("purge") << QByteArray{"DELETE"} << m_clip.path(u"?purge=true"_s);
        QTest::newRow("restore") << QByteArray{"POST"} << m_clip.path(u"/restore"_s);
        QTest::newRow("links") << QByteArray{"POST"} << m_clip.path(u"/links"_s);
        QTest::newRow("patch") << QByteArray{"PATCH"} << m_clip.path();
    }
    void someoneElsesVideoIsNotFoundOnEveryRow()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        const QByteArray body = method == "PATCH" ? QByteArray{"{\"title\": \"mine\"}"} : QByteArray{};
        const Answer answer =
            server().ask({.method = method, .path = path, .body = body, .bearer = m_coach, .headers = {{"If-Match", "\"1\""}}});
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.code(), u"not_found"_s);
        QCOMPARE(server().get(path).status == 401 || method != "GET", true);
    }

    void someoneElsesFolderIsNotFound()
    {
        const QString theirs =
            server().send("POST", u"/api/v1/folders"_s, {{u"name"_s, u"Theirs"_s}}, server().adminBearer()).json().value(u"id").toString();
        const QString path = u"/api/v1/folders/"_s + theirs;
        QCOMPARE(server().get(path, m_coach).status, 404);
        QCOMPARE(server().send("DELETE", path, {}, m_coach).status, 404);
        QCOMPARE(server()
                     .ask({.method = "PATCH",
                           .path = path,
                           .body = "{\"name\": \"Mine\"}",
                           .bearer = m_coach,
                           .headers = {{"If-Match", "\"1\""}}})
                     .status,
                 404);
        QCOMPARE(server().send("POST", u"/api/v1/folders"_s, {{u"name"_s, u"Inside"_s}, {u"parent_id"_s, theirs}}, m_coach).status, 404);
        QCOMPARE(server().get(u"/api/v1/videos?folder="_s + theirs, m_coach).status, 404);
        QCOMPARE(server().get(u"/api/v1/folders"_s, m_coach).json().value(u"total").toInt(-1), 0);
    }

    void listsAndCountsShowOnesOwn()
    {
        QCOMPARE(server().get(u"/api/v1/videos"_s, m_coach).json().value(u"total").toInt(-1), 0);
        QCOMPARE(server().get(u"/api/v1/media"_s, m_coach).json().value(u"total").toInt(-1), 0);
        QCOMPARE(server().get(u"/api/v1/library/counts"_s, m_coach).json().value(u"all").toInt(-1), 0);
        QCOMPARE(server().get(u"/api/v1/videos"_s, server().adminBearer()).json().value(u"total").toInt(), 1);
    }

    void viewerChangesNothing()
    {
        const QByteArray viewer = server().addUser(u"viewer"_s, u"viewer"_s);
        QCOMPARE(server().send("DELETE", m_clip.path(), {}, viewer).status, 403);
        QCOMPARE(server().send("POST", u"/api/v1/folders"_s, {{u"name"_s, u"x"_s}}, viewer).status, 403);
    }
};

QTEST_GUILESS_MAIN(ServerDownloadsTest)
#include "tst_server_downloads.moc"
