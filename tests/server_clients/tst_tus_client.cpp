#include "tests/e2e/made_clips.h"
#include "tests/server_attacks/attack_support.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>

using namespace chalkreel::attack;
using chalkreel::e2e::makeClip;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

const QByteArray kSecret = "a secret of forty characters, not less..";
constexpr int kLongest = 60'000;  // milliseconds: a hang

QByteArray base64Url(const QByteArray &bytes) { return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals); }

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

/// The same token as it is when its quarter of an hour is over.
QByteArray overToken(const QByteArray &token)
{
    const QByteArrayList parts = token.split('.');
    QJsonObject claims = QJsonDocument::fromJson(QByteArray::fromBase64(parts.value(1), QByteArray::Base64UrlEncoding)).object();
    const qint64 hour = 3600;
    for (const char *name : {"iat", "nbf", "exp"}) claims.insert(text(name), claims.value(text(name)).toInteger() - hour);
    const QByteArray content = parts.value(0) + '.' + base64Url(QJsonDocument{claims}.toJson(QJsonDocument::Compact));
    return content + '.' + base64Url(hmac(hmac(kSecret, "chalkreel access tokens"), content));
}

/// tus_upload.cjs, and what it has said so far.
class TusRun
{
public:
    TusRun(const QMap<QString, QString> &environment)
    {
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        all.insert(text("NODE_PATH"), text(CHALKREEL_NPM_DIR "/node_modules"));
        for (auto it = environment.begin(); it != environment.end(); ++it) all.insert(it.key(), it.value());
        m_process.setProcessEnvironment(all);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(text("node"), {text(CHALKREEL_CLIENTS_DIR "/tus_upload.cjs")});
    }
    ~TusRun()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// Until it has said something with this name in it. False when it ended without.
    bool waitFor(const char *name, qint64 least = 0)
    {
        const auto isSaid = [&] {
            read();
            return std::ranges::any_of(m_events, [&](const QJsonObject &event) {
                return event.contains(text(name)) && event.value(text(name)).toInteger(least) >= least;
            });
        };
        while (!isSaid())
            if (!m_process.waitForReadyRead(kLongest)) return isSaid();
        return true;
    }
    bool waitForEnd()
    {
        const bool hasEnded = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(kLongest);
        read();
        return hasEnded;
    }
    void kill()
    {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
        m_process.waitForFinished();
        read();
    }
    QList<QJsonObject> having(const char *name) const
    {
        QList<QJsonObject> found;
        for (const QJsonObject &event : m_events)
            if (event.contains(text(name))) found.append(event);
        return found;
    }
    QList<QJsonObject> requests(const char *method) const
    {
        QList<QJsonObject> found;
        for (const QJsonObject &event : m_events)
            if (event.value(text("method")).toString() == text(method)) found.append(event);
        return found;
    }
    QByteArray said() const
    {
        QByteArray all;
        for (const QJsonObject &event : m_events) all += QJsonDocument{event}.toJson(QJsonDocument::Compact) + '\n';
        return all;
    }

private:
    void read()
    {
        while (m_process.canReadLine()) m_events.append(QJsonDocument::fromJson(m_process.readLine()).object());
    }

    QProcess m_process;
    QList<QJsonObject> m_events;
};

}  // namespace

/// tus-js-client, as others have it in their pages, against the real server.
class TusClientTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_clip = makeClip(m_folder.path(), text("clip.mp4"), 20);
        QFile file{m_clip};
        QVERIFY(!m_clip.isEmpty() && file.open(QIODevice::ReadOnly));
        m_bytes = file.readAll();
        QVERIFY(m_bytes.size() > 300'000);
    }
    void init()
    {
        m_server = std::make_unique<AttackedServer>();
        QVERIFY2(m_server->start(options()), m_server->problem().constData());
        m_login = m_server->logIn(text(ServerProcess::kAdmin));
        ++m_case;
    }
    void cleanup() { QCOMPARE(m_server->harm(), QByteArray{}); }

    void clipArrivesInSmallParts()
    {
        TusRun run{environment()};
        QVERIFY2(run.waitForEnd() && isWhole(run), run.said().constData());
        QVERIFY(run.requests("PATCH").size() >= m_bytes.size() / 32768);
        // Told with each part, so that a client knows how long it may rest.
        for (const QJsonObject &patch : run.requests("PATCH")) QVERIFY(!patch.value(text("expires")).toString().isEmpty());
    }

    void uploadGoesOnAfterTheClientWasKilled()
    {
        {
            TusRun killed{environment()};
            QVERIFY2(killed.waitFor("accepted", m_bytes.size() / 3), killed.said().constData());
            killed.kill();
            QVERIFY(killed.having("done").isEmpty());
        }
        TusRun run{environment()};
        QVERIFY2(run.waitForEnd() && isWhole(run), run.said().constData());
        QVERIFY(!run.having("resuming").isEmpty());
        QVERIFY(run.requests("POST").isEmpty());
        QVERIFY2(firstOffset(run) >= m_bytes.size() / 3, run.said().constData());
    }

    void uploadGoesOnAfterTheServerWasKilled()
    {
        {
            TusRun cut{environment()};
            QVERIFY2(cut.waitFor("accepted", m_bytes.size() / 3), cut.said().constData());
            m_server->kill();
            cut.kill();
        }
        QVERIFY2(m_server->start(options()), m_server->problem().constData());
        m_login = m_server->logIn(text(ServerProcess::kAdmin));
        TusRun run{environment()};
        QVERIFY2(run.waitForEnd() && isWhole(run), run.said().constData());
        QVERIFY(run.requests("POST").isEmpty());
        QVERIFY2(firstOffset(run) > 0, run.said().constData());
    }

    void uploadGoesOnAfterItsTokenRanOut()
    {
        QMap<QString, QString> all = environment();
        all.insert(text("LAPSES_AFTER"), text("5"));
        all.insert(text("LAPSES_WITH"), QString::fromLatin1(overToken(token())));
        TusRun run{all};
        QVERIFY2(run.waitForEnd() && isWhole(run), run.said().constData());
        QCOMPARE(run.having("refreshed").size(), 1);
        QVERIFY2(run.said().contains(":401"), run.said().constData());
        QCOMPARE(run.requests("POST").size(), 1);
    }

    void partsAreProvenByTheirChecksum()
    {
        QMap<QString, QString> all = environment();
        all.insert(text("CHECKSUM"), text("right"));
        TusRun right{all};
        QVERIFY2(right.waitForEnd() && isWhole(right), right.said().constData());
        all.insert(text("CHECKSUM"), text("wrong"));
        TusRun wrong{all};
        QVERIFY(wrong.waitForEnd());
        QVERIFY2(wrong.having("done").isEmpty() && wrong.said().contains(":460"), wrong.said().constData());
        QVERIFY(wrong.having("accepted").isEmpty());
    }

    void terminatedUploadLeavesNothing()
    {
        QMap<QString, QString> all = environment();
        all.insert(text("END_AT"), QString::number(m_bytes.size() / 3));
        TusRun run{all};
        QVERIFY2(run.waitFor("terminated"), run.said().constData());
        QCOMPARE(run.requests("DELETE").last().value(text("status")).toInt(), 204);
        QTRY_COMPARE(m_server->spooled(), QStringList{});
    }

    void uploadThatExpiredIsBegunAnew()
    {
        {
            TusRun cut{environment()};
            QVERIFY2(cut.waitFor("accepted", m_bytes.size() / 3), cut.said().constData());
            cut.kill();
        }
        QVERIFY(m_server->stop());
        expireAll();
        QVERIFY2(m_server->start(options()), m_server->problem().constData());
        m_login = m_server->logIn(text(ServerProcess::kAdmin));
        QTRY_COMPARE(m_server->spooled(), QStringList{});
        TusRun run{environment()};
        QVERIFY2(run.waitForEnd() && isWhole(run), run.said().constData());
        QCOMPARE(run.requests("HEAD").first().value(text("status")).toInt(), 404);
        QCOMPARE(run.requests("POST").size(), 1);
    }

private:
    static ServerProcess::Options options()
    {
        return {.mode = ServerProcess::Mode::Accounts, .environment = {{text("SECRET_KEY"), QString::fromLatin1(kSecret)}}};
    }
    QString store() const { return m_folder.filePath(text("uploads-%1.json").arg(m_case)); }
    QByteArray token() const { return field(m_login, "access_token").toLatin1(); }

    QMap<QString, QString> environment() const
    {
        return {{text("ADDRESS"), m_server->url().toString(QUrl::StripTrailingSlash)},
                {text("TOKEN"), field(m_login, "access_token")},
                {text("REFRESH"), field(m_login, "refresh_token")},
                {text("FILE"), m_clip},
                {text("STORE"), store()}};
    }

    static qint64 firstOffset(const TusRun &run) { return run.requests("PATCH").value(0).value(text("offset")).toInteger(-1); }

    /// It said that it is done, and the library has the very bytes.
    bool isWhole(const TusRun &run)
    {
        if (run.having("done").isEmpty()) return false;
        const QString asset = run.requests("PATCH").last().value(text("asset")).toString();
        const QString path = text("/api/v1/videos/") + asset;
        return field(m_server->get(path, m_server->adminBearer()), "sha256").toLatin1() == sha256Of(m_bytes) &&
               m_server->get(path + text("/download?rendition=original"), m_server->adminBearer()).body == m_bytes;
    }

    /// As if their day had passed. The server is not running.
    void expireAll()
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(text("QSQLITE"), text("library"));
            database.setDatabaseName(m_server->dataFolder() + text("/chalkreel.db"));
            QVERIFY(database.open());
            QSqlQuery query{database};
            QVERIFY(query.exec(text("UPDATE upload_record SET expires = created")));
            QVERIFY(query.numRowsAffected() > 0);
        }
        QSqlDatabase::removeDatabase(text("library"));
    }

    QTemporaryDir m_folder;
    QString m_clip;
    QByteArray m_bytes;
    std::unique_ptr<AttackedServer> m_server;
    Answer m_login;
    int m_case = 0;
};

QTEST_GUILESS_MAIN(TusClientTest)
#include "tst_tus_client.moc"
