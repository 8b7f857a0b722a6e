#include "tests/server/served_clip.h"

#include <QCryptographicHash>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

class ServerVideosTest final : public QObject
{
    Q_OBJECT

    ServedClip m_clip;

    ServerProcess &server() { return m_clip.server; }
    QJsonObject json(const QString &path) { return server().get(path).json(); }
    Answer patch(const QString &path, const QByteArray &body, const QByteArray &etag)
    {
        Ask ask{.method = "PATCH", .path = path, .body = body};
        if (!etag.isEmpty()) ask.headers = {{"If-Match", etag}};
        return server().ask(ask);
    }
    static QStringList missing(const QJsonObject &object, const QStringList &names)
    {
        QStringList lacking;
        for (const QString &name : names)
            if (!object.contains(name)) lacking.append(name);
        return lacking;
    }

private slots:
    void initTestCase() { QVERIFY2(m_clip.start(ServerProcess::Mode::Open), m_clip.problem().constData()); }

    void listTellsTotalAndSequence()
    {
        const Answer answer = server().get(u"/api/v1/videos"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value(u"total").toInt(), 1);
        QCOMPARE(answer.json().value(u"items").toArray().first().toObject().value(u"id").toString(), m_clip.id);
        QVERIFY(answer.header("X-Event-Sequence").toULongLong() > 0);
    }

    void listIsFiltered_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("total");
        QTest::newRow("tag") << u"tag=javelin"_s << 1;
        QTest::newRow("another tag") << u"tag=discus"_s << 0;
        QTest::newRow("status") << u"status=ready"_s << 1;
        QTest::newRow("another status") << u"status=failed"_s << 0;
        QTest::newRow("words") << u"q=wur"_s << 1;
        QTest::newRow("other words") << u"q=sprint"_s << 0;
        QTest::newRow("in no folder") << u"folder=none"_s << 1;
        QTest::newRow("in the bin") << u"deleted=true"_s << 0;
        QTest::newRow("created later") << u"created_after=2999-01-01T00:00:00Z"_s << 0;
        QTest::newRow("beyond the end") << u"offset=5"_s << 1;
    }
    void listIsFiltered()
    {
        QFETCH(QString, query);
        QFETCH(int, total);
        const Answer answer = server().get(u"/api/v1/videos?"_s + query);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value(u"total").toInt(-1), total);
    }

    void filtersThatMakeNoSenseAreNamed_data()
    {
        QTest::addColumn<QString>("query");
        for (const char *query : {"limit=0", "limit=201", "limit=x", "offset=-1", "sort=colour", "status=asleep", "folder=here",
                                  "created_after=soon", "deleted=maybe"})
            QTest::newRow(query) << QString::fromLatin1(query);
    }
    void filtersThatMakeNoSenseAreNamed()
    {
        QFETCH(QString, query);
        const Answer answer = server().get(u"/api/v1/videos?"_s + query);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.code(), u"invalid_argument"_s);
        QVERIFY(answer.json().value(u"detail").toString().contains(query.section(u'=', 0, 0)));
    }

    void fileIsFoundByItsSha256()
    {
        const QString sha256 = QString::fromLatin1(QCryptographicHash::hash(m_clip.original, QCryptographicHash::Sha256).toHex());
        const QJsonObject found = json(u"/api/v1/videos/exists?sha256="_s + sha256.toUpper());
        QCOMPARE(found.value(u"exists").toBool(), true);
        QCOMPARE(found.value(u"id").toString(), m_clip.id);
        QCOMPARE(json(u"/api/v1/videos/exists?sha256="_s + QString{64, u'0'}).value(u"exists").toBool(true), false);
        QCOMPARE(server().get(u"/api/v1/videos/exists?sha256=abc"_s).status, 422);
    }

    void countsAreThoseOfTheLibrary()
    {
        const QJsonObject counts = json(u"/api/v1/library/counts"_s);
        QCOMPARE(counts.value(u"all").toInt(), 1);
        QCOMPARE(counts.value(u"bytes").toInteger(), m_clip.original.size());
    }

    void detailsHideWhereTheServerKeepsThings()
    {
        const Answer answer = server().get(m_clip.path());
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.header("ETag").startsWith('"'));
        QVERIFY(!answer.body.contains(server().dataFolder().toUtf8()));
        const QJsonObject video = answer.json();
        QCOMPARE(video.value(u"title").toString(), u"Wurf „1“ 投げ"_s);
        QCOMPARE(missing(video, {u"metadata"_s, u"histogram"_s, u"rendition_files"_s, u"revision"_s, u"tags"_s}), QStringList{});
    }

    void editNeedsTheCurrentRevision()
    {
        const QByteArray etag = server().get(m_clip.path()).header("ETag");
        QCOMPARE(patch(m_clip.path(), R"({"description": "a"})", {}).status, 422);
        const Answer changed = patch(m_clip.path(), R"({"description": "first"})", etag);
        QCOMPARE(changed.status, 200);
        QVERIFY(changed.header("ETag") != etag);
        QCOMPARE(patch(m_clip.path(), R"({"description": "second"})", etag).status, 409);
        QCOMPARE(json(m_clip.path()).value(u"description").toString(), u"first"_s);
    }

    void editRefusesWhatItDoesNotKnow()
    {
        const QByteArray etag = server().get(m_clip.path()).header("ETag");
        for (const char *body : {R"({"titel": "x"})", R"({"title": 5})", R"({"owner": "me"})", R"({"status": "ready"})",
                                 R"({"title": null})", R"({"title": "a", "title": "b"})", "[]", "{"})
            QVERIFY2(patch(m_clip.path(), body, etag).status == 422, body);
        QCOMPARE(patch(m_clip.path(), R"({"folder_id": "00000000-0000-0000-0000-00000000dead"})", etag).status, 404);
    }

    void videoGoesIntoAFolderAndOutAgain()
    {
        const Answer made = server().send("POST", u"/api/v1/folders"_s, {{u"name"_s, u"Throws"_s}});
        QCOMPARE(made.status, 201);
        const QString folder = made.json().value(u"id").toString();
        QCOMPARE(QString::fromLatin1(made.header("Location")), u"/api/v1/folders/"_s + folder);
        const QByteArray into = "{\"folder_id\": \"" + folder.toLatin1() + "\"}";
        QCOMPARE(patch(m_clip.path(), into, server().get(m_clip.path()).header("ETag")).status, 200);
        QCOMPARE(json(u"/api/v1/videos?folder="_s + folder).value(u"total").toInt(), 1);
        QCOMPARE(patch(m_clip.path(), R"({"folder_id": null})", server().get(m_clip.path()).header("ETag")).status, 200);
        QCOMPARE(json(u"/api/v1/videos?folder="_s + folder).value(u"total").toInt(-1), 0);
        QCOMPARE(server().send("DELETE", u"/api/v1/folders/"_s + folder).status, 204);
        QCOMPARE(server().get(u"/api/v1/folders/"_s + folder).status, 404);
    }

    void folderIsRenamedAndMovedOnItsCurrentRevision()
    {
        const QString outer = server().send("POST", u"/api/v1/folders"_s, {{u"name"_s, u"Outer"_s}}).json().value(u"id").toString();
        const Answer inner = server().send("POST", u"/api/v1/folders"_s, {{u"name"_s, u"Inner"_s}, {u"parent_id"_s, outer}});
        QCOMPARE(inner.status, 201);
        const QString path = u"/api/v1/folders/"_s + inner.json().value(u"id").toString();
        const Answer moved = patch(path, R"({"name": "Top", "parent_id": null})", inner.header("ETag"));
        QCOMPARE(moved.status, 200);
        QVERIFY(moved.json().value(u"parent_id").isNull());
        QCOMPARE(patch(path, R"({"name": "Other"})", inner.header("ETag")).status, 409);
        QCOMPARE(json(path).value(u"name").toString(), u"Top"_s);
        QCOMPARE(server().send("POST", u"/api/v1/folders"_s, {{u"name"_s, u"Top"_s}}).status, 409);
        QCOMPARE(server().send("POST", u"/api/v1/folders"_s, {{u"name"_s, u" "_s}}).status, 422);
    }

    void deletedVideoComesBack()
    {
        QCOMPARE(server().send("DELETE", m_clip.path()).status, 204);
        QCOMPARE(json(u"/api/v1/videos"_s).value(u"total").toInt(-1), 0);
        QCOMPARE(json(u"/api/v1/videos?deleted=true"_s).value(u"total").toInt(), 1);
        const Answer restored = server().send("POST", m_clip.path(u"/restore"_s));
        QCOMPARE(restored.status, 200);
        QCOMPARE(restored.json().value(u"is_deleted").toBool(true), false);
        QCOMPARE(json(u"/api/v1/videos"_s).value(u"total").toInt(), 1);
    }

    /// Seed 001's update_state() and API.md.
    void statusHasTheSeedsShape_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("own path") << m_clip.path(u"/status"_s);
        QTest::newRow("seed's path") << QString{u"/api/videos/"_s + m_clip.id + u"/status"_s};
    }
    void statusHasTheSeedsShape()
    {
        QFETCH(QString, path);
        const QJsonObject status = json(path);
        const QJsonObject done{{u"status"_s, u"completed"_s}, {u"progress"_s, 100}, {u"error"_s, QJsonValue{}}};
        const QJsonObject expected{{u"file_id"_s, m_clip.id},
                                   {u"status"_s, u"completed"_s},
                                   {u"progress"_s, 100},
                                   {u"processes"_s, QJsonObject{{u"metadata_extraction"_s, done}, {u"video_enhancement"_s, done}}}};
        QCOMPARE(status, expected);
        QJsonObject one = done;
        one.insert(u"file_id"_s, m_clip.id);
        one.insert(u"process_type"_s, u"video_enhancement"_s);
        QCOMPARE(json(path + u"?process_type=video_enhancement"_s), one);
        QCOMPARE(server().get(path + u"?process_type=audio_extraction"_s).status, 404);
        QCOMPARE(server().get(path + u"?process_type=sleeping"_s).status, 422);
    }

    /// Seed 002's example of file_metadata, and what API.md adds.
    void metadataHasAllFieldsOfTheSeed()
    {
        for (const QString &path : {m_clip.path(u"/metadata"_s), QString{u"/api/videos/"_s + m_clip.id + u"/metadata"_s}}) {
            const QJsonObject metadata = json(path);
            QVERIFY(std::abs(metadata.value(u"duration").toDouble() - 2.0) < 0.1);
            QCOMPARE(metadata.value(u"width").toInt(), 320);
            QCOMPARE(metadata.value(u"height").toInt(), 180);
            QCOMPARE(metadata.value(u"frame_rate").toDouble(), 10.0);
            QCOMPARE(metadata.value(u"codec").toString(), u"h264"_s);
            QCOMPARE(metadata.value(u"format").toString(), u"mp4"_s);
            QVERIFY(metadata.value(u"bitrate").toInteger() > 0);
            QCOMPARE(missing(metadata, {u"aiGenerated"_s, u"prompt"_s, u"model"_s, u"source"_s, u"source_url"_s, u"imported_at"_s}),
                     QStringList{});
            QCOMPARE(metadata.value(u"streams").toArray().size(), 2);
            QCOMPARE(metadata.value(u"rotation").toInt(-1), 0);
            QCOMPARE(metadata.value(u"variable_frame_rate").toBool(true), false);
            QVERIFY(!metadata.value(u"histogram").toObject().isEmpty());
        }
    }

    /// Seed 002's MediaAsset, in both spellings.
    void mediaAssetHasAllFieldsOfTheSeed()
    {
        const QJsonObject asset = json(u"/api/v1/media/"_s + m_clip.id);
        QCOMPARE(missing(asset, {u"id"_s,        u"user_id"_s, u"name"_s,       u"file_size"_s,        u"size"_s,
                                 u"file_type"_s, u"type"_s,    u"s3_key"_s,     u"thumbnail_s3_key"_s, u"thumbnail_url"_s,
                                 u"url"_s,       u"status"_s,  u"checksum"_s,   u"metadata"_s,         u"file_metadata"_s,
                                 u"folder_id"_s, u"tags"_s,    u"is_deleted"_s, u"created_at"_s,       u"updated_at"_s}),
                 QStringList{});
        QCOMPARE(asset.value(u"status").toString(), u"ready"_s);
        QCOMPARE(asset.value(u"type").toString(), u"video"_s);
        QCOMPARE(asset.value(u"size").toInteger(), m_clip.original.size());
        QCOMPARE(asset.value(u"size"), asset.value(u"file_size"));
        QCOMPARE(asset.value(u"metadata"), asset.value(u"file_metadata"));
        QCOMPARE(asset.value(u"metadata").toObject().value(u"codec").toString(), u"h264"_s);
        const QUrl url{asset.value(u"url").toString()};
        QCOMPARE(server().get(url.path() + u'?' + url.query()).body, m_clip.original);

        const QJsonObject page = json(u"/api/v1/media"_s);
        QCOMPARE(page.value(u"total").toInt(), 1);
        QCOMPARE(page.value(u"items").toArray().first().toObject().value(u"checksum"), asset.value(u"checksum"));
    }

    void whatIsNotThereIsNotFound_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *id : {"01890000-0000-7000-8000-000000000000", "none", "..%2f..%2fetc%2fpasswd", "%00", "1 OR 1=1"})
            for (const char *rest : {"", "/status", "/metadata", "/thumbnail", "/download", "/hls/master.m3u8"})
                QTest::addRow("%s %s", id, rest)
                    << QString{u"/api/v1/videos/"_s + QString::fromLatin1(id).replace(u' ', u"%20"_s) + QString::fromLatin1(rest)};
    }
    void whatIsNotThereIsNotFound()
    {
        QFETCH(QString, path);
        const QByteArray answer = server().raw("GET " + path.toLatin1() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 "), answer.constData());
        QVERIFY(!answer.contains("root:"));
    }
};

QTEST_GUILESS_MAIN(ServerVideosTest)
#include "tst_server_videos.moc"
