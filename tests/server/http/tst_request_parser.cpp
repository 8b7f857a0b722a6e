#include "server/http/request_parser.h"

#include <QTest>

using namespace chalkreel;

namespace {

std::expected<HttpHead, HttpRefusal> headOf(const QByteArray &text)
{
    RequestParser parser{HttpLimits{}};
    return parser.parseHead(text);
}

int refusalOf(const QByteArray &text)
{
    const auto head = headOf(text);
    return head ? 0 : head.error().status;
}

/// The content of a chunked body that comes in parts of that size; nothing when it is refused.
std::optional<QByteArray> contentOf(const QByteArray &body, qsizetype step)
{
    RequestParser parser{HttpLimits{}};
    if (!parser.parseHead("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")) return std::nullopt;
    QByteArray content;
    QByteArray waiting;
    for (qsizetype at = 0; at < body.size(); at += step) {
        waiting += body.mid(at, step);
        const auto done = parser.parseBody(waiting, [&](QByteArrayView part) {
            content.append(part);
            return true;
        });
        if (!done) return std::nullopt;
        waiting.remove(0, done->used);
        if (done->isDone) return content;
    }
    return std::nullopt;
}

}  // namespace

class TestRequestParser : public QObject
{
    Q_OBJECT
private slots:
    void requestComesApart()
    {
        const auto head = headOf("POST /a/b?c=d HTTP/1.1\r\nHost: localhost:8000\r\nContent-Length: 5\r\nX-Y: z\r\n\r\n");
        QVERIFY(head);
        QCOMPARE(head->method, QByteArray{"POST"});
        QCOMPARE(head->path, QByteArray{"/a/b"});
        QCOMPARE(head->query, QByteArray{"c=d"});
        QCOMPARE(head->contentLength, std::optional<qint64>{5});
        QCOMPARE(head->value("x-y"), QByteArray{"z"});
        QVERIFY(head->keepsAlive && !head->isChunked && head->hasBody());
    }

    void whatTwoProgramsCouldReadInTwoWaysIsRefused_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        const QByteArray get = "GET / HTTP/1.1\r\n";
        const QByteArray post = "POST / HTTP/1.1\r\nHost: x\r\n";
        QTest::newRow("no host") << get + "\r\n" << 400;
        QTest::newRow("two hosts") << get + "Host: a\r\nHost: b\r\n\r\n" << 400;
        QTest::newRow("host with a path") << get + "Host: a/b\r\n\r\n" << 400;
        QTest::newRow("host with a user") << get + "Host: good@evil\r\n\r\n" << 400;
        QTest::newRow("folded header") << get + "Host: x\r\nX: a\r\n b\r\n\r\n" << 400;
        QTest::newRow("space before the colon") << post + "Content-Length : 5\r\n\r\n" << 400;
        QTest::newRow("negative length") << post + "Content-Length: -5\r\n\r\n" << 400;
        QTest::newRow("length with a sign") << post + "Content-Length: +5\r\n\r\n" << 400;
        QTest::newRow("length in words") << post + "Content-Length: abc\r\n\r\n" << 400;
        QTest::newRow("two lengths") << post + "Content-Length: 3\r\nContent-Length: 5\r\n\r\n" << 400;
        QTest::newRow("the same length twice") << post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n" << 400;
        QTest::newRow("length of 2^64-1") << post + "Content-Length: 18446744073709551615\r\n\r\n" << 413;
        QTest::newRow("length and chunks") << post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" << 400;
        QTest::newRow("other coding") << post + "Transfer-Encoding: gzip, chunked\r\n\r\n" << 501;
        QTest::newRow("unknown coding") << post + "Transfer-Encoding: xchunked\r\n\r\n" << 501;
        QTest::newRow("absolute address") << QByteArray{"GET http://evil/ HTTP/1.1\r\nHost: x\r\n\r\n"} << 400;
        QTest::newRow("unknown method") << QByteArray{"FOO / HTTP/1.1\r\nHost: x\r\n\r\n"} << 501;
        QTest::newRow("trace") << QByteArray{"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"} << 501;
        QTest::newRow("newer version") << QByteArray{"GET / HTTP/2.0\r\nHost: x\r\n\r\n"} << 505;
        QTest::newRow("no version") << QByteArray{"GET /\r\nHost: x\r\n\r\n"} << 400;
        QTest::newRow("garbage") << QByteArray{"asdfasdf\r\n\r\n"} << 400;
        QTest::newRow("null in a header") << get + "Host: x\r\nX: a" + QByteArray(1, '\0') + "b\r\n\r\n" << 400;
        QTest::newRow("header without a colon") << get + "Host: x\r\nnocolon\r\n\r\n" << 400;
        QTest::newRow("too many headers") << get + "Host: x\r\n" + QByteArray{"X: a\r\n"}.repeated(100) + "\r\n" << 431;
    }
    void whatTwoProgramsCouldReadInTwoWaysIsRefused()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        const int got = refusalOf(head);
        // Which of our refusals it is matters less than that it is one.
        QVERIFY2(got >= 400, "it was taken");
        if (status != 400) QCOMPARE(got, status);
    }

    void chunksComeTogetherHoweverTheyAreCut()
    {
        const QByteArray body = "5;a=b\r\nhello\r\n3\r\nabc\r\n0\r\nX-T: 1\r\n\r\n";
        for (qsizetype step = 1; step <= body.size(); ++step) QCOMPARE(contentOf(body, step), std::optional<QByteArray>{"helloabc"});
    }

    void brokenChunksAreRefused()
    {
        for (const char *size : {"zz", "-5", "-1", "ffffffffffffffffff"})
            QVERIFY2(!contentOf(QByteArray{size} + "\r\nhello\r\n0\r\n\r\n", 1000), size);
    }

    void endlessChunkHeadIsRefused()
    {
        RequestParser parser{HttpLimits{}};
        QVERIFY(parser.parseHead("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
        QVERIFY(!parser.parseBody("5;" + QByteArray(64 * 1024, 'a'), [](QByteArrayView) { return true; }));
    }

    void oldClientsAreServedAndLeave()
    {
        const auto head = headOf("GET / HTTP/1.0\r\n\r\n");
        QVERIFY(head);
        QVERIFY(!head->keepsAlive);
    }
};

QTEST_GUILESS_MAIN(TestRequestParser)
#include "tst_request_parser.moc"
