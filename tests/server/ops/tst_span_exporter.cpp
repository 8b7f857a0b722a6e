#include "server/ops/span_exporter.h"
#include "tests/support/otlp_receiver.h"

#include <QTest>

using namespace chalkreel;
using chalkreel::test::OtlpReceiver;
using namespace Qt::StringLiterals;

namespace {

TraceOptions to(const OtlpReceiver &receiver) { return {.address = QUrl{receiver.endpoint()}}; }

Span span(int number)
{
    return {.traceId = QByteArray(32, 'a'), .spanId = QByteArray(16, 'b'), .name = QString::number(number), .start = 1, .end = 2};
}

}  // namespace

class SpanExporterTest final : public QObject
{
    Q_OBJECT

private slots:
    void moreThanMayWaitIsDroppedAndCountedAtOnce()
    {
        OtlpReceiver receiver{QList<int>(100, 0)};
        SpanExporter exporter{to(receiver), {.waiting = 10, .batch = 100, .delay = std::chrono::hours{1}, .goodbye = {}}};
        for (int i = 0; i < 25; ++i) exporter.add(span(i));
        QCOMPARE(exporter.counts().waiting, 10);
        QCOMPARE(exporter.counts().dropped, 15U);
    }

    void fullBatchDoesNotWaitForItsTime()
    {
        OtlpReceiver receiver;
        SpanExporter exporter{to(receiver), {.batch = 3, .delay = std::chrono::hours{1}}};
        for (int i = 0; i < 6; ++i) exporter.add(span(i));
        QTRY_COMPARE(exporter.counts().sent, 6U);
        QCOMPARE(receiver.posts().size(), 2);
        QCOMPARE(receiver.posts().first().spans().size(), 3);
    }

    void batchIsGivenUpAfterItsAttempts()
    {
        OtlpReceiver receiver{QList<int>(100, 500)};
        SpanExporter exporter{to(receiver), {.batch = 1, .attempts = 3, .firstPause = std::chrono::milliseconds{1}}};
        exporter.add(span(1));
        QTRY_COMPARE(exporter.counts().dropped, 1U);
        QCOMPARE(receiver.posts().size(), 3);
    }

    void silentReceiverIsLeftAloneAfterItsTime()
    {
        OtlpReceiver receiver{QList<int>(100, 0)};
        SpanExporter exporter{to(receiver), {.batch = 1, .attempts = 1, .answer = std::chrono::milliseconds{50}}};
        exporter.add(span(1));
        QTRY_COMPARE(exporter.counts().dropped, 1U);
    }

    void whatIsLeftGoesOutWithTheLastWord()
    {
        OtlpReceiver receiver;
        {
            SpanExporter exporter{to(receiver), {.batch = 2, .delay = std::chrono::hours{1}}};
            exporter.add(span(1));
        }
        QCOMPARE(receiver.spans().size(), 1);
    }

    void numbersAndTruthAreWrittenAsProtobufsJsonWantsThem()
    {
        Span one = span(1);
        one.start = 1'700'000'000'123'000'000;
        one.attributes = {{u"count"_s, 200}, {u"share"_s, 0.5}, {u"is"_s, true}, {u"word"_s, u"ä\n"_s}};
        const QByteArray json = otlpJson({one}, {{u"service.name"_s, u"x"_s}});
        QVERIFY(json.contains(R"("startTimeUnixNano":"1700000000123000000")"));
        QVERIFY(json.contains(R"({"key":"count","value":{"intValue":"200"}})"));
        QVERIFY(json.contains(R"({"key":"share","value":{"doubleValue":0.5}})"));
        QVERIFY(json.contains(R"({"key":"is","value":{"boolValue":true}})"));
        QVERIFY(!json.contains("parentSpanId"));
    }

    void shareOfTracesIsDecidedByTheirId()
    {
        TraceOptions options{.share = 0.5};
        QVERIFY(options.isChosen("00000000000000000000000000000000"));
        QVERIFY(!options.isChosen("ffffffffffffffffffffffffffffffff"));
        options.share = 1;
        QVERIFY(options.isChosen("ffffffffffffffffffffffffffffffff"));
        options.share = 0;
        QVERIFY(!options.isChosen("00000000000000000000000000000000"));
    }
};

QTEST_GUILESS_MAIN(SpanExporterTest)
#include "tst_span_exporter.moc"
