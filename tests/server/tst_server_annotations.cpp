#include "tests/e2e/made_clips.h"
#include "tests/server/server_material.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kAnnotations{"/api/v1/annotations"};
const QString kNobody = u"550e8400-e29b-41d4-a716-446655440000"_s;

QByteArray text(const QJsonObject &object) { return QJsonDocument{object}.toJson(QJsonDocument::Compact); }

QJsonObject pen(const QJsonArray &points = {QJsonArray{0.1, 0.2}, QJsonArray{0.3, 0.4, 0.5}})
{
    return {{u"tool_type"_s, u"pen"_s}, {u"points"_s, points}, {u"color"_s, u"#FF0000"_s}};
}

/// JSON text of a stroke of so many points; QJsonDocument would write the odd ones otherwise.
QByteArray stroke(const QString &video, const QByteArray &point, int count)
{
    QByteArray points = point;
    for (int i = 1; i < count; ++i) points += ',' + point;
    return R"({"video_id":")" + video.toLatin1() + R"(","timestamp":1,"drawing_data":{"tool_type":"pen","points":[)" + points + "]}}";
}

}  // namespace

/// Seed 004's annotation API, example by example.
class tst_server_annotations : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    ServerProcess m_server;
    QByteArray m_ann;
    QByteArray m_bob;
    QByteArray m_viewer;
    QString m_annId;
    QString m_video;

    Answer ann(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return m_server.send(method, path, body, m_ann);
    }
    Answer post(const QByteArray &body)
    {
        return m_server.ask({.method = "POST", .path = kAnnotations + u"/drawing"_s, .body = body, .bearer = m_ann, .headers = {}});
    }
    QJsonObject drawing(const QJsonObject &more = {}) const
    {
        QJsonObject body{{u"video_id"_s, m_video}, {u"timestamp"_s, 15.5}, {u"drawing_data"_s, pen()}};
        for (auto it = more.begin(); it != more.end(); ++it) body.insert(it.key(), *it);
        return body;
    }
    QString drawnId() { return ann("POST", kAnnotations + u"/drawing"_s, drawing()).json().value("id"_L1).toString(); }
    Answer change(const QByteArray &method, const QString &path, const QJsonObject &body, const QByteArray &tag, const QByteArray &bearer)
    {
        QList<std::pair<QByteArray, QByteArray>> headers;
        if (!tag.isEmpty()) headers.append({"If-Match", tag});
        return m_server.ask(
            {.method = method, .path = path, .body = body.isEmpty() ? QByteArray{} : text(body), .bearer = bearer, .headers = headers});
    }
    Answer speak(const QList<FormPart> &parts, const QByteArray &bearer)
    {
        return postForm(m_server, kAnnotations + u"/voice-over"_s, parts, bearer);
    }
    QByteArray sound() { return contentOf(makeSound(m_folder.path(), u"said.wav"_s, 2)); }
    QString videoPath(QLatin1StringView what) const { return "/api/v1/videos/"_L1 + m_video + u'/' + what; }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData());
        m_ann = m_server.addUser(u"ann"_s, u"coach"_s);
        m_bob = m_server.addUser(u"bob"_s, u"coach"_s);
        m_viewer = m_server.addUser(u"vera"_s, u"viewer"_s);
        QVERIFY(!m_ann.isEmpty() && !m_bob.isEmpty() && !m_viewer.isEmpty());
        m_annId = ann("GET", u"/api/v1/auth/me"_s).json().value("user"_L1).toObject().value("id"_L1).toString();
        QVERIFY(!m_annId.isEmpty());
        m_video = uploadVideo(m_server, makeClip(m_folder.path(), u"squat.mp4"_s, 2), m_ann);
        QVERIFY(!m_video.isEmpty());
    }

    void drawingIsMadeAsTheSeedMakesIt()
    {
        const Answer answer = ann("POST", kAnnotations + u"/drawing"_s, drawing());
        QCOMPARE(answer.status, 201);
        const QJsonObject made = answer.json();
        QVERIFY(!QUuid::fromString(made.value("id"_L1).toString()).isNull());
        QCOMPARE(made.value("video_id"_L1).toString(), m_video);
        QCOMPARE(made.value("timestamp"_L1).toDouble(), 15.5);
        QCOMPARE(made.value("kind"_L1).toString(), u"drawing"_s);
        const QJsonObject data = made.value("drawing_data"_L1).toObject();
        QCOMPARE(data.value("tool_type"_L1).toString(), u"pen"_s);
        QCOMPARE(data.value("color"_L1).toString(), u"#FF0000"_s);
        QCOMPARE(data.value("points"_L1).toArray(), (QJsonArray{QJsonArray{0.1, 0.2}, QJsonArray{0.3, 0.4, 0.5}}));
        QCOMPARE(made.value("author"_L1).toString(), m_annId);
        QCOMPARE(made.value("author_name"_L1).toString(), u"ann"_s);
        QCOMPARE(made.value("revision"_L1).toInt(), 1);
        QCOMPARE(answer.header("ETag"), "\"1\"");
        QCOMPARE(answer.header("Location"), "/api/v1/annotations/" + made.value("id"_L1).toString().toLatin1());
        const Answer read = ann("GET", kAnnotations + u'/' + made.value("id"_L1).toString());
        QCOMPARE(read.status, 200);
        QCOMPARE(read.json(), made);
        QCOMPARE(read.header("ETag"), "\"1\"");
    }

    void everyToolAndPointFormIsTaken()
    {
        for (const char *tool : {"pen", "line", "arrow", "polyline", "rectangle", "ellipse", "text", "angle", "spotlight", "magnifier",
                                 "number", "stopwatch", "counter", "ruler", "path"}) {
            const QJsonArray points{QJsonArray{0, 1}, QJsonArray{-1, 2, 1}, QJsonObject{{u"x"_s, 0.5}, {u"y"_s, 0.25}}};
            QJsonObject data = pen(points);
            data.insert(u"tool_type"_s, QString::fromLatin1(tool));
            const Answer answer = ann("POST", kAnnotations + u"/drawing/"_s, drawing({{u"drawing_data"_s, data}}));
            QVERIFY2(answer.status == 201, tool);
            QCOMPARE(answer.json().value("drawing_data"_L1).toObject().value("points"_L1).toArray().at(2).toArray(),
                     (QJsonArray{0.5, 0.25}));
        }
    }

    void unknownToolIsAnsweredWithAllThatThereAre()
    {
        QJsonObject data = pen();
        data.insert(u"tool_type"_s, u"laser"_s);
        const Answer answer = ann("POST", kAnnotations + u"/drawing"_s, drawing({{u"drawing_data"_s, data}}));
        QCOMPARE(answer.status, 422);
        for (const char *tool : {"pen", "magnifier", "stopwatch", "path"}) QVERIFY2(answer.body.contains(tool), tool);
    }

    void badDrawingIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto with = [this](const QString &name, const QJsonValue &value) { return text(drawing({{name, value}})); };
        const auto data = [&](const QString &name, const QJsonValue &value) {
            QJsonObject object = pen();
            object.insert(name, value);
            return with(u"drawing_data"_s, object);
        };
        QTest::newRow("a million points") << stroke(m_video, "[1,1]", 1'000'000) << 422;
        QTest::newRow("one point too many") << stroke(m_video, "[1,1]", 100'001) << 422;
        QTest::newRow("NaN") << stroke(m_video, "[NaN,1]", 1) << 422;
        QTest::newRow("infinite") << stroke(m_video, "[Infinity,1]", 1) << 422;
        QTest::newRow("beyond a double") << stroke(m_video, "[1e999,1]", 1) << 422;
        QTest::newRow("far outside") << stroke(m_video, "[2.01,1]", 1) << 422;
        QTest::newRow("far left") << stroke(m_video, "[0,-1.01]", 1) << 422;
        QTest::newRow("pressed too hard") << stroke(m_video, "[0,0,1.5]", 1) << 422;
        QTest::newRow("one number") << stroke(m_video, "[0]", 1) << 422;
        QTest::newRow("four numbers") << stroke(m_video, "[0,0,0,0]", 1) << 422;
        QTest::newRow("texts") << stroke(m_video, R"(["0","0"])", 1) << 422;
        QTest::newRow("no points") << data(u"points"_s, QJsonArray{}) << 422;
        QTest::newRow("points are an object") << data(u"points"_s, QJsonObject{}) << 422;
        QTest::newRow("no colour") << data(u"color"_s, u"red; drop table"_s) << 422;
        QTest::newRow("wide line") << data(u"width"_s, 1e9) << 422;
        QTest::newRow("long text") << data(u"text"_s, QString{100'000, u'x'}) << 422;
        QTest::newRow("NUL in the text") << data(u"text"_s, QString{QChar::Null}) << 422;
        QTest::newRow("large properties") << data(u"properties"_s, QJsonObject{{u"x"_s, QString{100'000, u'x'}}}) << 422;
        QTest::newRow("negative time") << with(u"timestamp"_s, -1) << 422;
        QTest::newRow("time as text") << with(u"timestamp"_s, u"15.5"_s) << 422;
        QTest::newRow("time beyond all videos") << with(u"timestamp"_s, 1e12) << 422;
        QTest::newRow("ends before it begins") << with(u"end_timestamp"_s, 1) << 422;
        QTest::newRow("forged author") << with(u"author"_s, kNobody) << 422;
        QTest::newRow("forged author's name") << with(u"author_name"_s, u"bob"_s) << 422;
        QTest::newRow("its own id") << with(u"id"_s, kNobody) << 422;
        QTest::newRow("video is no id") << with(u"video_id"_s, u"../x"_s) << 422;
        QTest::newRow("video is not there") << with(u"video_id"_s, kNobody) << 404;
        QTest::newRow("drawing is a text") << with(u"drawing_data"_s, u"pen"_s) << 422;
        QTest::newRow("nothing") << QByteArray{"{}"} << 422;
        QTest::newRow("nested deeply") << "{\"drawing_data\":" + QByteArray{10'000, '['} + QByteArray{10'000, ']'} + '}' << 422;
        QTest::newRow("a name twice") << QByteArray{R"({"timestamp":1,"timestamp":2})"} << 422;
    }
    void badDrawingIsRefused()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        const int before = ann("GET", videoPath("annotations"_L1)).json().value("total"_L1).toInt(-1);
        const Answer answer = post(body);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.header("Content-Type"), "application/problem+json");
        QCOMPARE(ann("GET", videoPath("annotations"_L1)).json().value("total"_L1).toInt(-2), before);
    }

    void longestStrokeIsTaken()
    {
        const Answer answer = post(stroke(m_video, "[0.123456789012345,0.123456789012345,0.5]", 100'000));
        QCOMPARE(answer.status, 201);
        QCOMPARE(ann("DELETE", kAnnotations + u'/' + answer.json().value("id"_L1).toString()).status, 204);
    }

    void editNamesTheRevisionThatItWasMadeOn()
    {
        const QString path = kAnnotations + u'/' + drawnId();
        QCOMPARE(change("PATCH", path, {{u"timestamp"_s, 2}}, {}, m_ann).status, 422);
        const Answer patched = change("PATCH", path, {{u"timestamp"_s, 2}, {u"end_timestamp"_s, 3}}, "\"1\"", m_ann);
        QCOMPARE(patched.status, 200);
        QCOMPARE(patched.header("ETag"), "\"2\"");
        QCOMPARE(patched.json().value("timestamp"_L1).toDouble(), 2.0);
        QCOMPARE(patched.json().value("end_timestamp"_L1).toDouble(), 3.0);
        QCOMPARE(patched.json().value("drawing_data"_L1).toObject().value("points"_L1).toArray().size(), 2);
        QCOMPARE(change("PATCH", path, {{u"timestamp"_s, 9}}, "\"1\"", m_ann).status, 409);
        QCOMPARE(change("PATCH", path, {{u"timestamp"_s, 9}}, "\"nonsense\"", m_ann).status, 409);
        // What was read may be sent back, changed where it may be.
        QJsonObject whole = patched.json();
        whole.insert(u"timestamp"_s, 4);
        whole.remove(u"end_timestamp"_s);
        const Answer put = change("PUT", path, whole, "\"2\"", m_ann);
        QCOMPARE(put.status, 200);
        QCOMPARE(put.json().value("timestamp"_L1).toDouble(), 4.0);
        QVERIFY(put.json().value("end_timestamp"_L1).isNull());
        QCOMPARE(change("PUT", path, {{u"drawing_data"_s, pen()}}, "\"3\"", m_ann).status, 422);
        for (const QJsonObject &forged : {QJsonObject{{u"author"_s, kNobody}}, QJsonObject{{u"video_id"_s, kNobody}},
                                          QJsonObject{{u"revision"_s, 99}}, QJsonObject{{u"colour"_s, u"red"_s}}})
            QCOMPARE(change("PATCH", path, forged, "\"3\"", m_ann).status, 422);
        QCOMPARE(change("DELETE", path, {}, "\"1\"", m_ann).status, 409);
        QCOMPARE(change("DELETE", path, {}, "\"3\"", m_ann).status, 204);
        QCOMPARE(ann("GET", path).status, 404);
    }

    void annotationsAreListedByTime()
    {
        const QString video = uploadVideo(m_server, makeClip(m_folder.path(), u"jump.mp4"_s, 1), m_ann);
        QVERIFY(!video.isEmpty());
        const QString list = "/api/v1/videos/"_L1 + video + "/annotations"_L1;
        for (const double time : {0.75, 0.25, 0.5})
            QCOMPARE(ann("POST", kAnnotations + u"/drawing"_s, drawing({{u"video_id"_s, video}, {u"timestamp"_s, time}})).status, 201);
        const Answer answer = ann("GET", list + u"?limit=2"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value("total"_L1).toInt(), 3);
        const QJsonArray items = answer.json().value("items"_L1).toArray();
        QCOMPARE(items.size(), 2);
        QCOMPARE(items.at(0).toObject().value("timestamp"_L1).toDouble(), 0.25);
        QCOMPARE(items.at(1).toObject().value("timestamp"_L1).toDouble(), 0.5);
        QVERIFY(answer.header("X-Event-Sequence").toULongLong() > 0);
        QCOMPARE(ann("GET", list + u"/?kind=voice_over"_s).json().value("total"_L1).toInt(-1), 0);
        for (const char *bad : {"kind=song", "limit=0", "limit=1000000000", "offset=-1"})
            QCOMPARE(ann("GET", list + u'?' + QString::fromLatin1(bad)).status, 422);
    }

    void voiceOverIsMadeAsTheSeedMakesIt()
    {
        const QByteArray bytes = sound();
        const Answer answer =
            speak({{"video_id", m_video.toLatin1(), {}}, {"timestamp", "30.5", {}}, {"audio_file", bytes, "said.wav"}}, m_ann);
        QCOMPARE(answer.status, 201);
        const QJsonObject made = answer.json();
        QCOMPARE(made.value("kind"_L1).toString(), u"voice_over"_s);
        QCOMPARE(made.value("video_id"_L1).toString(), m_video);
        QCOMPARE(made.value("timestamp"_L1).toDouble(), 30.5);
        QCOMPARE(made.value("author"_L1).toString(), m_annId);
        QCOMPARE(made.value("voice_over"_L1).toObject().value("audio_format"_L1).toString(), u"wav"_s);
        QCOMPARE(made.value("voice_over"_L1).toObject().value("size"_L1).toInteger(), bytes.size());
        const QString audio = made.value("audio_url"_L1).toString();
        QCOMPARE(audio, "/api/v1/annotations/"_L1 + made.value("id"_L1).toString() + "/audio"_L1);

        const Answer whole = m_server.get(audio, m_ann);
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.body, bytes);
        QVERIFY(whole.header("Content-Type").startsWith("audio/"));
        QCOMPARE(whole.header("Accept-Ranges"), "bytes");
        const auto ask = [&](const QByteArray &method, const QByteArray &name, const QByteArray &value) {
            return m_server.ask({.method = method, .path = audio, .body = {}, .bearer = m_ann, .headers = {{name, value}}});
        };
        const Answer part = ask("GET", "Range", "bytes=10-19");
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, bytes.mid(10, 10));
        QCOMPARE(part.header("Content-Range"), "bytes 10-19/" + QByteArray::number(bytes.size()));
        QCOMPARE(ask("GET", "Range", "bytes=" + QByteArray::number(bytes.size()) + '-').status, 416);
        QCOMPARE(ask("GET", "If-None-Match", whole.header("ETag")).status, 304);
        const Answer head = ask("HEAD", "Accept", "*/*");
        QCOMPARE(head.status, 200);
        QVERIFY(head.body.isEmpty());
        QCOMPARE(head.header("Content-Length"), QByteArray::number(bytes.size()));

        const QString path = kAnnotations + u'/' + made.value("id"_L1).toString();
        QCOMPARE(m_server.get(audio, m_bob).status, 404);
        QCOMPARE(m_server.get(audio).status, 401);
        QCOMPARE(change("PATCH", path, {{u"drawing_data"_s, pen()}}, "\"1\"", m_ann).status, 422);
        QCOMPARE(change("DELETE", path, {}, {}, m_ann).status, 204);
        QCOMPARE(m_server.get(audio, m_ann).status, 404);
    }

    void badVoiceOverIsRefusedAndLeavesNothing_data()
    {
        QTest::addColumn<QByteArray>("video");
        QTest::addColumn<QByteArray>("timestamp");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QList<int>>("statuses");
        const QByteArray video = m_video.toLatin1();
        QTest::newRow("no sound") << video << QByteArray{"1"} << QByteArray{"nonsense"} << QList<int>{415, 422};
        QTest::newRow("a video") << video << QByteArray{"1"} << contentOf(makeClip(m_folder.path(), u"no_sound.mp4"_s, 1))
                                 << QList<int>{415};
        QTest::newRow("nothing in it") << video << QByteArray{"1"} << QByteArray{} << QList<int>{415, 422};
        QTest::newRow("NaN") << video << QByteArray{"nan"} << sound() << QList<int>{422};
        QTest::newRow("infinite") << video << QByteArray{"inf"} << sound() << QList<int>{422};
        QTest::newRow("a comma") << video << QByteArray{"30,5"} << sound() << QList<int>{422};
        QTest::newRow("before the beginning") << video << QByteArray{"-1"} << sound() << QList<int>{422};
        QTest::newRow("no time") << video << QByteArray{} << sound() << QList<int>{422};
        QTest::newRow("no id") << QByteArray{"x"} << QByteArray{"1"} << sound() << QList<int>{422};
        QTest::newRow("no video") << kNobody.toLatin1() << QByteArray{"1"} << sound() << QList<int>{404};
    }
    void badVoiceOverIsRefusedAndLeavesNothing()
    {
        QFETCH(const QByteArray, video);
        QFETCH(const QByteArray, timestamp);
        QFETCH(const QByteArray, content);
        QFETCH(const QList<int>, statuses);
        const QStringList before = filesIn(m_server.dataFolder()).filter(u"spool"_s);
        const Answer answer =
            speak({{"video_id", video, {}}, {"timestamp", timestamp, {}}, {"audio_file", content, "../../said.wav"}}, m_ann);
        QVERIFY2(statuses.contains(answer.status), QByteArray{QByteArray::number(answer.status) + ' ' + answer.body}.constData());
        QTRY_COMPARE(filesIn(m_server.dataFolder()).filter(u"spool"_s), before);
    }

    void forgedAuthorOfAVoiceOverIsRefused()
    {
        QCOMPARE(
            speak(
                {{"video_id", m_video.toLatin1(), {}}, {"timestamp", "1", {}}, {"author", "bob", {}}, {"audio_file", sound(), "said.wav"}},
                m_ann)
                .status,
            422);
        QCOMPARE(speak({{"video_id", m_video.toLatin1(), {}}, {"timestamp", "1", {}}, {"audio_file", sound(), "said.wav"}}, m_bob).status,
                 404);
    }

    void drawingHasNoSound() { QCOMPARE(ann("GET", kAnnotations + u'/' + drawnId() + u"/audio"_s).status, 404); }

    void commentsHaveAnswers()
    {
        const QString comments = videoPath("comments"_L1);
        const Answer first =
            ann("POST", comments,
                {{u"text"_s, u"<b>Knees</b> out"_s}, {u"timestamp"_s, 1.5}, {u"category"_s, u"technique"_s}, {u"color"_s, u"#0F0"_s}});
        QCOMPARE(first.status, 201);
        QCOMPARE(first.header("ETag"), "\"1\"");
        const QString id = first.json().value("id"_L1).toString();
        QCOMPARE(first.json().value("text"_L1).toString(), u"<b>Knees</b> out"_s);
        QCOMPARE(first.json().value("author"_L1).toString(), m_annId);
        const Answer answered = ann("POST", comments + u'/', {{u"text"_s, u"Yes"_s}, {u"parent_id"_s, id}});
        QCOMPARE(answered.status, 201);
        QCOMPARE(answered.json().value("parent_id"_L1).toString(), id);
        QCOMPARE(answered.json().value("timestamp"_L1).toDouble(), 1.5);
        const QJsonArray items = ann("GET", comments).json().value("items"_L1).toArray();
        QCOMPARE(items.size(), 2);
        QCOMPARE(items.at(1).toObject().value("parent_id"_L1).toString(), id);

        const QString path = "/api/v1/comments/"_L1 + id;
        const Answer done = change("PATCH", path, {{u"is_done"_s, true}}, "\"1\"", m_ann);
        QCOMPARE(done.status, 200);
        QVERIFY(done.json().value("is_done"_L1).toBool());
        QCOMPARE(change("PATCH", path, {{u"is_done"_s, false}}, "\"1\"", m_ann).status, 409);
        QCOMPARE(change("PATCH", path, {{u"author"_s, kNobody}}, "\"2\"", m_ann).status, 422);
        QCOMPARE(ann("GET", comments + u"?is_done=true"_s).json().value("total"_L1).toInt(-1), 1);
        QCOMPARE(ann("GET", comments + u"?is_done=perhaps"_s).status, 422);
        QCOMPARE(change("DELETE", path, {}, {}, m_ann).status, 204);
        QCOMPARE(ann("GET", comments).json().value("total"_L1).toInt(-1), 0);
    }

    void badCommentIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("no text") << QJsonObject{{u"timestamp"_s, 1}} << 422;
        QTest::newRow("blank") << QJsonObject{{u"text"_s, u"  "_s}} << 422;
        QTest::newRow("long") << QJsonObject{{u"text"_s, QString{10'001, u'x'}}} << 422;
        QTest::newRow("an object") << QJsonObject{{u"text"_s, QJsonObject{}}} << 422;
        QTest::newRow("NUL") << QJsonObject{{u"text"_s, QString{QChar::Null}}} << 422;
        QTest::newRow("author") << QJsonObject{{u"text"_s, u"x"_s}, {u"author"_s, kNobody}} << 422;
        QTest::newRow("video") << QJsonObject{{u"text"_s, u"x"_s}, {u"video_id"_s, kNobody}} << 422;
        QTest::newRow("colour") << QJsonObject{{u"text"_s, u"x"_s}, {u"color"_s, u"red"_s}} << 422;
        QTest::newRow("parent is not there") << QJsonObject{{u"text"_s, u"x"_s}, {u"parent_id"_s, kNobody}} << 404;
    }
    void badCommentIsRefused()
    {
        QFETCH(const QJsonObject, body);
        QFETCH(const int, status);
        QCOMPARE(ann("POST", videoPath("comments"_L1), body).status, status);
    }

    void reviewsAreKept()
    {
        const QString reviews = videoPath("reviews"_L1);
        const Answer made = ann("POST", reviews, {{u"title"_s, u"Front squat"_s}, {u"notes"_s, u"Depth is fine"_s}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.json().value("status"_L1).toString(), u"open"_s);
        QCOMPARE(made.json().value("author"_L1).toString(), m_annId);
        const QString path = "/api/v1/reviews/"_L1 + made.json().value("id"_L1).toString();
        QCOMPARE(ann("GET", path).json(), made.json());
        const Answer approved = change("PATCH", path, {{u"status"_s, u"approved"_s}}, "\"1\"", m_ann);
        QCOMPARE(approved.status, 200);
        QCOMPARE(approved.header("ETag"), "\"2\"");
        QCOMPARE(ann("GET", reviews + u"?status=approved"_s).json().value("total"_L1).toInt(-1), 1);
        QCOMPARE(ann("GET", reviews + u"?status=open"_s).json().value("total"_L1).toInt(-1), 0);
        QCOMPARE(ann("GET", reviews + u"?status=great"_s).status, 422);
        QCOMPARE(change("PATCH", path, {{u"status"_s, u"great"_s}}, "\"2\"", m_ann).status, 422);
        QCOMPARE(ann("POST", reviews, {{u"notes"_s, u"no title"_s}}).status, 422);
        QCOMPARE(ann("POST", reviews, {{u"title"_s, u"x"_s}, {u"author"_s, kNobody}}).status, 422);
        QCOMPARE(change("DELETE", path, {}, {}, m_ann).status, 204);
        QCOMPARE(ann("GET", path).status, 404);
    }

    void anotherPersonsRemarksAreNotThere()
    {
        const QString annotation = kAnnotations + u'/' + drawnId();
        const QString comment =
            "/api/v1/comments/"_L1 + ann("POST", videoPath("comments"_L1), {{u"text"_s, u"x"_s}}).json().value("id"_L1).toString();
        const QString review =
            "/api/v1/reviews/"_L1 + ann("POST", videoPath("reviews"_L1), {{u"title"_s, u"x"_s}}).json().value("id"_L1).toString();
        QCOMPARE(m_server.send("POST", kAnnotations + u"/drawing"_s, drawing(), m_bob).status, 404);
        for (const char *list : {"annotations", "comments", "reviews"})
            QCOMPARE(m_server.get(videoPath(QLatin1StringView{list}), m_bob).status, 404);
        QCOMPARE(m_server.send("POST", videoPath("comments"_L1), {{u"text"_s, u"x"_s}}, m_bob).status, 404);
        QCOMPARE(m_server.send("POST", videoPath("reviews"_L1), {{u"title"_s, u"x"_s}}, m_bob).status, 404);
        for (const QString &path : {annotation, comment, review}) {
            QCOMPARE(m_server.get(path, m_bob).status, 404);
            QCOMPARE(change("PATCH", path, {{u"timestamp"_s, 1}}, "\"1\"", m_bob).status, 404);
            QCOMPARE(change("DELETE", path, {}, {}, m_bob).status, 404);
            QCOMPARE(m_server.get(path, m_server.adminBearer()).status, 200);
            QCOMPARE(ann("GET", path).status, 200);
        }
        QCOMPARE(change("PUT", annotation, {{u"timestamp"_s, 1}}, "\"1\"", m_bob).status, 404);
        QCOMPARE(m_server.get(annotation + u"/audio"_s, m_bob).status, 404);
    }

    void viewerDrawsNothing()
    {
        QCOMPARE(m_server.send("POST", kAnnotations + u"/drawing"_s, drawing(), m_viewer).status, 403);
        QCOMPARE(m_server.send("POST", kAnnotations + u"/drawing"_s, drawing()).status, 401);
    }
};

QTEST_GUILESS_MAIN(tst_server_annotations)
#include "tst_server_annotations.moc"
