#include "tests/e2e/made_clips.h"
#include "tests/server/server_material.h"
#include "tests/support/otlp_receiver.h"

#include <QTest>

using namespace chalkreel::e2e;
using chalkreel::test::OtlpReceiver;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kTrace = "4bf92f3577b34da6a3ce929d0e0e4736";
const QByteArray kParent = "00f067aa0ba902b7";

/// The line of the access log with that request id.
QJsonObject accessLine(const QByteArray &log, const QString &requestId)
{
    for (const QByteArray &line : log.split('\n'))
        if (const QJsonObject entry = QJsonDocument::fromJson(line).object(); entry[u"request_id"].toString() == requestId) return entry;
    return {};
}

double figure(const QByteArray &metrics, const QByteArray &name)
{
    const qsizetype at = metrics.indexOf(QByteArray{'\n' + name + ' '});
    if (at < 0) return -1;
    const qsizetype from = at + name.size() + 2;
    return metrics.mid(from, metrics.indexOf('\n', from) - from).toDouble();
}

}  // namespace

class ServerTracesTest final : public QObject
{
    Q_OBJECT

    static bool start(ServerProcess &server, const OtlpReceiver &receiver, QMap<QString, QString> more = {},
                      ServerProcess::Mode mode = ServerProcess::Mode::Open)
    {
        more.insert(u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, receiver.endpoint());
        return server.start({.mode = mode, .environment = more});
    }

    static Answer askIn(ServerProcess &server, const QByteArray &traceparent, const QString &path = u"/health"_s)
    {
        return server.ask({.path = path, .headers = {{"traceparent", traceparent}, {"X-Request-Id", "request-1"}}});
    }

private slots:
    void requestIsASpanOfItsCallersTraceUnderTheIdsOfLogAndAnswer()
    {
        OtlpReceiver receiver;
        ServerProcess server;
        QVERIFY2(start(server, receiver, {{u"LOG_FORMAT"_s, u"json"_s}, {u"OTEL_SERVICE_NAME"_s, u"matches"_s}}),
                 server.problem().constData());
        const Answer answer = askIn(server, "00-" + kTrace + '-' + kParent + "-01", u"/api/v1/videos/nothing?word=1"_s);
        QCOMPARE(answer.status, 404);
        QTRY_VERIFY(!receiver.span(u"GET /api/v1/videos/{id}"_s).isEmpty());
        const QJsonObject span = receiver.span(u"GET /api/v1/videos/{id}"_s);
        QCOMPARE(span[u"traceId"].toString(), QString::fromLatin1(kTrace));
        QCOMPARE(span[u"parentSpanId"].toString(), QString::fromLatin1(kParent));
        QCOMPARE(span[u"kind"].toInt(), 2);
        QCOMPARE(OtlpReceiver::attribute(span, u"http.response.status_code"_s), u"404"_s);
        QCOMPARE(OtlpReceiver::attribute(span, u"http.route"_s), u"/api/v1/videos/{id}"_s);
        QCOMPARE(OtlpReceiver::attribute(span, u"url.path"_s), u"/api/v1/videos/nothing"_s);
        const qint64 length = span[u"endTimeUnixNano"].toString().toLongLong() - span[u"startTimeUnixNano"].toString().toLongLong();
        QVERIFY(length > 0);

        const QByteArray spanId = span[u"spanId"].toString().toLatin1();
        QCOMPARE(spanId.size(), 16);
        QCOMPARE(answer.header("traceresponse"), QByteArray{"00-" + kTrace + '-' + spanId + "-01"});
        QCOMPARE(answer.header("X-Request-Id"), QByteArray{"request-1"});
        QCOMPARE(OtlpReceiver::attribute(span, u"chalkreel.request_id"_s), u"request-1"_s);
        const QJsonObject line = accessLine(server.log(), u"request-1"_s);
        QCOMPARE(line[u"trace_id"].toString(), QString::fromLatin1(kTrace));
        QCOMPARE(line[u"span_id"].toString(), QString::fromLatin1(spanId));
        QVERIFY(receiver.posts().first().head.startsWith("POST /v1/traces HTTP/1.1"));
        QVERIFY(receiver.posts().first().body.contains(R"({"key":"service.name","value":{"stringValue":"matches"}})"));
    }

    void jobAndItsStepsBelongToTheUpload()
    {
        OtlpReceiver receiver;
        ServerProcess server;
        QVERIFY2(start(server, receiver), server.problem().constData());
        const QTemporaryDir folder;
        const QString clip = makeClip(folder.path(), u"clip.mp4"_s, 1);
        QVERIFY(!uploadVideo(server, clip, {}).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!receiver.span(u"job process"_s).isEmpty(), 60'000);
        const QJsonObject upload = receiver.span(u"POST /api/v1/videos"_s);
        const QJsonObject job = receiver.span(u"job process"_s);
        QCOMPARE(job[u"traceId"], upload[u"traceId"]);
        QCOMPARE(job[u"parentSpanId"], upload[u"spanId"]);
        QCOMPARE(OtlpReceiver::attribute(job, u"chalkreel.job.id"_s), OtlpReceiver::attribute(upload, u"chalkreel.job.id"_s));
        QCOMPARE(OtlpReceiver::attribute(job, u"chalkreel.job.state"_s), u"completed"_s);
        QVERIFY(!job.contains(u"status"));

        QSet<QString> attempts;
        QStringList steps;
        for (const QJsonObject &span : receiver.spans()) {
            if (span[u"name"] == u"attempt"_s) {
                QCOMPARE(span[u"parentSpanId"], job[u"spanId"]);
                attempts.insert(span[u"spanId"].toString());
            }
        }
        for (const QJsonObject &span : receiver.spans()) {
            if (!span[u"name"].toString().startsWith(u"step ")) continue;
            QVERIFY(attempts.contains(span[u"parentSpanId"].toString()));
            QCOMPARE(span[u"traceId"], upload[u"traceId"]);
            steps.append(span[u"name"].toString());
        }
        QVERIFY(!attempts.isEmpty());
        QVERIFY2(steps.size() >= 2, qPrintable(steps.join(u' ')));
    }

    void jobThatFailsIsAFailedSpanThatSaysWhy()
    {
        OtlpReceiver receiver;
        ServerProcess server;
        QVERIFY2(start(server, receiver), server.problem().constData());
        QCOMPARE(postForm(server, u"/api/v1/videos"_s, {{"file", QByteArray(50'000, 'x'), "broken.mp4"}}, {}).status, 201);
        QTRY_VERIFY_WITH_TIMEOUT(!receiver.span(u"job process"_s).isEmpty(), 60'000);
        const QJsonObject status = receiver.span(u"job process"_s)[u"status"].toObject();
        QCOMPARE(status[u"code"].toInt(), 2);
        QVERIFY(!status[u"message"].toString().isEmpty());
    }

    void traceThatItsCallerDoesNotRecordIsNotSent()
    {
        OtlpReceiver receiver;
        ServerProcess server;
        QVERIFY2(start(server, receiver), server.problem().constData());
        askIn(server, "00-" + kTrace + '-' + kParent + "-00");
        QCOMPARE(server.get(u"/ready"_s).header("traceresponse").size(), 55);
        QTRY_VERIFY(!receiver.span(u"GET /ready"_s).isEmpty());
        QVERIFY(receiver.span(u"GET /health"_s).isEmpty());
    }

    void ofTheTracesThatBeginHereOnlyAPartIsSentButAllOfTheCallers()
    {
        OtlpReceiver receiver;
        ServerProcess server;
        QVERIFY2(start(server, receiver, {{u"OTEL_TRACES_SAMPLER_ARG"_s, u"0"_s}}), server.problem().constData());
        for (int i = 0; i < 10; ++i) server.get(u"/ready"_s);
        askIn(server, "00-" + kTrace + '-' + kParent + "-01");
        QTRY_VERIFY(!receiver.span(u"GET /health"_s).isEmpty());
        QVERIFY(receiver.span(u"GET /ready"_s).isEmpty());
    }

    void headersForTheReceiverReachItAndNothingElseSecretDoes()
    {
        OtlpReceiver receiver;
        ServerProcess server;
        QVERIFY2(start(server, receiver, {{u"OTEL_EXPORTER_OTLP_HEADERS"_s, u"Authorization=Bearer%20intake-key,x-tenant=a"_s}},
                       ServerProcess::Mode::Accounts),
                 server.problem().constData());
        const QByteArray bearer = server.adminBearer();
        server.get(u"/api/v1/auth/me?signature=SECRETQUERY"_s, bearer);
        server.get(u"/r/SECRETSHARE"_s);
        server.get(u"/ws/status?ticket=SECRETTICKET"_s);
        QTRY_VERIFY(receiver.spans().size() >= 4);
        const QByteArray head = receiver.posts().first().head;
        QVERIFY(head.contains("Authorization: Bearer intake-key"));
        QVERIFY(head.contains("x-tenant: a"));
        for (const OtlpReceiver::Post &post : receiver.posts()) {
            QVERIFY2(!post.body.contains("SECRET"), post.body.constData());
            QVERIFY(!post.body.contains(bearer));
            QVERIFY(!post.body.contains(ServerProcess::kPassword));
            QVERIFY(!post.body.contains("intake-key"));
        }
        QVERIFY(!server.log().contains("intake-key"));
    }

    void endpointForTracesAloneIsTakenAsItIs()
    {
        OtlpReceiver receiver;
        ServerProcess server;
        QVERIFY2(server.start({.mode = ServerProcess::Mode::Open,
                               .environment = {{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, u"http://127.0.0.1:9"_s},
                                               {u"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"_s, receiver.endpoint() + u"/intake/v1"_s}}}),
                 server.problem().constData());
        server.get(u"/health"_s);
        QTRY_VERIFY(!receiver.posts().isEmpty());
        QVERIFY(receiver.posts().first().head.startsWith("POST /intake/v1 HTTP/1.1"));
    }

    void receiverThatIsBusyIsAskedAgain()
    {
        OtlpReceiver receiver{{503, 429}};
        ServerProcess server;
        QVERIFY2(start(server, receiver), server.problem().constData());
        server.get(u"/health"_s);
        QTRY_COMPARE_WITH_TIMEOUT(receiver.posts().size(), 3, 30'000);
        QCOMPARE(receiver.posts()[1].body, receiver.posts()[0].body);
        QCOMPARE(receiver.posts()[2].body, receiver.posts()[0].body);
        QTRY_VERIFY(figure(server.get(u"/metrics"_s).body, "chalkreel_trace_spans_sent_total") >= 1);
        QCOMPARE(figure(server.get(u"/metrics"_s).body, "chalkreel_trace_spans_dropped_total"), 0.0);
    }

    void receiverThatRefusesIsNotAskedAgainAndItIsCounted()
    {
        OtlpReceiver receiver{{401}};
        ServerProcess server;
        QVERIFY2(start(server, receiver), server.problem().constData());
        server.get(u"/health"_s);
        QTRY_VERIFY(figure(server.get(u"/metrics"_s).body, "chalkreel_trace_spans_dropped_total") >= 1);
        QTRY_VERIFY(receiver.posts().size() >= 2);
        for (qsizetype i = 1; i < receiver.posts().size(); ++i) QVERIFY(receiver.posts()[i].body != receiver.posts()[0].body);
        QVERIFY2(server.log().contains("it answered 401"), server.log().constData());
    }

    void receiverThatIsDownOrSilentDisturbsNobody()
    {
        OtlpReceiver silent{QList<int>(100, 0)};
        for (const QString &endpoint : {u"http://127.0.0.1:9"_s, silent.endpoint()}) {
            ServerProcess server;
            QVERIFY2(server.start({.mode = ServerProcess::Mode::Open, .environment = {{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, endpoint}}}),
                     server.problem().constData());
            for (int i = 0; i < 50; ++i) QCOMPARE(server.get(u"/health"_s).status, 200);
            QVERIFY2(server.stop(), server.problem().constData());
        }
    }

    void stoppingServerSendsWhatIsLeft()
    {
        OtlpReceiver receiver;
        ServerProcess server;
        QVERIFY2(start(server, receiver), server.problem().constData());
        server.get(u"/health"_s);
        QVERIFY(server.stop());
        QVERIFY(!receiver.span(u"GET /health"_s).isEmpty());
    }

    void headersThatCannotBeReadAreRefusedWithoutBeingRepeated()
    {
        const QTemporaryDir folder;
        for (const char *headers : {"no-sign-SECRET", "bad name=SECRET", "name=SECRET%0D%0AX: y"}) {
            const CtlRun run = runCtl({u"serve"_s, u"--open"_s, u"--port"_s, u"0"_s, u"--data"_s, folder.path()},
                                      {.environment = {{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, u"http://127.0.0.1:9"_s},
                                                       {u"OTEL_EXPORTER_OTLP_HEADERS"_s, QString::fromLatin1(headers)}}});
            QCOMPARE(run.status, 1);
            QVERIFY(run.err.contains("OTEL_EXPORTER_OTLP_HEADERS"));
            QVERIFY2(!run.err.contains("SECRET"), run.err.constData());
        }
    }
};

QTEST_GUILESS_MAIN(ServerTracesTest)
#include "tst_server_traces.moc"
