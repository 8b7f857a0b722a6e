#include "server/api/json_names.h"
#include "server/api/route.h"

#include <QTest>

using namespace chalkreel;

class TestRouteTable : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto handler = [](const ApiRequest &) -> Result<HttpReply> { return HttpReply{}; };
        for (const auto &[method, path] : std::initializer_list<std::pair<const char *, const char *>>{{"GET", "/jobs"},
                                                                                                       {"POST", "/jobs"},
                                                                                                       {"GET", "/jobs/{id}"},
                                                                                                       {"GET", "/jobs/queue/status"},
                                                                                                       {"GET", "/jobs/{id}/events"},
                                                                                                       {"PATCH", "/a/{first}/b/{second}"}})
            m_table.add({.method = method, .path = path, .handler = ApiHandler{handler}});
    }

    void fixedNameCountsBeforeAParameter()
    {
        QCOMPARE(m_table.match("GET", "/jobs/queue/status").route->path, "/jobs/queue/status");
        QCOMPARE(m_table.match("GET", "/jobs/queue/events").route->path, "/jobs/{id}/events");
        QCOMPARE(m_table.match("GET", "/jobs/queue").route->path, "/jobs/{id}");
    }

    void parametersAreDecodedByName()
    {
        const auto match = m_table.match("PATCH", "/a/x%20y/b/%C3%A4");
        QCOMPARE(match.parameters.value(QStringLiteral("first")), QStringLiteral("x y"));
        QCOMPARE(match.parameters.value(QStringLiteral("second")), QStringLiteral("ä"));
    }

    void trailingSlashIsTheSameAddress() { QCOMPARE(m_table.match("POST", "/jobs/").route, m_table.match("POST", "/jobs").route); }

    void headIsGetAndOtherMethodsAreNamed()
    {
        QCOMPARE(m_table.match("HEAD", "/jobs").route, m_table.match("GET", "/jobs").route);
        const auto match = m_table.match("DELETE", "/jobs");
        QVERIFY(!match.route);
        QCOMPARE(match.allowed.join(' '), QByteArray{"GET HEAD POST OPTIONS"});
    }

    void whatIsNotThereIsNotThere()
    {
        for (const char *path : {"/", "", "/job", "/jobs/1/2/3",
                                 "/jobs/"
                                 "/events",
                                 "/a/"
                                 "/b/x",
                                 "jobs",
                                 "/"
                                 "/jobs",
                                 "/jobs/../jobs"})
            QVERIFY2(!m_table.match("GET", path).route || qstrcmp(path, "/jobs/../jobs") == 0, path);
        // Two dots are a name like any other, and no id.
        QVERIFY(!m_table.match("GET", "/jobs/../jobs").route);
    }

    void nameThatStandsTwiceIsFound_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("isTwice");
        QTest::newRow("once") << QByteArray{"{\"a\":1,\"b\":{\"a\":2},\"c\":[{\"a\":1},{\"a\":2}]}"} << false;
        QTest::newRow("twice") << QByteArray{"{\"a\":1,\"b\":2,\"a\":3}"} << true;
        QTest::newRow("twice inside") << QByteArray{"{\"x\":[{\"a\":1,\"a\":2}]}"} << true;
        QTest::newRow("escaped") << QByteArray{"{\"a\":1,\"\\u0061\":2}"} << true;
        QTest::newRow("as a value") << QByteArray{"{\"a\":\"a\",\"b\":\"a\"}"} << false;
        QTest::newRow("with quotes and braces in it") << QByteArray{"{\"a\":\"}\\\",{\\\"a\\\":1\",\"b\":1}"} << false;
    }
    void nameThatStandsTwiceIsFound()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, isTwice);
        QCOMPARE(repeatedJsonName(json).has_value(), isTwice);
    }

private:
    RouteTable m_table;
};

QTEST_GUILESS_MAIN(TestRouteTable)
#include "tst_route_table.moc"
