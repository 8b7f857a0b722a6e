#include "server/ops/access_log.h"
#include "server/ops/process_figures.h"
#include "server/ops/request_metrics.h"

#include <QJsonDocument>
#include <QTest>

using namespace chalkreel;

class FiguresTest final : public QObject
{
    Q_OBJECT

    Route m_route{"GET", "/api/v1/videos/{id}", Access::Viewer, WebSocketRow{}, {}};

    ApiContext context() const
    {
        ApiContext context;
        context.route = &m_route;
        context.requestId = QStringLiteral("r1");
        context.trace.traceId = QByteArray(32, 'a');
        return context;
    }

private slots:
    void requestsAreCountedByTheirRowAndNotByTheirPath()
    {
        RequestMetrics metrics;
        HttpHead head;
        head.method = "GET";
        for (const char *path : {"/api/v1/videos/1", "/api/v1/videos/2"}) {
            head.path = path;
            metrics.requestFinished(context(), head, {.status = 200, .bytesRead = 3, .bytesSent = 10, .nanoseconds = 30'000'000});
        }
        head.method = "BREW";
        metrics.requestFinished(ApiContext{}, head, {.status = 404, .bytesRead = 0, .bytesSent = 0, .nanoseconds = 0});
        Exposition text;
        metrics.write(text);
        QVERIFY(text.text().contains("chalkreel_http_requests_total{method=\"GET\",route=\"/api/v1/videos/{id}\",status=\"200\"} 2\n"));
        QVERIFY(text.text().contains("chalkreel_http_requests_total{method=\"other\",route=\"none\",status=\"404\"} 1\n"));
        QVERIFY(text.text().contains("_bucket{route=\"/api/v1/videos/{id}\",le=\"0.025\"} 0\n"));
        QVERIFY(text.text().contains("_bucket{route=\"/api/v1/videos/{id}\",le=\"0.05\"} 2\n"));
        QVERIFY(text.text().contains("_bucket{route=\"/api/v1/videos/{id}\",le=\"+Inf\"} 2\n"));
        QVERIFY(text.text().contains("chalkreel_http_sent_bytes_total 20\n"));
        QVERIFY(!text.text().contains("videos/1"));
    }

    void labelsCannotBreakOutOfTheirLine()
    {
        Exposition text;
        text.family("x", Exposition::Type::Gauge, "Two\nlines.");
        text.sample({{"name", "a\"b\\c\nd"}}, 1.5);
        QCOMPARE(text.text(), QByteArray{"# HELP x Two\\nlines.\n# TYPE x gauge\nx{name=\"a\\\"b\\\\c\\nd\"} 1.5\n"});
    }

    void accessLogNamesRequestAndTraceAndKeepsTheQueryToItself()
    {
        HttpHead head;
        head.method = "GET";
        head.path = "/api/v1/videos/1\n2";
        head.query = "ticket=secret";
        const QByteArray line = AccessLog::line(context(), head, {.status = 200, .bytesRead = 0, .bytesSent = 0, .nanoseconds = 1'500'000});
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        QCOMPARE(entry.value(QStringLiteral("request_id")).toString(), QStringLiteral("r1"));
        QCOMPARE(entry.value(QStringLiteral("trace_id")).toString(), QString(32, u'a'));
        QCOMPARE(entry.value(QStringLiteral("milliseconds")).toDouble(), 1.5);
        QVERIFY(!line.contains("secret"));
        QVERIFY(!line.contains('\n'));
    }

    void processKnowsWhatItTakes()
    {
        const std::optional<ProcessFigures> figures = ProcessFigures::now();
        QVERIFY(figures);
        QVERIFY(figures->residentBytes > 1 << 20);
        QVERIFY(figures->openFiles >= 3 && figures->openFiles < figures->mostOpenFiles);
    }
};

QTEST_GUILESS_MAIN(FiguresTest)
#include "tst_figures.moc"
