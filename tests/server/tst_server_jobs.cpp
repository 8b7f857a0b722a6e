#include "tests/e2e/made_clips.h"
#include "tests/server/server_material.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kJobs{"/api/v1/jobs"};

QByteArray text(const QJsonObject &object) { return QJsonDocument{object}.toJson(QJsonDocument::Compact); }

bool isUuid(const QJsonValue &value) { return !QUuid::fromString(value.toString()).isNull(); }
bool isUtcTime(const QJsonValue &value)
{
    return value.toString().endsWith(u'Z') && QDateTime::fromString(value.toString(), Qt::ISODateWithMs).isValid();
}

}  // namespace

/// Seed 003's jobs API, example by example. Its server takes no jobs of the queue "default", so that they stay as they are.
class tst_server_jobs : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    ServerProcess m_server;
    QByteArray m_ann;
    QByteArray m_bob;
    QByteArray m_viewer;
    QString m_video;

    QJsonObject wanted(const QJsonObject &more = {}) const
    {
        QJsonObject body{{u"video_id"_s, m_video}, {u"job_type"_s, u"audio_extraction"_s}};
        for (auto it = more.begin(); it != more.end(); ++it) body.insert(it.key(), *it);
        return body;
    }
    Answer create(const QJsonObject &more = {}) { return m_server.send("POST", kJobs + u"/"_s, wanted(more), m_ann); }
    QString createdId() { return create().json().value("id"_L1).toString(); }
    Answer ann(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return m_server.send(method, path, body, m_ann);
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(
                     {.mode = ServerProcess::Mode::Accounts, .environment = {{u"WORKER_QUEUES"_s, u"media_import"_s}}, .arguments = {}}),
                 m_server.problem().constData());
        m_ann = m_server.addUser(u"ann"_s, u"coach"_s);
        m_bob = m_server.addUser(u"bob"_s, u"coach"_s);
        m_viewer = m_server.addUser(u"vera"_s, u"viewer"_s);
        QVERIFY(!m_ann.isEmpty() && !m_bob.isEmpty() && !m_viewer.isEmpty());
        m_video = uploadVideo(m_server, makeClip(m_folder.path(), u"squat.mp4"_s, 2), m_ann);
        QVERIFY(!m_video.isEmpty());
    }

    void createAnswersAsTheSeedShows_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("as the seed writes it") << u"/api/v1/jobs/"_s;
        QTest::newRow("without the slash") << u"/api/v1/jobs"_s;
    }
    void createAnswersAsTheSeedShows()
    {
        QFETCH(const QString, path);
        const QJsonObject options{{u"audio_format"_s, u"wav"_s}, {u"language"_s, u"en"_s}, {u"max_clips"_s, 10}};
        const Answer answer = ann("POST", path, wanted({{u"priority"_s, 5}, {u"options"_s, options}}));
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.header("Content-Type"), "application/json");
        const QJsonObject job = answer.json();
        QVERIFY(isUuid(job.value("id"_L1)));
        QVERIFY(job.value("youtube_url"_L1).isNull());
        QCOMPARE(job.value("job_type"_L1).toString(), u"audio_extraction"_s);
        QVERIFY(QStringList({u"pending"_s, u"queued"_s, u"processing"_s}).contains(job.value("status"_L1).toString()));
        QCOMPARE(job.value("progress"_L1).toDouble(-1), 0.0);
        QVERIFY(isUtcTime(job.value("created_at"_L1)));
        QCOMPARE(job.value("priority"_L1).toInt(), 5);
        QCOMPARE(job.value("video_id"_L1).toString(), m_video);
        QCOMPARE(answer.header("Location"), "/api/v1/jobs/" + job.value("id"_L1).toString().toLatin1());
    }

    void everyOptionOfTheSeedIsTaken()
    {
        const QJsonObject options =
            QJsonDocument::fromJson(
                R"({ )"
                R"("audio_format": "wav", "audio_quality": "high", "language": "en", "model_size": "base", "clip_duration": 30.0, )"
                R"("overlap_duration": 2.0, "max_clips": 10, "sentiment_analysis": true, "topic_modeling": true, "keyword_extraction": true, )"
                R"("output_format": "mp4", "resolution": "1080p", "min_confidence": 0.7} )")
                .object();
        const Answer answer = create({{u"options"_s, options}});
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.json().value("options"_L1).toObject(), options);
    }

    void whatComesLaterIsRefusedWithWhatThereIs_data()
    {
        // Escaped where there is an address: moc takes two slashes in a raw string for a comment.
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("the seed's own example") << QByteArray{
            R"({ )"
            "\"youtube_url\": \"https://www.youtube.com/watch?v=dQw4w9WgXcQ\", \"job_type\": \"full_processing\", \"priority\": 5, "
            R"("options": {"audio_format": "wav", "language": "en", "max_clips": 10}} )"};
        QTest::newRow("its test's example") << QByteArray{"{\"youtube_url\": \"https://www.youtube.com/watch?v=dQw4w9WgXcQ\", "
                                                          R"("job_type": "transcription", "options": {"language": "en"}} )"};
        QTest::newRow("a source by address") << QByteArray{
            "{\"youtube_url\": \"https://www.youtube.com/watch?v=x\", \"job_type\": \"audio_extraction\"}"};
        QTest::newRow("another address") << QByteArray{"{\"url\": \"http://127.0.0.1/x.mp4\", \"job_type\": \"audio_extraction\"}"};
        for (const char *type : {"analysis", "clip_generation", "nonsense", ""})
            QTest::newRow(qPrintable("type "_L1 + QString::fromLatin1(type))) << text(wanted({{u"job_type"_s, QString::fromLatin1(type)}}));
        QTest::newRow("no type") << text({{u"video_id"_s, m_video}});
    }
    void whatComesLaterIsRefusedWithWhatThereIs()
    {
        QFETCH(const QByteArray, body);
        const Answer answer = m_server.ask({.method = "POST", .path = kJobs + u"/"_s, .body = body, .bearer = m_ann, .headers = {}});
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.header("Content-Type"), "application/problem+json");
        QCOMPARE(answer.code(), u"invalid_argument"_s);
        for (const char *type : {"process", "enhancement", "metadata", "thumbnail", "audio_extraction"})
            QVERIFY2(answer.json().value("detail"_L1).toString().contains(QString::fromLatin1(type)), type);
    }

    void badCreateIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto with = [this](const QString &name, const QJsonValue &value) { return text(wanted({{name, value}})); };
        QTest::newRow("no JSON") << QByteArray{"{"} << 422;
        QTest::newRow("nothing") << QByteArray{} << 422;
        QTest::newRow("a list") << QByteArray{"[]"} << 422;
        QTest::newRow("a name twice") << QByteArray{R"({"job_type": "metadata", "job_type": "process"})"} << 422;
        QTest::newRow("nested deeply") << QByteArray{"{\"options\":"} + QByteArray{10'000, '['} + QByteArray{10'000, ']'} + '}' << 422;
        QTest::newRow("NaN") << QByteArray{R"({"priority": NaN})"} << 422;
        QTest::newRow("its owner") << with(u"owner"_s, u"me"_s) << 422;
        QTest::newRow("its status") << with(u"status"_s, u"completed"_s) << 422;
        QTest::newRow("its id") << with(u"id"_s, m_video) << 422;
        QTest::newRow("its queue") << with(u"queue"_s, u"media_import"_s) << 422;
        QTest::newRow("priority too high") << with(u"priority"_s, 11) << 422;
        QTest::newRow("priority too low") << with(u"priority"_s, -1) << 422;
        QTest::newRow("half a priority") << with(u"priority"_s, 4.5) << 422;
        QTest::newRow("priority as text") << with(u"priority"_s, u"5"_s) << 422;
        QTest::newRow("huge priority") << with(u"priority"_s, 1e300) << 422;
        QTest::newRow("type is an object") << with(u"job_type"_s, QJsonObject{}) << 422;
        QTest::newRow("video is an object") << with(u"video_id"_s, QJsonObject{}) << 422;
        QTest::newRow("video is no id") << with(u"video_id"_s, u"../../etc"_s) << 422;
        QTest::newRow("video is not there") << with(u"video_id"_s, u"550e8400-e29b-41d4-a716-446655440000"_s) << 404;
        QTest::newRow("options are a text") << with(u"options"_s, u"wav"_s) << 422;
        QTest::newRow("unknown option") << with(u"options"_s, QJsonObject{{u"ffmpeg_path"_s, u"/bin/sh"_s}}) << 422;
        QTest::newRow("option of a wrong type") << with(u"options"_s, QJsonObject{{u"max_clips"_s, u"ten"_s}}) << 422;
        QTest::newRow("unknown format") << with(u"options"_s, QJsonObject{{u"audio_format"_s, u"../../x"_s}}) << 422;
        QTest::newRow("long option") << with(u"options"_s, QJsonObject{{u"language"_s, QString{1000, u'e'}}}) << 422;
        QTest::newRow("long client") << with(u"client_id"_s, QString{1000, u'c'}) << 422;
    }
    void badCreateIsRefused()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        const Answer answer = m_server.ask({.method = "POST", .path = kJobs, .body = body, .bearer = m_ann, .headers = {}});
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.header("Content-Type"), "application/problem+json");
        QVERIFY(isUuid(answer.json().value("request_id"_L1)) || !answer.json().value("request_id"_L1).toString().isEmpty());
    }

    void otherContentIsRefused()
    {
        QCOMPARE(
            m_server
                .ask({.method = "POST", .path = kJobs, .body = text(wanted()), .bearer = m_ann, .contentType = "text/xml", .headers = {}})
                .status,
            415);
    }

    void hundredMegabytesAreRefusedAtTheirHead()
    {
        const QByteArray answer = m_server.raw("POST /api/v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_ann +
                                               "\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 413"), answer.left(200).constData());
    }

    void jobIsShownAsTheSeedShowsIt()
    {
        const QString id = createdId();
        const Answer answer = ann("GET", kJobs + u'/' + id);
        QCOMPARE(answer.status, 200);
        const QJsonObject job = answer.json();
        QCOMPARE(job.value("id"_L1).toString(), id);
        for (const char *field : {"youtube_url", "job_type", "status", "progress", "video_title", "transcript", "analysis_results",
                                  "generated_clips", "error", "result", "attempts", "started_at", "finished_at"})
            QVERIFY2(job.contains(QLatin1StringView{field}), field);
        QCOMPARE(job.value("video_title"_L1).toString(), u"Training Session"_s);
        QVERIFY(job.value("generated_clips"_L1).isArray());
    }

    void listIsFilteredAsTheSeedFiltersIt()
    {
        createdId();
        createdId();
        for (const QString &path :
             {u"/api/v1/jobs/?status_filter=queued&limit=1&offset=1"_s, u"/api/v1/jobs?status_filter=queued&limit=1&offset=1"_s}) {
            const Answer answer = ann("GET", path);
            QCOMPARE(answer.status, 200);
            const QJsonObject page = answer.json();
            QVERIFY(page.value("total"_L1).toInt() >= 2);
            QCOMPARE(page.value("limit"_L1).toInt(), 1);
            QCOMPARE(page.value("offset"_L1).toInt(), 1);
            QCOMPARE(page.value("items"_L1).toArray().size(), 1);
            QCOMPARE(page.value("items"_L1).toArray().at(0).toObject().value("status"_L1).toString(), u"queued"_s);
            QVERIFY(answer.header("X-Event-Sequence").toULongLong() > 0);
        }
        QCOMPARE(ann("GET", u"/api/v1/jobs/?status_filter=failed"_s).json().value("total"_L1).toInt(-1), 0);
        QVERIFY(ann("GET", kJobs + u"?job_type=audio_extraction&video_id="_s + m_video).json().value("total"_L1).toInt() >= 2);
        QCOMPARE(ann("GET", kJobs + u"?created_until=2001-01-01T00:00:00Z"_s).json().value("total"_L1).toInt(-1), 0);
    }

    void badListIsRefused_data()
    {
        QTest::addColumn<QString>("query");
        for (const char *query : {"limit=0", "limit=201", "limit=1000000000", "limit=-1", "limit=ten", "limit=1.5", "limit=", "offset=-1",
                                  "offset=99999999999999999999", "status_filter=nonsense", "status_filter=queued%27%20OR%201%3D1--",
                                  "job_type=transcription", "video_id=x", "created_from=yesterday", "created_until=0"})
            QTest::newRow(query) << QString::fromLatin1(query);
    }
    void badListIsRefused()
    {
        QFETCH(const QString, query);
        QCOMPARE(ann("GET", kJobs + u"/?"_s + query).status, 422);
    }

    void onlyWhatHasEndedIsDeletedAndOnlyWhatFailedIsRetried()
    {
        const QString job = kJobs + u'/' + createdId();
        QCOMPARE(ann("DELETE", job).status, 409);
        QCOMPARE(ann("POST", job + u"/retry"_s).status, 409);
        const Answer cancelled = ann("POST", job + u"/cancel"_s);
        QCOMPARE(cancelled.status, 200);
        QCOMPARE(cancelled.json().value("status"_L1).toString(), u"cancelled"_s);
        QCOMPARE(ann("POST", job + u"/cancel"_s).status, 409);
        const Answer again = ann("POST", job + u"/retry"_s);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json().value("status"_L1).toString(), u"queued"_s);
        QCOMPARE(ann("POST", job + u"/cancel/"_s).status, 200);
        QCOMPARE(ann("DELETE", job).status, 204);
        QCOMPARE(ann("GET", job).status, 404);
        QCOMPARE(ann("DELETE", job).status, 404);
    }

    void historyIsToldOldestFirst()
    {
        const QString job = kJobs + u'/' + createdId();
        ann("POST", job + u"/cancel"_s);
        const QJsonArray events = ann("GET", job + u"/events"_s).json().value("items"_L1).toArray();
        QVERIFY(events.size() >= 2);
        QCOMPARE(events.first().toObject().value("type"_L1).toString(), u"created"_s);
        QCOMPARE(events.last().toObject().value("type"_L1).toString(), u"cancelled"_s);
        QVERIFY(isUtcTime(events.first().toObject().value("time"_L1)));
    }

    void priorityIsChanged()
    {
        const QString job = kJobs + u'/' + createdId();
        const Answer answer = ann("PATCH", job, {{u"priority"_s, 9}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value("priority"_L1).toInt(), 9);
        for (const QJsonObject &bad : {QJsonObject{{u"priority"_s, 11}}, QJsonObject{{u"priority"_s, u"9"_s}},
                                       QJsonObject{{u"status"_s, u"completed"_s}}, QJsonObject{{u"priority"_s, 3}, {u"owner"_s, u"x"_s}}})
            QCOMPARE(ann("PATCH", job, bad).status, 422);
        QCOMPARE(ann("GET", job).json().value("priority"_L1).toInt(), 9);
    }

    void sameKeyIsTheSameJob()
    {
        const auto ask = [this](const QByteArray &bearer, const QJsonObject &body) {
            return m_server.ask(
                {.method = "POST", .path = kJobs, .body = text(body), .bearer = bearer, .headers = {{"Idempotency-Key", "squat-1"}}});
        };
        const Answer first = ask(m_ann, wanted());
        QCOMPARE(first.status, 201);
        const Answer second = ask(m_ann, wanted());
        QCOMPARE(second.status, 201);
        QCOMPARE(second.json().value("id"_L1), first.json().value("id"_L1));
        QCOMPARE(ask(m_ann, wanted({{u"priority"_s, 9}})).status, 409);
        // Another person's key of that name is another key, and leads to nothing of Ann's.
        QCOMPARE(ask(m_bob, wanted()).status, 404);
    }

    void statusSpeaksSeed002sWords()
    {
        const QString job = kJobs + u'/' + createdId();
        Answer answer = ann("GET", job + u"/status"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().keys(), QStringList({u"error"_s, u"progress"_s, u"result"_s, u"status"_s}));
        QCOMPARE(answer.json().value("status"_L1).toString(), u"queued"_s);
        QVERIFY(answer.json().value("result"_L1).isNull());
        QVERIFY(answer.json().value("error"_L1).isNull());
        ann("POST", job + u"/cancel"_s);
        QCOMPARE(ann("GET", job + u"/status"_s).json().value("status"_L1).toString(), u"canceled"_s);
        for (const QString &nobody : {u"550e8400-e29b-41d4-a716-446655440000"_s, u"no-id"_s}) {
            answer = ann("GET", kJobs + u'/' + nobody + u"/status"_s);
            QCOMPARE(answer.status, 404);
            QCOMPARE(answer.json().value("status"_L1).toString(), u"not_found"_s);
        }
    }

    void manyAreChangedAtOnce()
    {
        const QString first = createdId();
        const QString second = createdId();
        const QString stranger = u"550e8400-e29b-41d4-a716-446655440000"_s;
        const auto bulk = [this](const QJsonObject &body) { return ann("POST", kJobs + u"/bulk"_s, body); };
        Answer answer = bulk({{u"action"_s, u"cancel"_s}, {u"ids"_s, QJsonArray{first, second, first, stranger}}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value("succeeded"_L1).toArray(), (QJsonArray{first, second}));
        QCOMPARE(answer.json().value("failed"_L1).toArray().size(), 1);
        QCOMPARE(answer.json().value("failed"_L1).toArray().at(0).toObject().value("id"_L1).toString(), stranger);
        QCOMPARE(answer.json().value("failed"_L1).toArray().at(0).toObject().value("code"_L1).toString(), u"not_found"_s);
        answer = bulk({{u"action"_s, u"retry"_s}, {u"ids"_s, QJsonArray{first}}});
        QCOMPARE(answer.json().value("succeeded"_L1).toArray(), QJsonArray{first});
        answer = bulk({{u"action"_s, u"delete"_s}, {u"filter"_s, QJsonObject{{u"status"_s, u"cancelled"_s}, {u"video_id"_s, m_video}}}});
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.json().value("succeeded"_L1).toArray().contains(second));
        QCOMPARE(answer.json().value("remaining"_L1).toInt(-1), 0);
        QCOMPARE(ann("GET", kJobs + u'/' + first).status, 200);
        QCOMPARE(ann("GET", kJobs + u"?status_filter=cancelled"_s).json().value("total"_L1).toInt(-1), 0);
    }

    void filterOfManyReachesNobodyElsesJobs()
    {
        const QString job = createdId();
        const Answer answer = m_server.send("POST", kJobs + u"/bulk"_s, {{u"action"_s, u"cancel"_s}, {u"filter"_s, QJsonObject{}}}, m_bob);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value("total"_L1).toInt(-1), 0);
        QCOMPARE(ann("GET", kJobs + u'/' + job).json().value("status"_L1).toString(), u"queued"_s);
    }

    void badBulkIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QJsonArray many;
        for (int i = 0; i < 1001; ++i) many.append(QUuid::createUuid().toString(QUuid::WithoutBraces));
        QTest::newRow("no action") << QByteArray{R"({"ids": []})"};
        QTest::newRow("no jobs") << QByteArray{R"({"action": "cancel"})"};
        QTest::newRow("empty ids") << QByteArray{R"({"action": "cancel", "ids": []})"};
        QTest::newRow("ids and filter") << QByteArray{
            R"({"action": "cancel", "ids": ["550e8400-e29b-41d4-a716-446655440000"], "filter": {}})"};
        QTest::newRow("unknown action") << QByteArray{R"({"action": "purge", "filter": {}})"};
        QTest::newRow("unknown filter") << QByteArray{R"({"action": "cancel", "filter": {"owner": "x"}})"};
        QTest::newRow("no ids") << QByteArray{R"({"action": "cancel", "ids": ["x"]})"};
        QTest::newRow("ids are numbers") << QByteArray{R"({"action": "cancel", "ids": [1]})"};
        QTest::newRow("too many") << text({{u"action"_s, u"cancel"_s}, {u"ids"_s, many}});
    }
    void badBulkIsRefused()
    {
        QFETCH(const QByteArray, body);
        QCOMPARE(m_server.ask({.method = "POST", .path = kJobs + u"/bulk"_s, .body = body, .bearer = m_ann, .headers = {}}).status, 422);
    }

    void queueTellsNumbers_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"/api/v1/jobs/queue/status", "/api/v1/queue/status", "/api/v1/queue/status/"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }
    void queueTellsNumbers()
    {
        QFETCH(const QString, path);
        createdId();
        const Answer answer = ann("GET", path);
        QCOMPARE(answer.status, 200);
        const QJsonObject queue = answer.json();
        QVERIFY(queue.value("queued_jobs"_L1).toInt() >= 1);
        QVERIFY(queue.value("queue_running"_L1).toBool());
        QVERIFY(queue.value("workers"_L1).toInt() >= 1);
        QCOMPARE(queue.value("worker_queues"_L1).toArray(), QJsonArray{u"media_import"_s});
        QVERIFY(isUtcTime(queue.value("started_at"_L1)));
        QCOMPARE(queue.value("by_status"_L1).toObject().size(), 6);
    }

    void statisticsCountOnesOwnJobs()
    {
        createdId();
        const Answer answer = ann("GET", kJobs + u"/statistics"_s);
        QCOMPARE(answer.status, 200);
        const QJsonObject figures = answer.json();
        QVERIFY(figures.value("total"_L1).toInt() >= 1);
        for (const char *field :
             {"by_status", "by_type", "mean_seconds", "median_seconds", "p95_seconds", "success_rate", "completed_per_hour"})
            QVERIFY2(figures.contains(QLatin1StringView{field}), field);
        QCOMPARE(ann("GET", u"/api/v1/statistics"_s).json(), figures);
        QCOMPARE(m_server.get(kJobs + u"/statistics"_s, m_bob).json().value("total"_L1).toInt(-1), 0);
    }

    void workersAreListed()
    {
        const QJsonObject list = ann("GET", u"/api/v1/workers"_s).json();
        QVERIFY(list.value("total"_L1).toInt() >= 1);
        const QJsonObject worker = list.value("items"_L1).toArray().at(0).toObject();
        QVERIFY(!worker.value("name"_L1).toString().isEmpty());
        QCOMPARE(worker.value("status"_L1).toString(), u"idle"_s);
    }

    void anotherPersonsJobIsNotThere()
    {
        const QString job = kJobs + u'/' + createdId();
        const auto bob = [this](const QByteArray &method, const QString &path, const QJsonObject &body = {}) {
            return m_server.send(method, path, body, m_bob).status;
        };
        QCOMPARE(bob("GET", job), 404);
        QCOMPARE(bob("GET", job + u"/status"_s), 404);
        QCOMPARE(bob("GET", job + u"/events"_s), 404);
        QCOMPARE(bob("POST", job + u"/cancel"_s), 404);
        QCOMPARE(bob("POST", job + u"/retry"_s), 404);
        QCOMPARE(bob("PATCH", job, {{u"priority"_s, 9}}), 404);
        QCOMPARE(bob("DELETE", job), 404);
        QCOMPARE(bob("POST", kJobs, wanted()), 404);
        QCOMPARE(m_server.get(kJobs, m_bob).json().value("total"_L1).toInt(-1), 0);
        QCOMPARE(m_server.get(job, m_server.adminBearer()).status, 200);
        QCOMPARE(ann("GET", job).json().value("status"_L1).toString(), u"queued"_s);
    }

    void viewerChangesNothing()
    {
        QCOMPARE(m_server.get(kJobs, m_viewer).status, 200);
        QCOMPARE(m_server.send("POST", kJobs, wanted(), m_viewer).status, 403);
        QCOMPARE(m_server.send("DELETE", kJobs + u"/queue/clear"_s, {}, m_viewer).status, 403);
        QCOMPARE(m_server.get(kJobs).status, 401);
    }

    void queueIsClearedOfOnesOwnJobs()
    {
        const QString job = kJobs + u'/' + createdId();
        Answer answer = m_server.send("DELETE", kJobs + u"/queue/clear"_s, {}, m_bob);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value("cleared"_L1).toInt(-1), 0);
        QCOMPARE(ann("GET", job).json().value("status"_L1).toString(), u"queued"_s);
        answer = ann("DELETE", kJobs + u"/queue/clear"_s);
        QVERIFY(answer.json().value("cleared"_L1).toInt() >= 1);
        QCOMPARE(ann("GET", job).json().value("status"_L1).toString(), u"cancelled"_s);
        createdId();
        QCOMPARE(ann("DELETE", u"/api/v1/queue/clear"_s).json().value("cleared"_L1).toInt(-1), 1);
    }

    void soundIsExtracted_data()
    {
        QTest::addColumn<QString>("format");
        for (const char *format : {"wav", "mp3", "flac", "opus"}) QTest::newRow(format) << QString::fromLatin1(format);
    }
    void soundIsExtracted()
    {
        QFETCH(const QString, format);
        ServerProcess server;
        QVERIFY2(server.start(ServerProcess::Mode::Open), server.problem().constData());
        const QString video = uploadVideo(server, makeClip(m_folder.path(), u"lunge.mp4"_s, 1), {});
        QVERIFY(!video.isEmpty());
        const Answer made = server.send(
            "POST", kJobs + u"/"_s,
            {{u"video_id"_s, video}, {u"job_type"_s, u"audio_extraction"_s}, {u"options"_s, QJsonObject{{u"audio_format"_s, format}}}});
        QCOMPARE(made.status, 201);
        const QString job = kJobs + u'/' + made.json().value("id"_L1).toString();
        QString status;
        QVERIFY(QTest::qWaitFor(
            [&] {
                status = server.get(job + u"/status"_s).json().value("status"_L1).toString();
                return status == "finished"_L1 || status == "failed"_L1;
            },
            60'000));
        QCOMPARE(status, u"finished"_s);
        const QJsonObject shown = server.get(job).json();
        QCOMPARE(shown.value("progress"_L1).toDouble(), 100.0);
        QVERIFY(text(shown.value("result"_L1).toObject()).contains(QByteArray{"audio." + format.toLatin1()}));
        QVERIFY(isUtcTime(shown.value("finished_at"_L1)));
    }
};

QTEST_GUILESS_MAIN(tst_server_jobs)
#include "tst_server_jobs.moc"
