#include "tests/e2e/made_clips.h"
#include "tests/server_attacks/attack_support.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace chalkreel::attack;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }
const QString kFolders = QStringLiteral("/api/v1/folders");

}  // namespace

/// ATTACKS A05, A11, A12 and W04: bodies and queries that no honest client sends.
class AttackJsonTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData());
        m_bearer = m_server.addUser(text("Coach"), text("coach"));
        m_video = field(m_server.as(m_bearer, "POST", text("/api/v1/videos?name=a.mp4"), randomBytes(900, 1), "video/mp4"), "id");
        QVERIFY(!m_video.isEmpty());
    }
    void cleanup() { QCOMPARE(m_server.harm(), QByteArray{}); }

    void bodiesThatAreNoHonestJsonAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("10,000 deep") << QByteArray(10'000, '[');
        QTest::newRow("10,000 deep, closed") << "{\"name\":" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + '}';
        QTest::newRow("objects 10,000 deep") << QByteArray{"{\"a\":"}.repeated(10'000) + '1' + QByteArray(10'000, '}');
        QTest::newRow("name twice") << QByteArray{"{\"name\":\"a\",\"name\":\"b\"}"};
        QTest::newRow("name twice, escaped") << QByteArray{"{\"name\":\"a\",\"n\\u0061me\":\"b\"}"};
        QTest::newRow("object for text") << QByteArray{"{\"name\":{\"$ne\":null}}"};
        QTest::newRow("list for text") << QByteArray{"{\"name\":[\"a\"]}"};
        QTest::newRow("number for text") << QByteArray{"{\"name\":1e999}"};
        QTest::newRow("NaN") << QByteArray{"{\"name\":NaN}"};
        QTest::newRow("null") << QByteArray{"{\"name\":null}"};
        QTest::newRow("list") << QByteArray{"[]"};
        QTest::newRow("word") << QByteArray{"\"name\""};
        QTest::newRow("nothing") << QByteArray{" "};
        QTest::newRow("not UTF-8") << QByteArray{"{\"name\":\"\xff\xfe\"}"};
        QTest::newRow("two values") << QByteArray{"{\"name\":\"a\"}{\"name\":\"b\"}"};
        QTest::newRow("with a remark") << QByteArray{"{\"name\":\"a\" /* b */}"};
        QTest::newRow("UTF-16") << QByteArray{"\xff\xfe{\0}\0", 6};
        QTest::newRow("unknown name") << QByteArray{"{\"name\":\"a\",\"__proto__\":{\"role\":\"admin\"}}"};
        QTest::newRow("name of 100,000") << "{\"name\":\"" + QByteArray(100'000, 'a') + "\"}";
        QTest::newRow("500,000 names") << []() -> QByteArray {
            QByteArray body = "{";
            for (int i = 0; i < 80'000; ++i) body += "\"n" + QByteArray::number(i) + "\":1,";
            return body + "\"name\":\"a\"}";
        }();
    }
    void bodiesThatAreNoHonestJsonAreRefused()
    {
        QFETCH(QByteArray, body);
        QElapsedTimer timer;
        timer.start();
        const Answer answer = m_server.as(m_bearer, "POST", kFolders, body);
        QVERIFY2(answer.status == 422 || answer.status == 413,
                 QByteArray{QByteArray::number(answer.status) + answer.body.left(200)}.constData());
        QVERIFY2(answer.body.size() < 4096, "the refusal repeats what was sent");
        QVERIFY2(timer.elapsed() < 20'000, "it took the server that long to say no");
        QCOMPARE(m_server.get(kFolders, m_bearer).json().value(text("total")).toInt(-1), 0);
    }

    void bodyOf100MegabytesIsRefusedBeforeItComes()
    {
        for (const char *type : {"application/json", "text/plain", "application/x-www-form-urlencoded"}) {
            RawClient client{m_server.port()};
            client.send(requestText("POST", "/api/v1/folders",
                                    {{"Authorization", "Bearer " + m_bearer}, {"Content-Type", type}, {"Content-Length", "104857600"}}));
            QCOMPARE(client.answer().status, 413);
        }
        RawClient chunked{m_server.port()};
        chunked.send(
            requestText("POST", "/api/v1/folders",
                        {{"Authorization", "Bearer " + m_bearer}, {"Content-Type", "application/json"}, {"Transfer-Encoding", "chunked"}}));
        for (int i = 0; i < 20; ++i)
            if (!chunked.send("20000\r\n" + QByteArray(0x20000, ' ') + "\r\n")) break;
        QCOMPARE(chunked.answer().status, 413);
    }

    void otherTypesThanJsonAreRefused()
    {
        for (const char *type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=X", "text/xml"})
            QCOMPARE(m_server.as(m_bearer, "POST", kFolders, "{\"name\":\"a\"}", type).status, 415);
    }

    // A05
    void nobodyAssignsWhatIsNotHis_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("body");
        const QString video = text("/api/v1/videos/") + m_video;
        for (const char *name : {"owner", "owner_id", "user_id", "status", "sha256", "id", "size", "role", "revision", "is_deleted",
                                 "external_path", "renditions"}) {
            QTest::addRow("video %s", name) << QByteArray{"PATCH"} << video
                                            << QJsonObject{{text("title"), text("t")}, {text(name), text("x")}};
            QTest::addRow("folder %s", name) << QByteArray{"POST"} << kFolders
                                             << QJsonObject{{text("name"), text("f")}, {text(name), text("x")}};
            QTest::addRow("comment %s", name) << QByteArray{"POST"} << QString{video + text("/comments")}
                                              << QJsonObject{{text("text"), text("c")}, {text(name), text("x")}};
            QTest::addRow("job %s", name) << QByteArray{"POST"} << text("/api/v1/jobs/")
                                          << QJsonObject{{text("video_id"), m_video},
                                                         {text("job_type"), text("metadata")},
                                                         {text(name), text("x")}};
            QTest::addRow("token %s", name) << QByteArray{"POST"} << text("/api/v1/tokens")
                                            << QJsonObject{{text("name"), text("k")}, {text(name), text("x")}};
        }
        QTest::newRow("author of a remark") << QByteArray{"POST"} << QString{video + text("/comments")}
                                            << QJsonObject{{text("text"), text("c")}, {text("author"), text("Root")}};
    }
    void nobodyAssignsWhatIsNotHis()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QJsonObject, body);
        // A review's status is its author's to set, a remark's too.
        const Headers tag{{"If-Match", m_server.get(text("/api/v1/videos/") + m_video, m_bearer).header("ETag")}};
        const Answer answer = m_server.as(m_bearer, method, path, QJsonDocument{body}.toJson(), "application/json", tag);
        QVERIFY2(answer.status == 422, QByteArray{QByteArray::number(answer.status) + answer.body.left(300)}.constData());
    }

    void queriesThatMakeNoSenseAreRefused_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *query :
             {"limit=1000000000", "limit=0", "limit=-1", "limit=1e9", "limit=99999999999999999999", "limit=abc", "offset=-1",
              "offset=9223372036854775808", "sort=title;DROP%20TABLE%20asset", "sort=(SELECT%201)", "sort=title,owner", "sort=%00",
              "status=ready'--", "status=1", "folder=../x", "created_after=yesterday", "deleted=maybe"})
            QTest::newRow(query) << QByteArray{query};
    }
    void queriesThatMakeNoSenseAreRefused()
    {
        QFETCH(QByteArray, query);
        const Answer answer = m_server.get(text("/api/v1/videos?") + QString::fromLatin1(query), m_bearer);
        QVERIFY2(answer.status == 422, QByteArray{QByteArray::number(answer.status) + answer.body.left(200)}.constData());
        QVERIFY(!answer.body.contains("SELECT ") && !answer.body.contains("sqlite"));
    }

    void searchTakesAnyWordsAndIsNoLanguage_data()
    {
        QTest::addColumn<QByteArray>("words");
        for (const char *words : {"' OR '1'='1", "%", "_", "\" OR title:*", "NEAR(a b, 5)", "a* AND", "((((((", "-", "^a", "{title}:x",
                                  "\\", "a\nb", "(a+)+$", "*", "\"", ";--", "\xf0\x9f\x8e\xa5"})
            QTest::newRow(words) << QByteArray{words};
        QTest::newRow("8 kB") << QByteArray{"word "}.repeated(1600);
        QTest::newRow("8 kB of one letter") << QByteArray(8000, 'a');
        QTest::newRow("quotes") << QByteArray{"\"\" "}.repeated(1000);
    }
    void searchTakesAnyWordsAndIsNoLanguage()
    {
        QFETCH(QByteArray, words);
        QElapsedTimer timer;
        timer.start();
        const Answer answer = m_server.get(text("/api/v1/videos?q=") + QString::fromLatin1(words.toPercentEncoding()), m_bearer);
        QVERIFY2(answer.status == 200 || answer.status == 422, answer.body.left(300).constData());
        QVERIFY(!answer.body.contains("fts5") && !answer.body.contains("syntax error"));
        QVERIFY(timer.elapsed() < 10'000);
    }

    // A12
    void whatWasWrittenComesBackAsTextAndNothingElse()
    {
        const QString evil = text("=cmd|' /C calc'!A0<script>alert(1)</script>\"><img src=x>");
        const QString path = text("/api/v1/videos/") + m_video;
        const QByteArray tag = m_server.get(path, m_bearer).header("ETag");
        const Answer changed = m_server.as(m_bearer, "PATCH", path, QJsonDocument{QJsonObject{{text("title"), evil}}}.toJson(),
                                           "application/json", {{"If-Match", tag}});
        QCOMPARE(changed.status, 200);
        for (const QString &target : {path, text("/api/v1/videos"), QString{path + text("/download?rendition=original")}}) {
            const Answer answer = m_server.get(target, m_bearer);
            QCOMPARE(answer.header("X-Content-Type-Options"), QByteArray{"nosniff"});
            QVERIFY(!answer.header("Content-Type").contains("html"));
        }
        const Answer problem = m_server.get(text("/api/v1/videos?sort=%3Cscript%3E"), m_bearer);
        QVERIFY(problem.header("Content-Type").startsWith("application/problem+json"));
    }

    // W04, what of it holds for one request
    void drawingsThatNoHandMakesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("drawing");
        const auto pen = [](const QByteArray &points) -> QByteArray {
            return "{\"tool_type\":\"pen\",\"color\":\"#FF0000\",\"points\":" + points + "}";
        };
        QTest::newRow("1,000,000 points") << pen('[' + QByteArray{"[0,0],"}.repeated(999'999) + "[0,0]]");
        QTest::newRow("100,001 points") << pen('[' + QByteArray{"[0,0],"}.repeated(100'000) + "[0,0]]");
        QTest::newRow("no points") << pen("[]");
        QTest::newRow("infinite") << pen("[[1e999,0],[0,0]]");
        QTest::newRow("NaN") << pen("[[NaN,0],[0,0]]");
        QTest::newRow("null") << pen("[[null,0],[0,0]]");
        QTest::newRow("text") << pen("[[\"0\",0],[0,0]]");
        QTest::newRow("far outside") << pen("[[1000,0],[0,0]]");
        QTest::newRow("one number") << pen("[[0],[0]]");
        QTest::newRow("nine numbers") << pen("[[0,0,0,0,0,0,0,0,0],[0,0]]");
        QTest::newRow("unknown tool") << QByteArray{"{\"tool_type\":\"../pen\",\"color\":\"#FF0000\",\"points\":[[0,0],[1,1]]}"};
        QTest::newRow("colour that is a page") << QByteArray{
            "{\"tool_type\":\"pen\",\"color\":\"url(javascript:x)\",\"points\":[[0,0],[1,1]]}"};
    }
    void drawingsThatNoHandMakesAreRefused()
    {
        QFETCH(QByteArray, drawing);
        const QByteArray body = "{\"video_id\":\"" + m_video.toLatin1() + "\",\"timestamp\":0.5,\"drawing_data\":" + drawing + '}';
        RawClient client{m_server.port()};
        client.send(requestText("POST", "/api/v1/annotations/drawing",
                                {{"Authorization", "Bearer " + m_bearer}, {"Content-Type", "application/json"}}, body));
        const int status = client.answer().status;
        QVERIFY2(status == 422 || status == 413, QByteArray::number(status).constData());
    }

    void timesThatNoFilmHasAreRefused()
    {
        for (const char *time : {"-1", "1e300", "1e999", "null", "\"0\"", "true"}) {
            const QByteArray body = "{\"video_id\":\"" + m_video.toLatin1() + "\",\"timestamp\":" + time +
                                    ",\"drawing_data\":{\"tool_type\":\"pen\",\"color\":\"#FF0000\",\"points\":[[0,0],[1,1]]}}";
            QVERIFY2(m_server.as(m_bearer, "POST", text("/api/v1/annotations/drawing"), body).status == 422, time);
        }
    }

private:
    AttackedServer m_server;
    QByteArray m_bearer;
    QString m_video;
};

QTEST_GUILESS_MAIN(AttackJsonTest)
#include "tst_attack_json.moc"
