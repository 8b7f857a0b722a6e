#include "tests/e2e/made_clips.h"
#include "tests/server_attacks/attack_support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace chalkreel::attack;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

QString exampleOf(const char *name)
{
    QFile file{text(CHALKREEL_CLIENTS_DIR "/examples/") + text(name)};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

struct Run
{
    int status = -1;
    QByteArray out;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Run run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000)) return {};
    return {process.exitCode(), process.readAllStandardOutput()};
}

Run curl(QStringList arguments) { return run(text("curl"), QStringList{text("--silent"), text("--show-error")} + arguments); }

bool hasFields(const QJsonObject &object, const QStringList &names)
{
    return std::ranges::all_of(names, [&](const QString &name) { return object.contains(name); });
}

}  // namespace

/// The clients that the documents of the four older systems show, word for word; only host and port are this server's.
class DocumentedClientsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_clip = chalkreel::e2e::makeClip(m_folder.path(), text("clip.mp4"), 2);
        m_sound = chalkreel::e2e::makeSound(m_folder.path(), text("voice.wav"), 1);
        QVERIFY(!m_clip.isEmpty() && !m_sound.isEmpty());
        QVERIFY2(m_server.start(ServerProcess::Mode::Open), m_server.problem().constData());
    }
    void cleanup() { QCOMPARE(m_server.harm(), QByteArray{}); }

    // Seed 000
    void statusScriptOfTheFirstSystemSeesTheUploadToItsEnd()
    {
        QProcess script;
        startScript(script, exampleOf("000_status.js"));
        QTRY_COMPARE(openSockets("status"), 1);
        const QString id = upload("/api/videos/upload", {});
        QVERIFY(!id.isEmpty());
        QList<QJsonObject> seen;
        const auto isOver = [&] {
            readScript(script, "Processing status:", seen);
            return std::ranges::any_of(seen, [&](const QJsonObject &frame) {
                return frame.value(text("file_id")).toString() == id && frame.value(text("process_type")) == text("video_enhancement") &&
                       frame.value(text("status")) == text("completed");
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOver(), 120'000);
        for (const QJsonObject &frame : std::as_const(seen)) {
            QVERIFY(hasFields(frame, {text("file_id"), text("process_type"), text("status"), text("progress"), text("error")}));
            QVERIFY(frame.value(text("progress")).toInt(-1) >= 0 && frame.value(text("progress")).toInt() <= 100);
        }
        end(script);
        m_video = id;
    }

    void endpointsOfTheFirstSystemAnswer()
    {
        const QString path = text("/api/videos/") + m_video;
        const QJsonObject video = curl({address(path)}).json();
        QCOMPARE(video.value(text("id")).toString(), m_video);
        const QJsonObject status = curl({address(path + text("/status"))}).json();
        QVERIFY(hasFields(status, {text("file_id"), text("status"), text("progress"), text("processes")}));
        QCOMPARE(status.value(text("status")).toString(), text("completed"));
        const QJsonObject metadata = curl({address(path + text("/metadata"))}).json();
        QCOMPARE(metadata.value(text("width")).toInt(), 320);
        QCOMPARE(metadata.value(text("height")).toInt(), 180);
        QVERIFY(
            hasFields(metadata, {text("duration"), text("frame_rate"), text("codec"), text("bitrate"), text("format"), text("histogram")}));
        QVERIFY(curl({address(path + text("/thumbnail"))}).out.startsWith("\xff\xd8\xff"));
        QVERIFY(curl({address(path + text("/download"))}).out.mid(4, 4) == "ftyp");
    }

    // Seed 001
    void clientOfTheSecondSystemIsToldOfWhatItSent()
    {
        QProcess script;
        startScript(script, exampleOf("000_status.js").replace(text("/ws/status"), text("/ws/my-client-id")));
        QTRY_COMPARE(openSockets("job_or_client"), 1);
        const QString client = chalkreel::e2e::makeClip(m_folder.path(), text("second.mp4"), 1);
        const Run answer =
            curl({text("-F"), text("file=@") + client, text("-F"), text("client_id=my-client-id"), address(text("/upload"))});
        const QString id = answer.json().value(text("file_id")).toString();
        QVERIFY2(!id.isEmpty(), answer.out.constData());
        QVERIFY(hasFields(answer.json(), {text("file_id"), text("status"), text("message")}));
        const QString path = text("/api/v1/videos/") + id + text("/status?process_type=");
        for (const char *type : {"video_enhancement", "metadata_extraction"}) {
            const QJsonObject state = curl({address(path + text(type))}).json();
            QVERIFY(hasFields(state, {text("file_id"), text("process_type"), text("status"), text("progress"), text("error")}));
            QVERIFY(QStringList({text("pending"), text("processing"), text("completed")}).contains(state.value(text("status")).toString()));
        }
        QList<QJsonObject> seen;
        const auto isOver = [&](const char *type) {
            readScript(script, "Processing status:", seen);
            return std::ranges::any_of(seen, [&](const QJsonObject &frame) {
                return frame.value(text("process_type")) == text(type) && frame.value(text("status")) == text("completed");
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOver("metadata_extraction") && isOver("video_enhancement"), 120'000);
        for (const QJsonObject &frame : std::as_const(seen)) QCOMPARE(frame.value(text("file_id")).toString(), id);
        // get_processed_video: a stream with ranges.
        const Run part =
            curl({text("-i"), text("-H"), text("Range: bytes=0-99"), address(text("/api/v1/videos/") + id + text("/download"))});
        QVERIFY2(part.out.startsWith("HTTP/1.1 206") && part.out.contains("Content-Range: bytes 0-99/"), part.out.left(300).constData());
        QVERIFY(!curl({address(text("/api/v1/videos/") + id + text("/metadata"))}).json().isEmpty());
        end(script);
    }

    void fileThatIsNoVideoIsToldToItsClient()
    {
        const QString text1 = chalkreel::e2e::writeFile(m_folder.path(), text("letter.mp4"), QByteArray("Dear Sir,\n").repeated(500));
        const Run answer = curl({text("-F"), text("file=@") + text1, address(text("/upload"))});
        const QString id = answer.json().value(text("file_id")).toString();
        if (id.isEmpty()) {
            QVERIFY2(answer.json().value(text("status")).toInt() >= 400, answer.out.constData());
            return;
        }
        const auto state = [&] {
            return curl({address(text("/api/v1/videos/") + id + text("/status?process_type=metadata_extraction"))}).json();
        };
        QTRY_COMPARE_WITH_TIMEOUT(state().value(text("status")).toString(), text("failed"), 60'000);
        QVERIFY(!state().value(text("error")).toString().isEmpty());
    }

    // Seed 002: what is not about import, webhooks or clips.
    void assetOfTheThirdSystemHasItsFields()
    {
        const QJsonObject asset = curl({address(text("/api/v1/media/") + m_video)}).json();
        for (const char *name : {"id",         "user_id",  "name",          "file_size",     "file_type", "s3_key",     "thumbnail_s3_key",
                                 "status",     "checksum", "file_metadata", "folder_id",     "tags",      "is_deleted", "created_at",
                                 "updated_at", "type",     "url",           "thumbnail_url", "size",      "metadata"})
            QVERIFY2(asset.contains(text(name)), name);
        QCOMPARE(asset.value(text("status")).toString(), text("ready"));
        QCOMPARE(asset.value(text("type")).toString(), text("video"));
        const QJsonObject metadata = asset.value(text("metadata")).toObject();
        for (const char *name : {"duration", "width", "height", "frame_rate", "codec", "bitrate", "format", "aiGenerated", "prompt",
                                 "model", "source", "source_url", "imported_at"})
            QVERIFY2(metadata.contains(text(name)), name);
        QCOMPARE(metadata.value(text("codec")).toString(), text("h264"));
        QVERIFY(curl({asset.value(text("thumbnail_url")).toString()}).out.startsWith("\xff\xd8\xff"));
        QVERIFY(!curl({asset.value(text("url")).toString()}).out.isEmpty());
        QVERIFY(curl({address(text("/api/v1/media"))}).out.contains(m_video.toLatin1()));
    }

    void jobOfTheThirdSystemSpeaksItsWords()
    {
        const QString job = createJob("thumbnail").value(text("id")).toString();
        const auto status = [&](const QString &id) { return curl({address(text("/api/v1/jobs/") + id + text("/status"))}).json(); };
        QTRY_COMPARE_WITH_TIMEOUT(status(job).value(text("status")).toString(), text("finished"), 60'000);
        QVERIFY(hasFields(status(job), {text("status"), text("result"), text("error"), text("progress")}));
        QVERIFY(status(job).value(text("error")).isNull());
        QCOMPARE(status(text("00000000-0000-4000-8000-00000000abcd")).value(text("status")).toString(), text("not_found"));
    }

    // Seed 003
    void jobTypesThatAreNotThereYetAreRefusedByNamingThoseThatAre()
    {
        for (const char *type : {"full_processing", "transcription", "analysis", "clip_generation"}) {
            const Run answer = shell(exampleOf("003_create_job.sh").replace(text("full_processing"), text(type)));
            QCOMPARE(answer.json().value(text("status")).toInt(), 422);
            const QString sentence = answer.json().value(text("detail")).toString();
            for (const char *known : {"audio_extraction", "enhancement", "metadata", "thumbnail"})
                QVERIFY2(sentence.contains(text(known)), answer.out.constData());
        }
        // What is fetched from an address is refused too, until it can be.
        const Run audio = shell(exampleOf("003_create_job.sh").replace(text("full_processing"), text("audio_extraction")));
        QCOMPARE(audio.json().value(text("status")).toInt(), 422);
        QVERIFY2(audio.json().value(text("detail")).toString().contains(text("video_id")), audio.out.constData());
    }

    void jobOfTheFourthSystemIsMadeReadAndListed()
    {
        const Run made = shell(exampleOf("003_create_job.sh")
                                   .replace(text("\"youtube_url\": \"https://www.youtube.com/watch?v=dQw4w9WgXcQ\""),
                                            text("\"video_id\": \"") + m_video + u'"')
                                   .replace(text("full_processing"), text("audio_extraction")));
        const QJsonObject job = made.json();
        for (const char *name : {"id", "youtube_url", "job_type", "status", "progress", "created_at", "priority"})
            QVERIFY2(job.contains(text(name)), made.out.constData());
        QCOMPARE(job.value(text("job_type")).toString(), text("audio_extraction"));
        QCOMPARE(job.value(text("priority")).toInt(), 5);
        QVERIFY(QStringList({text("pending"), text("queued"), text("processing")}).contains(job.value(text("status")).toString()));
        const auto shown = [&] {
            return shell(exampleOf("003_get_job.sh").replace(text("{job_id}"), job.value(text("id")).toString())).json();
        };
        QTRY_COMPARE_WITH_TIMEOUT(shown().value(text("status")).toString(), text("completed"), 60'000);
        for (const char *name :
             {"id", "youtube_url", "job_type", "status", "progress", "video_title", "transcript", "analysis_results", "generated_clips"})
            QVERIFY2(shown().contains(text(name)), name);
        QCOMPARE(shown().value(text("progress")).toDouble(), 100.0);
        QVERIFY(shell(exampleOf("003_list_jobs.sh")).json().contains(text("total")));
        QVERIFY(shell(exampleOf("003_list_jobs.sh").replace(text("processing"), text("completed")))
                    .out.contains(job.value(text("id")).toString().toLatin1()));
        QCOMPARE(curl({text("-o"), text("/dev/null"), text("-w"), text("%{http_code}"), text("-X"), text("DELETE"),
                       address(text("/api/v1/jobs/") + job.value(text("id")).toString())})
                     .out,
                 QByteArray{"204"});
    }

    void everyDocumentedOptionIsTaken()
    {
        QJsonObject body = QJsonDocument::fromJson(exampleOf("003_options.json").toUtf8()).object();
        body.insert(text("video_id"), m_video);
        body.insert(text("job_type"), text("audio_extraction"));
        const Run made = curl({text("-X"), text("POST"), text("-H"), text("Content-Type: application/json"), text("-d"),
                               QString::fromUtf8(QJsonDocument{body}.toJson()), address(text("/api/v1/jobs/"))});
        QVERIFY2(!made.json().value(text("id")).toString().isEmpty(), made.out.constData());
    }

    void jobScriptOfTheFourthSystemFollowsItsJob()
    {
        const QString id = createJob("enhancement").value(text("id")).toString();
        QProcess script;
        startScript(script, exampleOf("003_follow_job.js").replace(text("550e8400-e29b-41d4-a716-446655440000"), id));
        QByteArray said;
        const auto hasSaid = [&](const char *words) {
            script.waitForReadyRead(50);
            said += script.readAllStandardOutput();
            return said.contains(words);
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasSaid("Initial status:"), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(hasSaid("Status: completed") || said.contains("\"completed\""), 60'000);
        QVERIFY2(said.contains("WebSocket connected"), said.constData());
        end(script);
    }

    void testOfTheFourthSystemMeetsItsAnswers()
    {
        const QString example = text(CHALKREEL_CLIENTS_DIR "/examples/003_test.py");
        const QString client = text(CHALKREEL_CLIENTS_DIR "/client.py");
        const QString server = m_server.url().toString(QUrl::StripTrailingSlash);
        const Run unchanged = run(text("python3"), {client, server, example});
        QCOMPARE(unchanged.json().value(text("status")).toInt(), 422);
        const Run changed = run(
            text("python3"), {client, server, example,
                              text("\"youtube_url\": \"https://www.youtube.com/watch?v=dQw4w9WgXcQ\"=>\"video_id\": \"") + m_video + u'"',
                              text("transcription=>audio_extraction")});
        QVERIFY2(changed.json().value(text("problem")).isNull() ||
                     changed.json().value(text("body")).toObject().value(text("status")) == text("completed"),
                 changed.out.constData());
    }

    void figuresOfTheFourthSystemAnswer()
    {
        const QJsonObject health = shell(exampleOf("003_health.sh")).json();
        QCOMPARE(health.value(text("status")).toString(), text("healthy"));
        QCOMPARE(health.value(text("queue_running")).toBool(), true);
        QCOMPARE(health.value(text("debug")).toBool(true), false);
        for (const char *path : {"/api/v1/jobs/queue/status", "/api/v1/queue/status", "/api/v1/jobs/statistics", "/api/v1/statistics",
                                 "/connections/status", "/ws/connections/status"})
            QVERIFY2(!curl({address(text(path))}).json().isEmpty() && !curl({address(text(path))}).json().contains(text("code")), path);
        QVERIFY(!curl({text("-X"), text("DELETE"), address(text("/api/v1/queue/clear"))}).json().contains(text("code")));
    }

    // Seed 004
    void coachOfTheFifthSystemUploadsAndDraws()
    {
        AttackedServer server;
        QVERIFY2(server.start(ServerProcess::Mode::Accounts), server.problem().constData());
        const QString bearer = text("Authorization: Bearer ") + QString::fromLatin1(server.addUser(text("Coach"), text("coach")));
        const auto at = [&](const char *path) -> QString { return server.url().toString(QUrl::StripTrailingSlash) + text(path); };
        const Run made = curl({text("-H"), bearer, text("-F"), text("file=@") + m_clip, text("-F"), text("title=Training Session"),
                               text("-F"), text("description=Front squat technique analysis"), at("/api/v1/videos")});
        const QString id = made.json().value(text("id")).toString();
        QVERIFY2(!id.isEmpty(), made.out.constData());
        const QJsonObject video = curl({text("-H"), bearer, at("/api/v1/videos/") + id}).json();
        QCOMPARE(video.value(text("title")).toString(), text("Training Session"));
        QCOMPARE(video.value(text("description")).toString(), text("Front squat technique analysis"));
        QVERIFY(video.contains(text("status")));
        QCOMPARE(curl({at("/api/v1/videos/") + id}).json().value(text("status")).toInt(), 401);

        const QString drawing = exampleOf("004_drawing.json")
                                    .replace(text("\"uuid\""), u'"' + id + u'"')
                                    .replace(text("[...]"), text("[[0.1, 0.2], [0.3, 0.4]]"));
        const Run drawn = curl({text("-H"), bearer, text("-H"), text("Content-Type: application/json"), text("-d"), drawing,
                                at("/api/v1/annotations/drawing")});
        QCOMPARE(drawn.json().value(text("video_id")).toString(), id);
        QCOMPARE(drawn.json().value(text("timestamp")).toDouble(), 15.5);
        const QJsonObject data = drawn.json().value(text("drawing_data")).toObject();
        QCOMPARE(data.value(text("tool_type")).toString(), text("pen"));
        QCOMPARE(data.value(text("color")).toString(), text("#FF0000"));
        QCOMPARE(data.value(text("points")).toArray().size(), 2);

        const Run spoken = curl({text("-H"), bearer, text("-F"), text("video_id=") + id, text("-F"), text("timestamp=30.5"), text("-F"),
                                 text("audio_file=@") + m_sound, at("/api/v1/annotations/voice-over")});
        QCOMPARE(spoken.json().value(text("timestamp")).toDouble(), 30.5);
        const QString sound = text("/api/v1/annotations/") + spoken.json().value(text("id")).toString() + text("/audio");
        QVERIFY2(curl({text("-H"), bearer, at("") + sound}).out.size() > 1000, spoken.out.constData());
        QCOMPARE(curl({text("-H"), bearer, at("/api/v1/videos/") + id + text("/annotations")}).json().value(text("total")).toInt(), 2);
        QCOMPARE(curl({at("/health")}).json().value(text("status")).toString(), text("healthy"));
        QCOMPARE(curl({at("/ready")}).json().value(text("status")).toString(), text("ready"));
        QCOMPARE(server.harm(), QByteArray{});
    }

private:
    QString address(const QString &path) const { return m_server.url().toString(QUrl::StripTrailingSlash) + path; }

    QString hereInsteadOfThere(QString example) const
    {
        return example.replace(text("localhost:8000"), text("localhost:%1").arg(m_server.port()));
    }

    Run shell(const QString &example) const
    {
        return run(text("bash"), {text("-c"), hereInsteadOfThere(example).replace(text("curl "), text("curl -s -g "))});
    }

    QString upload(const char *path, const QStringList &more)
    {
        return curl(more + QStringList{text("-F"), text("file=@") + m_clip, address(text(path))}).json().value(text("file_id")).toString();
    }

    QJsonObject createJob(const char *type)
    {
        return m_server.send("POST", text("/api/v1/jobs/"), {{text("video_id"), m_video}, {text("job_type"), text(type)}}).json();
    }

    int openSockets(const char *channel)
    {
        return m_server.get(text("/connections/status")).json().value(text("connections")).toObject().value(text(channel)).toInt();
    }

    void startScript(QProcess &process, const QString &example)
    {
        const QString path = chalkreel::e2e::writeFile(m_folder.path(), text("example.js"), hereInsteadOfThere(example).toUtf8());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(text("NODE_PATH"), text(CHALKREEL_NPM_DIR "/node_modules"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(text("node"), {text("--require"), text(CHALKREEL_CLIENTS_DIR "/browser.cjs"), path});
        QVERIFY(process.waitForStarted());
    }

    /// What the script has logged after these words.
    static void readScript(QProcess &process, const char *words, QList<QJsonObject> &seen)
    {
        process.waitForReadyRead(50);
        while (process.canReadLine()) {
            const QJsonArray line = QJsonDocument::fromJson(process.readLine()).array();
            if (line.at(0).toString() == text(words)) seen.append(line.at(1).toObject());
        }
    }

    static void end(QProcess &process)
    {
        process.kill();
        process.waitForFinished();
    }

    QTemporaryDir m_folder;
    QString m_clip;
    QString m_sound;
    AttackedServer m_server;
    QString m_video;  ///< that the first case uploaded
};

QTEST_GUILESS_MAIN(DocumentedClientsTest)
#include "tst_documented_clients.moc"
