#include "server/http/file_plan.h"

#include <QTest>

using namespace chalkreel;

namespace {

constexpr qint64 kSize = 1000;
const QByteArray kEtag = "\"abc\"";
constexpr qint64 kModified = 784111777;  // RFC 9110's own example

FilePlan planFor(const HttpHeaders &headers)
{
    HttpHead head;
    head.method = "GET";
    head.headers = headers;
    return planFile(head, kSize, kEtag, kModified);
}

}  // namespace

class TestFilePlan : public QObject
{
    Q_OBJECT
private slots:
    void rangesAreThoseOfTheStandard_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<int>("status");
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        const auto row = [](const char *range, int status, qint64 from, qint64 to) {
            QTest::newRow(range) << QByteArray{range} << status << from << to;
        };
        row("bytes=0-499", 206, 0, 500);
        row("bytes=500-", 206, 500, 1000);
        row("bytes=-200", 206, 800, 1000);
        row("bytes=-5000", 206, 0, 1000);
        row("bytes=999-999", 206, 999, 1000);
        row("bytes=0-99999999", 206, 0, 1000);
        row("bytes=1000-", 416, 0, 0);
        row("bytes=-0", 416, 0, 0);
        row("bytes=5-4", 200, 0, 1000);
        row("bytes=0-1,5-6", 200, 0, 1000);
        row("bytes=a-b", 200, 0, 1000);
        row("bytes=--5", 200, 0, 1000);
        row("bytes=+1-2", 200, 0, 1000);
        row("bytes=99999999999999999999-", 200, 0, 1000);
        row("items=0-1", 200, 0, 1000);
    }
    void rangesAreThoseOfTheStandard()
    {
        QFETCH(QByteArray, range);
        const FilePlan plan = planFor({{"Range", range}});
        QTEST(plan.status, "status");
        QTEST(plan.from, "from");
        QTEST(plan.to, "to");
    }

    void partSaysWhereItIs()
    {
        QCOMPARE(headerValue(planFor({{"Range", "bytes=0-499"}}).headers, "Content-Range"), QByteArray{"bytes 0-499/1000"});
        QCOMPARE(headerValue(planFor({{"Range", "bytes=1000-"}}).headers, "Content-Range"), QByteArray{"bytes */1000"});
    }

    void knownFileIsNotSentAgain()
    {
        QCOMPARE(planFor({{"If-None-Match", "\"x\", W/\"abc\""}}).status, 304);
        QCOMPARE(planFor({{"If-None-Match", "*"}}).status, 304);
        QCOMPARE(planFor({{"If-None-Match", "\"x\""}}).status, 200);
        QCOMPARE(planFor({{"If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"}}).status, 304);
        // The tag counts before the date.
        QCOMPARE(planFor({{"If-None-Match", "\"x\""}, {"If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"}}).status, 200);
    }

    void rangeOfAnotherFileIsNotGiven()
    {
        QCOMPARE(planFor({{"Range", "bytes=0-1"}, {"If-Range", kEtag}}).status, 206);
        QCOMPARE(planFor({{"Range", "bytes=0-1"}, {"If-Range", "\"other\""}}).status, 200);
        QCOMPARE(planFor({{"Range", "bytes=0-1"}, {"If-Range", "W/\"abc\""}}).status, 200);
        QCOMPARE(planFor({{"Range", "bytes=0-1"}, {"If-Range", "Sun, 06 Nov 1994 08:49:37 GMT"}}).status, 206);
        QCOMPARE(planFor({{"If-Match", "\"other\""}}).status, 412);
    }
};

QTEST_GUILESS_MAIN(TestFilePlan)
#include "tst_file_plan.moc"
