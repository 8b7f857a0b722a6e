#include "tests/server/served_clip.h"
#include "tests/server/server_material.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

/// What a running server says of itself, held against an outside judge of such documents and against its own answers.
class ServerOpenApiTest final : public QObject
{
    Q_OBJECT

    ServedClip m_clip;
    QTemporaryDir m_folder;
    QByteArray m_document;
    QJsonArray m_exchanges;

    ServerProcess &server() { return m_clip.server; }

    void note(const QByteArray &method, const QString &path, const QJsonObject &sent, const Answer &answer)
    {
        const QString type = QString::fromLatin1(answer.header("Content-Type").split(';').first());
        QJsonObject exchange{
            {u"method"_s, QString::fromLatin1(method)}, {u"path"_s, path}, {u"status"_s, answer.status}, {u"type"_s, type}};
        if (type.endsWith("json"_L1)) exchange.insert("body"_L1, answer.json());
        if (!sent.isEmpty()) exchange.insert("sent"_L1, sent);
        m_exchanges.append(exchange);
    }

    /// As the admin. Both sides of it are kept for the judge.
    QJsonObject exchange(const QByteArray &method, const QString &path, const QJsonObject &sent = {}, const QByteArray &etag = {})
    {
        return exchangeAs(server().adminBearer(), method, path, sent, etag);
    }
    QJsonObject exchangeAs(const QByteArray &bearer, const QByteArray &method, const QString &path, const QJsonObject &sent = {},
                           const QByteArray &etag = {})
    {
        Ask ask{.method = method, .path = path, .bearer = bearer};
        if (!sent.isEmpty()) ask.body = QJsonDocument{sent}.toJson(QJsonDocument::Compact);
        if (!etag.isEmpty()) ask.headers = {{"If-Match", etag}};
        const Answer answer = server().ask(ask);
        note(method, path, sent, answer);
        return answer.json();
    }
    static QString idOf(const QJsonObject &object) { return object.value("id"_L1).toString(); }

    void talkOfAccounts()
    {
        const QJsonObject login{{u"name"_s, QString::fromLatin1(ServerProcess::kAdmin)},
                                {u"password"_s, QString::fromLatin1(ServerProcess::kPassword)}};
        const QJsonObject session = exchangeAs({}, "POST", u"/api/v1/auth/login"_s, login);
        const QByteArray bearer = session.value("access_token"_L1).toString().toLatin1();
        exchangeAs({}, "POST", u"/api/v1/auth/refresh"_s, {{u"refresh_token"_s, session.value("refresh_token"_L1)}});
        exchange("GET", u"/api/v1/auth/me"_s);
        exchange("POST", u"/api/v1/auth/ticket"_s);
        const QJsonObject user =
            exchange("POST", u"/api/v1/users"_s,
                     {{u"name"_s, u"Ute"_s}, {u"password"_s, QString::fromLatin1(ServerProcess::kPassword)}, {u"role"_s, u"viewer"_s}});
        exchange("GET", u"/api/v1/users"_s);
        exchange("GET", u"/api/v1/users/"_s + idOf(user));
        exchange("PATCH", u"/api/v1/users/"_s + idOf(user), {{u"role"_s, u"coach"_s}}, "\"1\"");
        exchange("PATCH", u"/api/v1/users/"_s + idOf(user), {{u"role"_s, u"coach"_s}}, "\"1\"");
        exchange("DELETE", u"/api/v1/users/"_s + idOf(user));
        const QJsonObject token = exchange("POST", u"/api/v1/tokens"_s, {{u"name"_s, u"camera"_s}, {u"scope"_s, u"write"_s}});
        exchange("GET", u"/api/v1/tokens"_s);
        exchange("DELETE", u"/api/v1/tokens/"_s + idOf(token));
        const QJsonObject share = exchange("POST", m_clip.path(u"/share"_s), {{u"label"_s, u"The parents"_s}});
        exchange("GET", m_clip.path(u"/share"_s));
        const QJsonObject visit = exchangeAs({}, "POST", u"/api/v1/shares/open"_s, {{u"token"_s, share.value("token"_L1)}});
        exchangeAs(visit.value("access_token"_L1).toString().toLatin1(), "GET", m_clip.path());
        exchangeAs(visit.value("access_token"_L1).toString().toLatin1(), "GET", u"/api/v1/auth/me"_s);
        exchange("DELETE", u"/api/v1/shares/"_s + idOf(share));
        exchange("GET", u"/api/v1/audit?limit=3"_s);
        exchangeAs(bearer, "POST", u"/api/v1/auth/logout"_s);
        exchangeAs({}, "GET", u"/api/v1/videos"_s);
        exchangeAs("nonsense", "GET", u"/api/v1/videos"_s);
        exchangeAs({}, "POST", u"/api/v1/auth/login"_s, {{u"name"_s, u"nobody"_s}, {u"password"_s, u"wrong password"_s}});
    }

    void talkOfTheFirstAdmin()
    {
        ServerProcess fresh;
        QVERIFY2(fresh.start(ServerProcess::Mode::Unclaimed), fresh.problem().constData());
        const QJsonObject claim{
            {u"code"_s, fresh.claimCode()}, {u"name"_s, u"Root"_s}, {u"password"_s, QString::fromLatin1(ServerProcess::kPassword)}};
        note("POST", u"/api/v1/auth/claim"_s, claim, fresh.send("POST", u"/api/v1/auth/claim"_s, claim));
    }

    void talkOfVideos()
    {
        exchange("GET", u"/api/v1/videos?sort=title&limit=2"_s);
        exchange("GET", u"/api/v1/videos?limit=0"_s);
        exchange("GET", m_clip.path());
        exchange("GET", u"/api/videos/"_s + m_clip.id);
        exchange("GET", u"/api/v1/videos/0190a6b0-7c4e-7b3a-9d55-3f1d2c4b5a69"_s);
        exchange("GET", m_clip.path(u"/metadata"_s));
        exchange("GET", m_clip.path(u"/status"_s));
        exchange("GET", m_clip.path(u"/status?process_type=video_enhancement"_s));
        exchange("GET", m_clip.path(u"/waveform"_s));
        exchange("POST", m_clip.path(u"/links"_s), {{u"renditions"_s, QJsonArray{u"enhanced"_s, u"hls"_s}}, {u"expires_in"_s, 60}});
        const QByteArray revision = '"' + QByteArray::number(exchange("GET", m_clip.path()).value("revision"_L1).toInt()) + '"';
        exchange("PATCH", m_clip.path(), {{u"description"_s, u"short"_s}, {u"folder_id"_s, QJsonValue{}}}, revision);
        exchange("PATCH", m_clip.path(), {{u"description"_s, u"late"_s}}, revision);
        exchange("PATCH", m_clip.path(), {{u"beschreibung"_s, u"misspelt"_s}}, revision);
        exchange("GET", u"/api/v1/library/counts"_s);
        exchange("GET", u"/api/v1/media"_s);
        exchange("GET", u"/api/v1/media/"_s + m_clip.id);
        const QJsonObject folder = exchange("POST", u"/api/v1/folders"_s, {{u"name"_s, u"Throws"_s}});
        exchange("GET", u"/api/v1/folders"_s);
        exchange("GET", u"/api/v1/folders/"_s + idOf(folder));
        exchange("PATCH", u"/api/v1/folders/"_s + idOf(folder), {{u"name"_s, u"Würfe"_s}, {u"parent_id"_s, QJsonValue{}}}, "\"1\"");
        exchange("DELETE", u"/api/v1/folders/"_s + idOf(folder));
        exchange("DELETE", m_clip.path());
        exchange("POST", m_clip.path(u"/restore"_s));
        const QByteArray bytes = m_clip.original;
        for (int i = 0; i < 2; ++i)
            note("POST", u"/api/v1/videos"_s, {},
                 postForm(server(), u"/api/v1/videos"_s, {{"file", bytes, "clip.mp4"}, {"title", "Again", {}}}, server().adminBearer()));
        const QByteArray sha256 = QCryptographicHash::hash(m_clip.original, QCryptographicHash::Sha256).toHex();
        exchange("GET", u"/api/v1/videos/exists?sha256="_s + QString::fromLatin1(sha256));
        exchange("GET", u"/api/v1/videos/exists?sha256="_s + QString{64, u'0'});
    }

    void talkOfJobs()
    {
        const QJsonObject wanted{{u"video_id"_s, m_clip.id},
                                 {u"job_type"_s, u"process"_s},
                                 {u"priority"_s, 3},
                                 {u"options"_s, QJsonObject{{u"contrast"_s, 0.4}, {u"language"_s, u"de"_s}}}};
        const QString job = idOf(exchange("POST", u"/api/v1/jobs"_s, wanted));
        exchange("POST", u"/api/v1/jobs"_s, {{u"video_id"_s, m_clip.id}, {u"job_type"_s, u"transcription"_s}});
        exchange("POST", u"/api/v1/jobs"_s,
                 {{u"video_id"_s, m_clip.id},
                  {u"job_type"_s, u"audio_extraction"_s},
                  {u"options"_s, QJsonObject{{u"audio_format"_s, u"mp3"_s}}}});
        exchange("GET", u"/api/v1/jobs?limit=5"_s);
        const QString path = u"/api/v1/jobs/"_s + job;
        exchange("GET", path);
        exchange("GET", path + "/status"_L1);
        exchange("GET", path + "/events"_L1);
        exchange("GET", u"/api/v1/jobs/0190a6b0-7c4e-7b3a-9d55-3f1d2c4b5a69/status"_s);
        exchange("PATCH", path, {{u"priority"_s, 9}});
        exchange("POST", path + "/cancel"_L1);
        exchange("POST", path + "/retry"_L1);
        exchange("POST", u"/api/v1/jobs/bulk"_s, {{u"action"_s, u"cancel"_s}, {u"ids"_s, QJsonArray{job, m_clip.id}}});
        exchange("POST", u"/api/v1/jobs/bulk"_s, {{u"action"_s, u"retry"_s}, {u"filter"_s, QJsonObject{{u"status"_s, u"pending"_s}}}});
        exchange("POST", path + "/retry"_L1);
        exchange("GET", u"/api/v1/workers"_s);
        exchange("GET", u"/api/v1/jobs/queue/status"_s);
        exchange("GET", u"/api/v1/queue/status"_s);
        exchange("GET", u"/api/v1/jobs/statistics"_s);
        exchange("DELETE", u"/api/v1/jobs/queue/clear"_s);
        exchange("DELETE", path);
    }

    void talkOfRemarks()
    {
        const QJsonObject drawing{
            {u"tool_type"_s, u"arrow"_s},
            {u"points"_s, QJsonArray{QJsonArray{0.1, 0.2}, QJsonArray{0.4, 0.5, 0.7}, QJsonObject{{u"x"_s, 0.5}, {u"y"_s, 0.5}}}}};
        const QJsonObject drawn = exchange("POST", u"/api/v1/annotations/drawing"_s,
                                           {{u"video_id"_s, m_clip.id}, {u"timestamp"_s, 0.5}, {u"drawing_data"_s, drawing}});
        const QString path = u"/api/v1/annotations/"_s + idOf(drawn);
        exchange("GET", path);
        exchange("PATCH", path, {{u"timestamp"_s, 0.75}, {u"end_timestamp"_s, 1.5}}, "\"1\"");
        exchange("PUT", path, {{u"timestamp"_s, 1.0}, {u"drawing_data"_s, drawing}}, "\"2\"");
        exchange("PUT", path, {{u"timestamp"_s, -1.0}}, "\"3\"");
        const QByteArray sound = contentOf(makeSound(m_folder.path(), u"talk.wav"_s, 1));
        note("POST", u"/api/v1/annotations/voice-over"_s, {},
             postForm(server(), u"/api/v1/annotations/voice-over"_s,
                      {{"audio_file", sound, "talk.wav"}, {"video_id", m_clip.id.toLatin1(), {}}, {"timestamp", "0.25", {}}},
                      server().adminBearer()));
        exchange("GET", m_clip.path(u"/annotations"_s));
        exchange("DELETE", path);
        const QJsonObject said = exchange("POST", m_clip.path(u"/comments"_s),
                                          {{u"text"_s, u"Look at the left foot."_s}, {u"timestamp"_s, 0.5}, {u"color"_s, u"#FF0000"_s}});
        exchange("POST", m_clip.path(u"/comments"_s), {{u"text"_s, u"I do."_s}, {u"parent_id"_s, idOf(said)}});
        exchange("GET", m_clip.path(u"/comments"_s));
        exchange("GET", u"/api/v1/comments/"_s + idOf(said));
        exchange("PATCH", u"/api/v1/comments/"_s + idOf(said), {{u"is_done"_s, true}}, "\"1\"");
        const QJsonObject review = exchange("POST", m_clip.path(u"/reviews"_s), {{u"title"_s, u"First look"_s}, {u"notes"_s, u"Well."_s}});
        exchange("GET", m_clip.path(u"/reviews?status=open"_s));
        exchange("GET", u"/api/v1/reviews/"_s + idOf(review));
        exchange("PATCH", u"/api/v1/reviews/"_s + idOf(review), {{u"status"_s, u"approved"_s}}, "\"1\"");
    }

    void talkOfTheServer()
    {
        for (const char *path : {"/health", "/ready", "/openapi.json", "/connections/status", "/api/v1/ws/connections/status", "/metrics",
                                 "/docs", "/redoc", "/docs/files/docs.js", "/docs/files/nothing.js", "/ws/status"})
            exchange("GET", QString::fromLatin1(path));
        note("OPTIONS", u"/api/v1/uploads"_s, {}, server().ask({.method = "OPTIONS", .path = u"/api/v1/uploads"_s}));
    }

    /// Runs a judge, and gives all that it says.
    static QByteArray verdict(const QString &program, const QStringList &arguments, int &status)
    {
        QProcess judge;
        judge.setProcessChannelMode(QProcess::MergedChannels);
        judge.start(program, arguments);
        if (!judge.waitForStarted() || !judge.waitForFinished(240'000)) {
            status = -1;
            return program.toUtf8() + " does not run: ./test.sh installs it";
        }
        status = judge.exitCode();
        return judge.readAll();
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_clip.start(ServerProcess::Mode::Accounts), m_clip.problem().constData());
        m_document = server().get(u"/openapi.json"_s).body;
        QFile file{m_folder.filePath(u"openapi.json"_s)};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_document) == m_document.size());
    }

    void documentIsThereForEverybody()
    {
        const Answer answer = server().get(u"/openapi.json"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), QByteArray{"application/json"});
        QCOMPARE(answer.json().value("openapi"_L1).toString(), u"3.1.0"_s);
    }

    void clientThatHasItIsToldSo()
    {
        const Answer first = server().get(u"/openapi.json"_s);
        const QByteArray etag = first.header("ETag");
        QVERIFY(etag.startsWith('"') && etag.size() > 10);
        const Answer again = server().ask({.path = u"/openapi.json"_s, .headers = {{"If-None-Match", "\"other\", W/" + etag}}});
        QCOMPARE(again.status, 304);
        QCOMPARE(again.header("ETag"), etag);
        QCOMPARE(again.body, QByteArray{});
        QCOMPARE(server().ask({.path = u"/openapi.json"_s, .headers = {{"If-None-Match", "\"other\""}}}).body, first.body);
    }

    void headOfTheDocumentHasItsLength()
    {
        const Answer head = server().ask({.method = "HEAD", .path = u"/openapi.json"_s});
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("Content-Length").toLongLong(), m_document.size());
        QCOMPARE(head.body, QByteArray{});
    }

    void lintFindsNothing()
    {
        const QString tool = QStringLiteral(CHALKREEL_SOURCE_DIR "/.cache/npm/@redocly/cli/bin/cli.js");
        QVERIFY2(QFile::exists(tool), "@redocly/cli is not there: ./test.sh fetches it");
        qputenv("REDOCLY_TELEMETRY", "off");
        int status = -1;
        const QByteArray said =
            verdict(u"node"_s,
                    {tool, u"lint"_s, u"--config"_s, QStringLiteral(CHALKREEL_SOURCE_DIR "/tests/server/openapi/redocly.yaml"),
                     u"--max-problems=50"_s, m_folder.filePath(u"openapi.json"_s)},
                    status);
        QVERIFY2(status == 0 && said.contains("is valid") && !said.contains("You have"), said.constData());
    }

    void answersAreAsTheDocumentSays()
    {
        talkOfTheFirstAdmin();
        talkOfVideos();
        talkOfRemarks();
        talkOfJobs();
        talkOfAccounts();
        talkOfTheServer();
        QFile file{m_folder.filePath(u"exchanges.json"_s)};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument{m_exchanges}.toJson());
        file.close();
        int status = -1;
        const QByteArray said = verdict(u"/usr/bin/python3"_s,
                                        {QStringLiteral(CHALKREEL_SOURCE_DIR "/tests/server/openapi/validate_answers.py"),
                                         m_folder.filePath(u"openapi.json"_s), file.fileName()},
                                        status);
        QVERIFY2(status == 0, said.constData());
        QCOMPARE(said, QByteArray{});
    }
};

QTEST_GUILESS_MAIN(ServerOpenApiTest)
#include "tst_server_openapi.moc"
