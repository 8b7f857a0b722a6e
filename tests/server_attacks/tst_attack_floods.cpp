#include "tests/server_attacks/attack_support.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <algorithm>

using namespace chalkreel::attack;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

}  // namespace

/// ATTACKS U05: very many who begin and do not go on.
class AttackFloodsTest final : public QObject
{
    Q_OBJECT

private slots:
    void thousandSlowHeadsHoldNobodyUp()
    {
        QVERIFY(mayOpen(4096));
        AttackedServer server;
        QVERIFY2(server.start(ServerProcess::Mode::Open), server.problem().constData());
        std::vector<std::unique_ptr<RawClient>> slow;
        for (int i = 0; i < 1000; ++i) {
            slow.push_back(std::make_unique<RawClient>(server.port(), QHostAddress{text("127.0.0.%1").arg(2 + i / 200)}));
            QVERIFY(slow.back()->isConnected());
            slow.back()->socket().write(
                i % 2 == 0 ? "GET /health HTTP/1.1\r\nHost: loc"
                           : "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: video/mp4\r\nContent-Length: 100000\r\n\r\nabc");
            slow.back()->socket().flush();
        }
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i) QCOMPARE(server.get(text("/health")).status, 200);
        QVERIFY2(timer.elapsed() < 10'000, "others wait");
        QVERIFY(QTest::qWaitFor(
            [&] {
                return std::ranges::all_of(slow, [](const auto &client) {
                    client->socket().readAll();
                    return client->socket().state() == QAbstractSocket::UnconnectedState;
                });
            },
            45'000));
        QTRY_COMPARE(server.spooled(), QStringList{});
        QCOMPARE(server.harm(), QByteArray{});
    }

    void tenThousandUploadsThatNobodyFillsExpire()
    {
        AttackedServer server;
        const ServerProcess::Options options{.mode = ServerProcess::Mode::Open,
                                             .environment = {{text("TRUSTED_PROXIES"), text("127.0.0.1")}}};
        QVERIFY2(server.start(options), server.problem().constData());
        constexpr int kMany = 10'000;
        constexpr int kEach = 100;  // of one address and connection
        constexpr int kConnections = 20;
        QByteArray location;
        for (int made = 0; made < kMany; made += kEach * kConnections) {
            std::vector<std::unique_ptr<RawClient>> clients;
            for (int c = 0; c < kConnections; ++c) {
                const QByteArray address = "10.0." + QByteArray::number(made / kEach + c) + ".1";
                const QByteArray request = requestText(
                    "POST", "/api/v1/uploads", {{"Tus-Resumable", "1.0.0"}, {"Upload-Length", "1000"}, {"X-Forwarded-For", address}});
                clients.push_back(std::make_unique<RawClient>(server.port()));
                QVERIFY(clients.back()->send(request.repeated(kEach)));
            }
            for (const auto &client : clients)
                for (int k = 0; k < kEach; ++k) {
                    const Answer answer = client->answer();
                    QCOMPARE(answer.status, 201);
                    location = answer.header("Location");
                }
        }
        QCOMPARE(server.spooled().size(), kMany);
        const TusClient tus{server, {}};
        QCOMPARE(tus.offset(QUrl{QString::fromLatin1(location)}.path()), 0);
        QVERIFY(server.stop());
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(text("QSQLITE"), text("library"));
            database.setDatabaseName(server.dataFolder() + text("/chalkreel.db"));
            QVERIFY(database.open());
            QSqlQuery query{database};
            // As if their day had passed.
            QVERIFY(query.exec(text("UPDATE upload_record SET expires = created")));
            QCOMPARE(query.numRowsAffected(), kMany);
        }
        QSqlDatabase::removeDatabase(text("library"));
        QVERIFY2(server.start(options), server.problem().constData());
        QCOMPARE(tus.ask("HEAD", QUrl{QString::fromLatin1(location)}.path()).status, 404);
        QTRY_COMPARE_WITH_TIMEOUT(server.spooled().size(), 0, 60'000);
        QCOMPARE(server.harm(), QByteArray{});
    }
};

QTEST_GUILESS_MAIN(AttackFloodsTest)
#include "tst_attack_floods.moc"
