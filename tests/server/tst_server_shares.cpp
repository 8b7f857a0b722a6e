#include "tests/e2e/made_clips.h"
#include "tests/support/server_process.h"

#include <QTest>

using namespace chalkreel::e2e;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

/// A JSON string of an answer.
QString field(const Answer &answer, const char *name) { return answer.json().value(QLatin1StringView{name}).toString(); }

const QString kMe = QStringLiteral("/api/v1/auth/me");

}  // namespace

class ServerSharesTest final : public QObject
{
    Q_OBJECT

    ServerProcess m_server;
    QString m_video;  ///< which the admin alone sees

    QString shares() const { return text("/api/v1/videos/") + m_video + text("/share"); }

    Answer share(const QJsonObject &body = {}) { return m_server.send("POST", shares(), body, m_server.adminBearer()); }

    Answer open(const QString &token, const QString &password = {})
    {
        return m_server.send("POST", text("/api/v1/shares/open"), {{text("token"), token}, {text("password"), password}});
    }

    QByteArray bearerOf(const Answer &visit) { return field(visit, "access_token").toLatin1(); }

private slots:
    void initTestCase()
    {
        const QTemporaryDir folder;
        const QString clip = makeClip(folder.path(), text("clip.mp4"), 1);
        QVERIFY(!clip.isEmpty());
        const CtlRun run =
            runCtl({text("process"), clip, text("--only"), text("thumbnail"), text("--json"), text("--data"), m_server.dataFolder()});
        QVERIFY2(run.status == 0, run.err.constData());
        m_video = run.json().value(text("asset")).toObject().value(text("id")).toString();
        QVERIFY(!m_video.isEmpty());
        QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData());
    }

    void linkLetsInToItsVideoAndNowhereElse()
    {
        const Answer made = share({{text("label"), text("The parents")}});
        QCOMPARE(made.status, 201);
        QCOMPARE(field(made, "url"), QString{m_server.url().toString() + text("/r/") + field(made, "token")});
        const Answer visit = open(field(made, "token"));
        QCOMPARE(visit.status, 200);
        QCOMPARE(field(visit, "video_id"), m_video);
        const Answer me = m_server.get(kMe, bearerOf(visit));
        QCOMPARE(field(me, "source"), text("share"));
        QCOMPARE(field(me, "video_id"), m_video);
        QCOMPARE(me.json().value(text("can_write")).toBool(true), false);
        QCOMPARE(m_server.get(text("/api/v1/users"), bearerOf(visit)).status, 403);
        QCOMPARE(m_server.get(shares(), bearerOf(visit)).status, 403);
        QCOMPARE(m_server.send("POST", text("/api/v1/auth/ticket"), {}, bearerOf(visit)).status, 403);
    }

    void tokenIsShownOnce()
    {
        const Answer made = share();
        const Answer list = m_server.get(shares(), m_server.adminBearer());
        QVERIFY(list.body.contains(field(made, "id").toLatin1()));
        QVERIFY(!list.body.contains(field(made, "token").toLatin1()));
    }

    void whoMayNotSeeAVideoMayNotShareIt()
    {
        const QByteArray coach = m_server.addUser(text("Coach"), text("coach"));
        const QByteArray viewer = m_server.addUser(text("Viewer"), text("viewer"));
        QCOMPARE(m_server.send("POST", shares(), {}, coach).status, 404);
        QCOMPARE(m_server.get(shares(), coach).status, 404);
        QCOMPARE(m_server.send("POST", shares(), {}, viewer).status, 403);
        const QString link = text("/api/v1/shares/") + field(share(), "id");
        QCOMPARE(m_server.send("DELETE", link, {}, coach).status, 404);
    }

    void passwordIsAskedFor()
    {
        const QString token = field(share({{text("password"), text("for the parents")}}), "token");
        QCOMPARE(open(token).status, 401);
        QCOMPARE(open(token, text("something else")).status, 401);
        QCOMPARE(open(token, text("for the parents")).status, 200);
    }

    void removedLinkEndsAtOnce()
    {
        const Answer made = share();
        const QByteArray visitor = bearerOf(open(field(made, "token")));
        QCOMPARE(m_server.get(kMe, visitor).status, 200);
        QCOMPARE(m_server.send("DELETE", text("/api/v1/shares/") + field(made, "id"), {}, m_server.adminBearer()).status, 204);
        QCOMPARE(m_server.get(kMe, visitor).status, 401);
        QCOMPARE(open(field(made, "token")).status, 404);
    }

    void visitDoesNotOutliveItsLink()
    {
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(3600);
        const Answer made = share({{text("expires"), soon.toString(Qt::ISODateWithMs)}});
        QCOMPARE(made.status, 201);
        const QDateTime ends = QDateTime::fromString(field(open(field(made, "token")), "access_expires"), Qt::ISODateWithMs);
        QVERIFY(ends.isValid() && ends <= soon);
        QCOMPARE(share({{text("expires"), text("2001-01-01T00:00:00Z")}}).status, 422);
        QCOMPARE(share({{text("expires"), text("tomorrow")}}).status, 422);
    }

    void guessedLinkIsNotedOnce()
    {
        const auto noted = [&] {
            return m_server.get(text("/api/v1/audit?action=share.visit"), m_server.adminBearer()).body.count("\"not_found\"");
        };
        const qsizetype before = noted();
        QCOMPARE(open(text("guessed")).status, 404);
        QCOMPARE(noted(), before + 1);
    }
};

QTEST_GUILESS_MAIN(ServerSharesTest)
#include "tst_server_shares.moc"
