#include "tests/server_attacks/attack_support.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace chalkreel::attack;

namespace {

const QString kUploads = QStringLiteral("/api/v1/uploads");

}  // namespace

/// ATTACKS U01 to U04: what a client may do wrong, or break off, while it sends.
class AttackUploadsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData()); }
    void cleanup()
    {
        if (m_server.processId() == 0) QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData());
        QCOMPARE(m_server.harm(), QByteArray{});
    }

    // U01
    void offsetsThatAreNoNumbersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("offset");
        for (const char *offset : {"9223372036854775807", "9223372036854775808", "18446744073709551616", "+0", "0x0", "1e0", "0 0", "-0",
                                   "", "0;1", "00000000000000000000", "\xd9\xa0"})
            QTest::newRow(offset) << QByteArray{offset};
    }
    void offsetsThatAreNoNumbersAreRefused()
    {
        QFETCH(QByteArray, offset);
        const QString path = tus().create(1000);
        const Answer answer = tus().ask("PATCH", path, "abc", {{"Upload-Offset", offset}});
        QVERIFY2(answer.status == 422 || answer.status == 409, QByteArray::number(answer.status).constData());
        QCOMPARE(tus().offset(path), 0);
    }

    void lengthsThatCannotBeAreRefused_data()
    {
        QTest::addColumn<QByteArray>("length");
        QTest::addColumn<int>("status");
        QTest::newRow("negative") << QByteArray{"-1"} << 422;
        QTest::newRow("beyond 64 bits") << QByteArray{"18446744073709551615"} << 422;
        QTest::newRow("the largest") << QByteArray{"999999999999999999"} << 413;
        QTest::newRow("word") << QByteArray{"all"} << 422;
    }
    void lengthsThatCannotBeAreRefused()
    {
        QFETCH(QByteArray, length);
        QFETCH(int, status);
        const Answer answer = tus().ask("POST", kUploads, {}, {{"Upload-Length", length}});
        QVERIFY2(answer.status == status, answer.body.constData());
    }

    void lengthThatIsToComeLaterIsRefused() { QCOMPARE(tus().ask("POST", kUploads, {}, {{"Upload-Defer-Length", "1"}}).status, 422); }

    void twoWhoSendAtOnceDoNotMixTheirBytes()
    {
        const QByteArray file = randomBytes(4'000'000, 11);
        const QString path = tus().create(file.size());
        RawClient first{m_server.port()};
        QVERIFY(first.send(tus().patchHead(path, 0, file.size()) + file.first(1'000'000)));
        int status = 0;
        // Whether the first is at it already, the second learns by asking.
        QVERIFY(QTest::qWaitFor([&] { return (status = tus().patch(path, 1, "x").status) != 409; }));
        QVERIFY2(status == 423, QByteArray::number(status).constData());
        QVERIFY(first.send(file.mid(1'000'000)));
        const Answer answer = first.answer();
        QCOMPARE(answer.status, 204);
        QCOMPARE(tus().storedHash(answer), sha256Of(file));
    }

    void finishedUploadTakesNoMore()
    {
        const QByteArray file = randomBytes(1000, 12);
        const QString path = tus().create(file.size());
        const Answer last = tus().patch(path, 0, file);
        QCOMPARE(last.status, 204);
        for (const qint64 offset : {0, 500, 1000}) {
            const int status = tus().patch(path, offset, "more").status;
            QVERIFY2(status == 409 || status == 413 || status == 404, QByteArray::number(status).constData());
        }
        QCOMPARE(tus().storedHash(last), sha256Of(file));
    }

    void uploadOfAnotherIsToldNothingOf()
    {
        const QString path = tus().create(1000);
        const TusClient other{m_server, m_server.addUser(QStringLiteral("Other"), QStringLiteral("coach"))};
        const Answer unknown = other.ask("HEAD", kUploads + QStringLiteral("/00000000-0000-4000-8000-00000000abcd"));
        for (const char *method : {"GET", "HEAD", "PATCH", "DELETE"}) {
            const Answer answer = other.ask(method, path, {}, {{"Upload-Offset", "0"}});
            QCOMPARE(answer.status, 404);
            QVERIFY2(answer.header("Upload-Length").isEmpty(), method);
        }
        QCOMPARE(unknown.status, 404);
        QCOMPARE(tus().offset(path), 0);
    }

    // U02
    void uploadGoesOnAfterResetsAtAnyByte()
    {
        const QByteArray file = randomBytes(3'000'000, 13);
        const QString path = tus().create(file.size());
        QRandomGenerator generator{13};
        Answer answer;
        for (int i = 0; i < 12; ++i) {
            const qint64 offset = freeOffset(path);
            QVERIFY(offset >= 0 && offset < file.size());
            RawClient client{m_server.port()};
            client.send(tus().patchHead(path, offset, file.size() - offset) +
                        file.mid(offset, generator.bounded(static_cast<int>((file.size() - offset) / 3))));
            client.reset();
        }
        const qint64 offset = freeOffset(path);
        answer = tus().patch(path, offset, file.mid(offset));
        QVERIFY2(answer.status == 204, answer.body.constData());
        QCOMPARE(tus().storedHash(answer), sha256Of(file));
    }

    void uploadGoesOnAfterItsSenderFellSilent()
    {
        const QByteArray file = randomBytes(300'000, 14);
        const QString path = tus().create(file.size());
        RawClient silent{m_server.port()};  // half open: it is there and says nothing more
        QVERIFY(silent.send(tus().patchHead(path, 0, file.size()) + file.first(100'000)));
        Answer answer;
        QVERIFY(QTest::qWaitFor([&] { return (answer = goOn(path, file)).status == 204; }, 40'000));
        QCOMPARE(tus().storedHash(answer), sha256Of(file));
    }

    void uploadGoesOnAfterTheServerIsKilledAtAnyByte()
    {
        const QByteArray file = randomBytes(30'000'000, 15);
        const QString path = tus().create(file.size());
        QRandomGenerator generator{15};
        for (int i = 0; i < 3; ++i) {
            const qint64 offset = freeOffset(path);
            RawClient client{m_server.port()};
            client.send(tus().patchHead(path, offset, file.size() - offset) +
                        file.mid(offset, generator.bounded(static_cast<int>((file.size() - offset) / 2))));
            m_server.kill();
            QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData());
        }
        Answer answer;
        QVERIFY(QTest::qWaitFor([&] { return (answer = goOn(path, file)).status == 204; }, 20'000));
        QCOMPARE(tus().storedHash(answer), sha256Of(file));
    }

    // U03
    void quotaHoldsForABodyOfUnknownLength()
    {
        const qsizetype before = m_server.spooled().size();
        const QByteArray bearer = userWithQuota(QStringLiteral("Unknown length"), 1'000'000);
        const QByteArray head =
            requestText("POST", "/api/v1/videos?name=a.mp4",
                        {{"Authorization", "Bearer " + bearer}, {"Content-Type", "video/mp4"}, {"Transfer-Encoding", "chunked"}});
        RawClient client{m_server.port()};
        client.send(head);
        const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, 'a') + "\r\n";
        for (int i = 0; i < 40 && client.isConnected(); ++i)
            if (!client.send(chunk)) break;
        client.send("0\r\n\r\n");
        QCOMPARE(client.answer().status, 413);
        QTRY_COMPARE(m_server.spooled().size(), before);
        QCOMPARE(m_server.get(QStringLiteral("/api/v1/videos"), bearer).json().value(QStringLiteral("total")).toInt(-1), 0);
    }

    void quotaHoldsForManyUploadsAtOnce()
    {
        const TusClient client{m_server, userWithQuota(QStringLiteral("Many at once"), 1'000'000)};
        const QString first = client.create(600'000);
        QVERIFY(!first.isEmpty());
        QCOMPARE(client.tryCreate(600'000).status, 413);
        QCOMPARE(client.tryCreate(400'000).status, 201);
        QCOMPARE(client.tryCreate(1).status, 413);
        // What is given up no longer counts.
        QCOMPARE(client.ask("DELETE", first).status, 204);
        QCOMPARE(client.tryCreate(600'000).status, 201);
    }

    void fullDiskLosesNothing()
    {
        const QStringList mount{QStringLiteral("-rm"),   QStringLiteral("mount"), QStringLiteral("-t"),
                                QStringLiteral("tmpfs"), QStringLiteral("none"),  QStringLiteral("/mnt")};
        if (QProcess::execute(QStringLiteral("unshare"), mount) != 0) QSKIP("no file system can be mounted here");
        AttackedServer server;
        const QString script = QStringLiteral("mkdir -p \"$DISK\" && mount -t tmpfs -o size=320m none \"$DISK\" || exit 98; exec \"$@\"");
        const bool hasStarted = server.start({.mode = ServerProcess::Mode::Accounts,
                                              .environment = {{QStringLiteral("DISK"), server.dataFolder()}},
                                              .wrapper = {QStringLiteral("unshare"), QStringLiteral("-rm"), QStringLiteral("sh"),
                                                          QStringLiteral("-c"), script, QStringLiteral("sh")}});
        QVERIFY2(hasStarted, server.problem().constData());
        const TusClient client{server, server.adminBearer()};
        const QByteArray file = randomBytes(12'000'000, 16);
        QStringList paths;
        for (int i = 0; i < 11; ++i) paths.append(client.create(file.size()));
        QVERIFY2(!paths.contains(QString{}), server.log().constData());
        // All but the last byte, so that none becomes a video; the disk has not room for all.
        int full = -1;
        for (int i = 0; i < paths.size() && full < 0; ++i)
            if (const Answer answer = client.patch(paths[i], 0, file.chopped(1)); answer.status != 204) {
                QCOMPARE(answer.status, 507);
                full = i;
            }
        QVERIFY(full > 0);
        QCOMPARE(server.get(QStringLiteral("/health")).status, 200);
        for (int i = 1; i < full; ++i) QCOMPARE(client.offset(paths[i]), file.size() - 1);
        QCOMPARE(client.ask("DELETE", paths[0]).status, 204);
        QCOMPARE(client.ask("DELETE", paths[1]).status, 204);
        const Answer head = client.ask("HEAD", paths[full]);
        QVERIFY2(head.status == 200, QByteArray::number(head.status).constData());
        const qint64 offset = head.header("Upload-Offset").toLongLong();
        QVERIFY(offset >= 0 && offset < file.size());
        const Answer answer = client.patch(paths[full], offset, file.mid(offset));
        QVERIFY2(answer.status == 204, answer.body.constData());
        QCOMPARE(client.storedHash(answer), sha256Of(file));
        QVERIFY(server.stop());
    }

    // U04
    void metadataThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<int>("status");
        QTest::newRow("not base64") << QByteArray{"filename a+b=c"} << 422;
        QTest::newRow("name twice") << QByteArray{"filename YQ==,filename Yg=="} << 422;
        QTest::newRow("nothing between commas") << QByteArray{"filename YQ==,,x YQ=="} << 422;
        QTest::newRow("three words") << QByteArray{"filename YQ== Yg=="} << 422;
        QTest::newRow("endless commas") << QByteArray(4000, ',') << 422;
        QTest::newRow("too many names") << [] {
            QByteArrayList all;
            for (int i = 0; i < 1000; ++i) all.append("n" + QByteArray::number(i) + " YQ==");
            return all.join(',');
        }() << 422;
        QTest::newRow("30 kB") << "filename " + QByteArray(30'000, 'A') << 422;
        QTest::newRow("1 MB") << "filename " + QByteArray(1 << 20, 'A') << 431;
    }
    void metadataThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, metadata);
        QFETCH(int, status);
        RawClient client{m_server.port()};
        client.send(requestText("POST", "/api/v1/uploads",
                                {{"Authorization", "Bearer " + m_server.adminBearer()},
                                 {"Tus-Resumable", "1.0.0"},
                                 {"Upload-Length", "10"},
                                 {"Upload-Metadata", metadata}}));
        QCOMPARE(client.answer().status, status);
    }

    void formOfEndlessFieldsIsRefused()
    {
        QByteArray form;
        for (int i = 0; i < 2000; ++i)
            form +=
                "--XX\r\nContent-Disposition: form-data; name=\"f" + QByteArray::number(i) + "\"\r\n\r\n" + QByteArray(500, 'a') + "\r\n";
        form += "--XX--\r\n";
        RawClient client{m_server.port()};
        client.send(requestText(
            "POST", "/upload",
            {{"Authorization", "Bearer " + m_server.adminBearer()}, {"Content-Type", "multipart/form-data; boundary=XX"}}, form));
        QCOMPARE(client.answer().status, 422);
    }

    void formWhosePartHasAnEndlessHeadIsRefused()
    {
        const qsizetype before = m_server.spooled().size();  // of uploads that other cases left unfinished
        RawClient client{m_server.port()};
        client.send(
            requestText("POST", "/upload",
                        {{"Authorization", "Bearer " + m_server.adminBearer()}, {"Content-Type", "multipart/form-data; boundary=XX"}},
                        "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + QByteArray(3 << 20, 'a')));
        const int status = client.answer().status;
        QVERIFY2(status == 422 || status == 413, QByteArray::number(status).constData());
        QTRY_COMPARE(m_server.spooled().size(), before);
    }

private:
    TusClient tus() { return {m_server, m_server.adminBearer()}; }

    /// The offset, as soon as nobody sends any more.
    qint64 freeOffset(const QString &path)
    {
        qint64 offset = -1;
        const auto isFree = [&] {
            offset = tus().offset(path);
            return tus().patch(path, offset, {}).status == 204;
        };
        const bool hasCome = QTest::qWaitFor(isFree, 20'000);
        return hasCome ? offset : -1;
    }
    Answer goOn(const QString &path, const QByteArray &file)
    {
        const qint64 offset = tus().offset(path);
        return tus().patch(path, offset, file.mid(offset));
    }
    QByteArray userWithQuota(const QString &name, qint64 bytes)
    {
        const QJsonObject user{{QStringLiteral("name"), name},
                               {QStringLiteral("password"), QString::fromLatin1(ServerProcess::kPassword)},
                               {QStringLiteral("role"), QStringLiteral("coach")},
                               {QStringLiteral("quota_bytes"), bytes}};
        if (m_server.send("POST", QStringLiteral("/api/v1/users"), user, m_server.adminBearer()).status != 201) return {};
        return field(m_server.logIn(name), "access_token").toLatin1();
    }

    AttackedServer m_server;
};

QTEST_GUILESS_MAIN(AttackUploadsTest)
#include "tst_attack_uploads.moc"
