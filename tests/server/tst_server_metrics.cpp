#include "tests/e2e/made_clips.h"
#include "tests/server/server_material.h"

#include <QStandardPaths>
#include <QTest>
#include <QWebSocket>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

namespace {

struct Verdict
{
    int status = -1;
    QByteArray words;
};

/// What Prometheus's own tool says of it.
Verdict promtool(const QByteArray &metrics)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"promtool"_s, {u"check"_s, u"metrics"_s});
    process.write(metrics);
    process.closeWriteChannel();
    if (!process.waitForFinished()) return {-1, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAll()};
}

/// The value of the sample of that name and labels, as they are written; -1 when it is not there.
double sample(const QByteArray &metrics, const QByteArray &name)
{
    const qsizetype at = metrics.indexOf(QByteArray{'\n' + name + ' '});
    if (at < 0) return -1;
    const qsizetype from = at + name.size() + 2;
    return metrics.mid(from, metrics.indexOf('\n', from) - from).toDouble();
}

}  // namespace

class ServerMetricsTest final : public QObject
{
    Q_OBJECT

    ServerProcess m_server;

    QByteArray metrics()
    {
        const Answer answer = m_server.get(u"/metrics"_s, m_server.adminBearer());
        return answer.status == 200 ? '\n' + answer.body : QByteArray{};
    }

private slots:
    void initTestCase() { QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData()); }

    void figuresOfEverythingAfterSomeTrafficPassPrometheussOwnCheck()
    {
        const QTemporaryDir folder;
        const QString clip = makeClip(folder.path(), u"clip.mp4"_s, 1);
        QVERIFY(!uploadVideo(m_server, clip, m_server.adminBearer()).isEmpty());
        QVERIFY(uploadVideo(m_server, clip, m_server.adminBearer()).isEmpty());  // known already: 200
        QCOMPARE(postForm(m_server, u"/api/v1/videos"_s, {{"file", "no video", "clip.mp4"}}, {}).status, 401);
        m_server.raw("POST /api/v1/videos?name=a HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_server.adminBearer() +
                         "\r\nContent-Length: 1000\r\n\r\npart",
                     200);
        QWebSocket socket;
        QNetworkRequest request{m_server.webSocketUrl(u"/ws/health"_s)};
        request.setRawHeader("Authorization", "Bearer " + m_server.adminBearer());
        socket.open(request);
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        QTRY_COMPARE_WITH_TIMEOUT(sample(metrics(), R"(chalkreel_jobs_ended_total{type="process",state="completed"})"), 1.0, 60'000);

        const QByteArray text = metrics();
        const Verdict verdict = promtool(text);
        QCOMPARE(verdict.words, QByteArray{});
        QCOMPARE(verdict.status, 0);

        QVERIFY(sample(text, R"(chalkreel_http_requests_total{method="POST",route="/api/v1/videos",status="201"})") == 1);
        QVERIFY(sample(text, R"(chalkreel_http_request_duration_seconds_count{route="/api/v1/videos"})") >= 3);
        QVERIFY(sample(text, "chalkreel_http_received_bytes_total") > 0);
        QVERIFY(sample(text, "chalkreel_http_sent_bytes_total") > 0);
        QVERIFY(sample(text, R"(chalkreel_upload_requests_total{result="new"})") == 1);
        QVERIFY(sample(text, R"(chalkreel_upload_requests_total{result="known"})") == 1);
        QVERIFY(sample(text, R"(chalkreel_upload_requests_total{result="refused"})") == 1);
        QVERIFY(sample(text, "chalkreel_upload_received_bytes_total") > 0);
        QVERIFY(sample(text, R"(chalkreel_jobs{state="completed"})") == 1);
        QVERIFY(sample(text, R"(chalkreel_job_duration_seconds_count{type="process"})") == 1);
        QVERIFY(sample(text, R"(chalkreel_queue_depth{queue="default"})") == 0);
        QVERIFY(sample(text, R"(chalkreel_workers{state="waiting"})") >= 1);
        QVERIFY(sample(text, "chalkreel_assets") == 1);
        QVERIFY(sample(text, "chalkreel_storage_original_bytes") > 0);
        QVERIFY(sample(text, "chalkreel_storage_free_bytes") > 0);
        QVERIFY(sample(text, "chalkreel_library_up") == 1);
        QVERIFY(sample(text, "chalkreel_connections_open") >= 2);
        QVERIFY(sample(text, "chalkreel_connections_refused_total") >= 0);
        QVERIFY(sample(text, R"(chalkreel_websockets_open{channel="health"})") == 1);
        QVERIFY(sample(text, R"(chalkreel_websockets_opened_total{channel="health"})") == 1);
        for (const char *name : {"process_resident_memory_bytes", "process_cpu_seconds_total", "process_open_fds", "process_max_fds",
                                 "process_start_time_seconds", "process_threads"})
            QVERIFY2(sample(text, name) > 0, name);
    }

    void uploadThatIsBrokenOffIsCountedAsSuch()
    {
        const double before = std::max(0.0, sample(metrics(), R"(chalkreel_upload_requests_total{result="broken_off"})"));
        m_server.raw("POST /api/v1/videos?name=a HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_server.adminBearer() +
                         "\r\nContent-Length: 1000\r\n\r\npart",
                     100);
        QTRY_COMPARE(sample(metrics(), R"(chalkreel_upload_requests_total{result="broken_off"})"), before + 1);
    }

    void webSocketThatTheServerClosesIsCountedByItsCode()
    {
        QWebSocket socket;
        socket.open(m_server.webSocketUrl(u"/ws/status"_s));
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.sendTextMessage(u"no token"_s);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(sample(metrics(), R"(chalkreel_websockets_closed_total{code="4401"})") >= 1);
    }

    void whatClientsInventIsNoLabel()
    {
        const auto lines = [&] { return metrics().count('\n'); };
        const auto attack = [&](const QByteArray &word) {
            const QByteArray end = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            m_server.raw("GET /" + word + end);
            m_server.raw("GET /api/v1/videos/" + word + end);
            m_server.raw("X" + word.toUpper() + " /health" + end);
            m_server.raw("GET /ws/" + word + end);
            m_server.raw("GET /health?" + word + "=1" + end);
        };
        attack("first-word");
        const qsizetype before = lines();
        for (int i = 0; i < 40; ++i) attack("evil" + QByteArray::number(i));
        QCOMPARE(lines(), before);
        const QByteArray text = metrics();
        QVERIFY(!text.contains("evil") && !text.contains("EVIL") && !text.contains("first-word"));
        QVERIFY(sample(text, R"(chalkreel_http_requests_total{method="GET",route="none",status="404"})") >= 41);
    }

    void readOnlyTokenIsEnoughForPrometheus()
    {
        const Answer made =
            m_server.send("POST", u"/api/v1/tokens"_s, {{u"name"_s, u"prometheus"_s}, {u"scope"_s, u"read"_s}}, m_server.adminBearer());
        QCOMPARE(made.status, 201);
        QCOMPARE(m_server.get(u"/metrics"_s, made.json()[u"secret"].toString().toLatin1()).status, 200);
    }
};

QTEST_GUILESS_MAIN(ServerMetricsTest)
#include "tst_server_metrics.moc"
