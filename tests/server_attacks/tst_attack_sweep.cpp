#include "core/local/account_setup.h"
#include "core/local/local_backend.h"
#include "core/security/accounts.h"
#include "server/api_surface.h"
#include "tests/e2e/made_clips.h"
#include "tests/server_attacks/attack_support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>

using namespace chalkreel::attack;
using chalkreel::Access;
using chalkreel::Route;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

/// All that is open to everybody on a server with accounts. Nothing is added here without a thought.
const QSet<QByteArray> kOpenToAll{
    "GET /health",
    "GET /ready",
    "GET /",
    "GET /openapi.json",
    "GET /docs",
    "GET /docs/files/{file}",
    "GET /redoc",
    "POST /api/v1/auth/login",
    "POST /api/v1/auth/refresh",
    "POST /api/v1/auth/claim",
    "POST /api/v1/shares/open",
    "OPTIONS /api/v1/uploads",
    "OPTIONS /api/v1/uploads/{id}",
};

QByteArray nameOf(const Route &route) { return QByteArray{route.method} + ' ' + route.path; }

bool isSocket(const Route &route) { return std::holds_alternative<chalkreel::WebSocketRow>(route.handler); }

}  // namespace

/// ATTACKS A03, A04 and A07: each row of the table of routes, asked by everybody whom it is not for.
class AttackSweepTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        readTable();
        QVERIFY(m_rows.size() > 60);
        // Many hundred requests of one person in a few seconds are an attack as well; here each is made only once.
        QVERIFY2(m_server.start({.mode = ServerProcess::Mode::Accounts, .environment = {{text("TRUSTED_PROXIES"), text("127.0.0.1")}}}),
                 m_server.problem().constData());
        m_owner = m_server.addUser(text("Owner"), text("coach"));
        m_stranger = m_server.addUser(text("Stranger"), text("coach"));
        m_viewer = m_server.addUser(text("Viewer"), text("viewer"));
        QVERIFY(!m_owner.isEmpty() && !m_stranger.isEmpty() && !m_viewer.isEmpty());
        makeThings();
    }
    void cleanup() { QCOMPARE(m_server.harm(), QByteArray{}); }

    void whoShowsNothingGetsNothingButWhatIsForAll()
    {
        for (const Route *route : m_rows) {
            const Answer answer = ask(*route, {});
            const int status = answer.status;
            const bool isForAll = kOpenToAll.contains(nameOf(*route));
            QVERIFY2(isForAll == (route->access == Access::Public), nameOf(*route).constData());
            // A WebSocket's token may come in its first message; without the upgrade there is nothing to come to.
            const bool isRefused = status == 401 || (isSocket(*route) && status == 426);
            QVERIFY2(isForAll ? sentence(answer) != "Sign in first." : isRefused,
                     QByteArray{nameOf(*route) + " answers " + QByteArray::number(status)}.constData());
        }
    }

    void lowerRolesAreToldNo()
    {
        int asked = 0;
        for (const Route *route : m_rows) {
            if (route->access != Access::Coach && route->access != Access::Admin) continue;
            ++asked;
            QVERIFY2(ask(*route, m_viewer).status == 403, QByteArray{"viewer: " + nameOf(*route)}.constData());
            if (route->access == Access::Admin)
                QVERIFY2(ask(*route, m_stranger).status == 403, QByteArray{"coach: " + nameOf(*route)}.constData());
        }
        QVERIFY(asked > 25);
    }

    /// What of another's is asked for by id, in the path or in the body, is not there: as for an id that nobody has.
    void whatIsAnothersIsNotThere()
    {
        int asked = 0;
        for (const Route *route : m_rows) {
            if (!QByteArray{route->path}.contains('{') || route->access == Access::Public || isSocket(*route)) continue;
            if (route->access == Access::Admin) continue;  // whose everything is
            ++asked;
            const Answer others = ask(*route, m_stranger);
            QVERIFY2(
                others.status == 404,
                QByteArray{nameOf(*route) + " answers " + QByteArray::number(others.status) + ' ' + others.body.left(200)}.constData());
            for (const QByteArray &secret : {QByteArray{"Secret title"}, QByteArray{"secret remark"}})
                QVERIFY2(!others.body.contains(secret), nameOf(*route).constData());
            const Answer nobodys = ask(*route, m_stranger, true);
            QVERIFY2(nobodys.status == 404, nameOf(*route).constData());
            QVERIFY2(sentence(others) == sentence(nobodys),
                     QByteArray{nameOf(*route) + ": " + sentence(others) + " / " + sentence(nobodys)}.constData());
        }
        QVERIFY(asked > 35);
    }

    void whatIsAnothersIsNotThereInABodyEither()
    {
        const auto post = [&](const char *path, const QJsonObject &body) {
            return m_server.send("POST", text(path), body, m_stranger).status;
        };
        const QString video = m_ids.value(text("video"));
        QCOMPARE(post("/api/v1/jobs/", {{text("video_id"), video}, {text("job_type"), text("thumbnail")}}), 404);
        const QJsonObject drawing{{text("tool_type"), text("pen")},
                                  {text("points"), QJsonArray{QJsonArray{0.1, 0.1}, QJsonArray{0.2, 0.2}}},
                                  {text("color"), text("#FF0000")}};
        QCOMPARE(
            post("/api/v1/annotations/drawing", {{text("video_id"), video}, {text("timestamp"), 0.5}, {text("drawing_data"), drawing}}),
            404);
        const Answer bulk =
            m_server.send("POST", text("/api/v1/jobs/bulk"),
                          {{text("action"), text("delete")}, {text("ids"), QJsonArray{m_ids.value(text("job"))}}}, m_stranger);
        QCOMPARE(bulk.json().value(text("succeeded")).toArray().size(), 0);
        const Answer own = m_server.as(m_stranger, "POST", text("/api/v1/videos?name=own.mp4"), randomBytes(500, 7), "video/mp4");
        const QString ownPath = text("/api/v1/videos/") + field(own, "id");
        const QByteArray tag = m_server.get(ownPath, m_stranger).header("ETag");
        const QByteArray move = QJsonDocument{QJsonObject{{text("folder_id"), m_ids.value(text("folder"))}}}.toJson();
        QCOMPARE(m_server.as(m_stranger, "PATCH", ownPath, move, "application/json", {{"If-Match", tag}}).status, 404);
    }

    void listsShowNothingOfOthers()
    {
        for (const Route *route : m_rows) {
            if (QByteArray{route->path}.contains('{') || qstrcmp(route->method, "GET") != 0 || isSocket(*route)) continue;
            if (route->access == Access::Admin || route->access == Access::Public) continue;
            const Answer answer = ask(*route, m_viewer);
            for (const QString &id : m_ids) QVERIFY2(!answer.body.contains(id.toLatin1()), nameOf(*route).constData());
            QVERIFY2(!answer.body.contains("Secret title"), nameOf(*route).constData());
        }
        const QByteArray video = m_ids.value(text("video")).toLatin1();
        QVERIFY(!m_server.get(text("/api/v1/videos?q=Secret"), m_stranger).body.contains(video));
        QVERIFY(!m_server.get(text("/api/v1/jobs/?video_id=") + QString::fromLatin1(video), m_stranger).body.contains("\"id\""));
    }

    void everythingIsStillThereAfterwards()
    {
        for (const char *path :
             {"/api/v1/videos/", "/api/v1/jobs/", "/api/v1/folders/", "/api/v1/annotations/", "/api/v1/comments/", "/api/v1/reviews/"}) {
            const QString kind = QString::fromLatin1(QByteArray{path}.split('/').at(3)).chopped(1);
            QVERIFY2(m_server.get(text(path) + m_ids.value(kind), m_owner).status == 200, path);
        }
        QVERIFY(m_server.get(text("/api/v1/videos/") + m_ids.value(text("video")), m_owner).body.contains("Secret title"));
    }

    void socketsTellNothingOfOthers()
    {
        const QString job = m_ids.value(text("job"));
        const QString video = m_ids.value(text("video"));
        std::vector<std::unique_ptr<QWebSocket>> sockets;
        QByteArray heard;
        int answers = 0;
        for (const QString &path :
             QStringList{text("/ws/") + job, text("/api/v1/ws/") + job, text("/ws/status"), text("/ws/jobs/broadcast"),
                         text("/ws/events?since=0"), QString{text("/ws/events?since=0&topics=videos/") + video + text(",jobs/") + job}}) {
            QNetworkRequest request{m_server.webSocketUrl(path)};
            request.setRawHeader("Authorization", "Bearer " + m_stranger);
            auto socket = std::make_unique<QWebSocket>();
            connect(socket.get(), &QWebSocket::textMessageReceived, this, [&](const QString &message) {
                heard += message.toUtf8();
                answers += message.contains(text("pong")) ? 1 : 0;
            });
            connect(socket.get(), &QWebSocket::connected, this, [socket = socket.get()] { socket->sendTextMessage(text("ping")); });
            socket->open(request);
            sockets.push_back(std::move(socket));
        }
        QTRY_COMPARE(answers, static_cast<int>(sockets.size()));
        answers = 0;
        // Something happens to it, and they are asked again: what they were told of it would have come before.
        QCOMPARE(
            m_server
                .send("POST", text("/api/v1/videos/") + video + text("/comments"), {{text("text"), text("another secret remark")}}, m_owner)
                .status,
            201);
        for (const auto &socket : sockets) socket->sendTextMessage(text("ping"));
        QTRY_COMPARE(answers, static_cast<int>(sockets.size()));
        QVERIFY2(!heard.contains(video.toLatin1()) && !heard.contains(job.toLatin1()) && !heard.contains("secret"), heard.constData());
    }

    void whatIsNotThereIsNotThereWithAnyMethod()
    {
        for (const char *method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
            for (const char *path : {"/nothing", "/api", "/api/v1", "/api/v2/videos", "/api/v1/videos/x/y/z", "/admin", "/.env",
                                     "/.git/config", "/server-status", "/ws", "/api/v1/auth", "/uploads/x"})
                QVERIFY2(m_server.as(m_server.adminBearer(), method, text(path), qstrcmp(method, "GET") == 0 ? "" : "x").status == 404,
                         path);
    }

    void otherMethodsAreNamedAndRefused()
    {
        QHash<QByteArray, QByteArrayList> methods;
        for (const Route *route : m_rows) methods[route->path].append(route->method);
        for (auto it = methods.begin(); it != methods.end(); ++it) {
            for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
                if (it->contains(method)) continue;
                const Answer answer =
                    m_server.as(m_server.adminBearer(), method, pathOf(it.key(), false), {}, "application/json", address());
                // A fixed name may stand where another row has a parameter: then that one answers.
                if (hasOtherRow(method, it.key())) continue;
                QVERIFY2(answer.status == 405,
                         QByteArray{it.key() + ' ' + method + " answers " + QByteArray::number(answer.status)}.constData());
                const QByteArrayList allowed = answer.header("Allow").split(',');
                for (const QByteArray &there : std::as_const(*it))
                    QVERIFY2(std::ranges::any_of(allowed, [&](const QByteArray &name) { return name.trimmed() == there; }),
                             it.key().constData());
            }
        }
    }

private:
    /// Of a server like the one that is asked: with accounts.
    void readTable()
    {
        chalkreel::Settings settings;
        settings.dataDir = m_folder.path();
        auto backend = chalkreel::LocalBackend::open({.settings = settings, .host = {}, .retry = {}, .hasWorkers = false});
        QVERIFY(backend);
        m_backend = *std::move(backend);
        auto accounts = chalkreel::openAccounts(*m_backend, settings);
        QVERIFY(accounts);
        m_accounts = *std::move(accounts);
        m_surface = std::make_unique<chalkreel::ApiSurface>(
            chalkreel::ApiParts{.backend = *m_backend, .accounts = m_accounts.get(), .about = {}, .checks = {}});
        for (const auto &route : m_surface->table().routes()) m_rows.append(route.get());
    }

    void makeThings()
    {
        const QString clip = chalkreel::e2e::makeClip(m_folder.path(), text("clip.mp4"), 1);
        QFile file{clip};
        QVERIFY(!clip.isEmpty() && file.open(QIODevice::ReadOnly));
        const Answer made =
            m_server.as(m_owner, "POST", text("/api/v1/videos?name=clip.mp4&title=Secret%20title"), file.readAll(), "video/mp4");
        QCOMPARE(made.status, 201);
        const QString video = field(made, "id");
        m_ids.insert(text("video"), video);
        m_ids.insert(text("job"), field(made, "job_id"));
        const auto post = [&](const QString &path, const QJsonObject &body) {
            const Answer answer = m_server.send("POST", path, body, m_owner);
            if (answer.status != 201) qWarning("%s", answer.body.constData());
            return field(answer, "id");
        };
        const QString path = text("/api/v1/videos/") + video;
        m_ids.insert(text("folder"), post(text("/api/v1/folders"), {{text("name"), text("Secret title of a folder")}}));
        m_ids.insert(text("comment"), post(path + text("/comments"), {{text("text"), text("secret remark")}}));
        m_ids.insert(text("review"), post(path + text("/reviews"), {{text("title"), text("secret remark")}}));
        const QJsonObject drawing{{text("tool_type"), text("pen")},
                                  {text("points"), QJsonArray{QJsonArray{0.1, 0.1}, QJsonArray{0.2, 0.2}}},
                                  {text("color"), text("#FF0000")}};
        m_ids.insert(text("annotation"), post(text("/api/v1/annotations/drawing"),
                                              {{text("video_id"), video}, {text("timestamp"), 0.5}, {text("drawing_data"), drawing}}));
        m_ids.insert(text("share"), post(path + text("/share"), {}));
        m_ids.insert(text("token"), post(text("/api/v1/tokens"), {{text("name"), text("secret remark")}}));
        m_ids.insert(text("upload"), TusClient{m_server, m_owner}.create(100).section(u'/', -1));
        m_ids.insert(text("user"),
                     m_server.get(text("/api/v1/auth/me"), m_owner).json().value(text("user")).toObject().value(text("id")).toString());
        for (auto it = m_ids.begin(); it != m_ids.end(); ++it) QVERIFY2(!it->isEmpty(), qPrintable(it.key()));
        QTRY_COMPARE_WITH_TIMEOUT(field(m_server.get(path, m_owner), "status"), text("ready"), 120'000);
    }

    /// The path with the owner's things, or with ids that nobody has, where there are parameters.
    QString pathOf(const QByteArray &path, bool isNobodys) const
    {
        const QString pattern = QString::fromLatin1(path);
        QString id = text("00000000-0000-4000-8000-00000000abcd");
        if (!isNobodys)
            for (const auto &[folder, kind] : std::initializer_list<std::pair<const char *, const char *>>{{"/jobs/", "job"},
                                                                                                           {"/folders/", "folder"},
                                                                                                           {"/comments/", "comment"},
                                                                                                           {"/reviews/", "review"},
                                                                                                           {"/annotations/", "annotation"},
                                                                                                           {"/shares/", "share"},
                                                                                                           {"/tokens/", "token"},
                                                                                                           {"/uploads/", "upload"},
                                                                                                           {"/users/", "user"},
                                                                                                           {"/videos/", "video"},
                                                                                                           {"/media/", "video"},
                                                                                                           {"/ws/", "job"}})
                if (pattern.contains(text(folder) + text("{id}"))) id = m_ids.value(text(kind));
        return QString{pattern}
            .replace(text("{id}"), id)
            .replace(text("{stream}/{file}"), text("hd/index.m3u8"))
            .replace(text("{file}"), text("master.m3u8"));
    }

    /// An address of its own for each request, so that none is refused for the number of all.
    Headers address()
    {
        ++m_asked;
        return {{"X-Forwarded-For", "10." + QByteArray::number(m_asked >> 16 & 255) + '.' + QByteArray::number(m_asked >> 8 & 255) + '.' +
                                        QByteArray::number(m_asked & 255)}};
    }

    Answer ask(const Route &route, const QByteArray &bearer, bool isNobodys = false)
    {
        const QByteArray path{route.path};
        Headers headers = address();
        headers.emplaceBack("If-Match", "\"1\"");
        QByteArray body;
        QByteArray type = "application/json";
        if (path.contains("/uploads")) {
            headers.emplaceBack("Tus-Resumable", "1.0.0");
            headers.emplaceBack("Upload-Offset", "0");
            headers.emplaceBack("Upload-Length", "10");
            type = "application/offset+octet-stream";
            if (qstrcmp(route.method, "PATCH") == 0) body = "abc";
        } else if (qstrcmp(route.method, "GET") != 0 && qstrcmp(route.method, "DELETE") != 0) {
            body = "{}";
        }
        return m_server.as(bearer, route.method, pathOf(path, isNobodys), body, type, headers);
    }

    bool hasOtherRow(const char *method, const QByteArray &path) const
    {
        return m_surface->table().match(method, pathOf(path, false).toLatin1()).route != nullptr;
    }

    static QByteArray sentence(const Answer &answer)
    {
        const QJsonObject problem = answer.json();
        return (problem.contains(text("detail")) ? problem.value(text("detail")) : problem.value(text("status"))).toString().toUtf8();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<chalkreel::LocalBackend> m_backend;
    std::unique_ptr<chalkreel::Accounts> m_accounts;
    std::unique_ptr<chalkreel::ApiSurface> m_surface;
    QList<const Route *> m_rows;
    AttackedServer m_server;
    QByteArray m_owner;
    QByteArray m_stranger;
    QByteArray m_viewer;
    QHash<QString, QString> m_ids;
    int m_asked = 0;
};

QTEST_GUILESS_MAIN(AttackSweepTest)
#include "tst_attack_sweep.moc"
