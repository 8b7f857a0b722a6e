#include "tests/bench/server/peers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>

#include <unistd.h>

namespace chalkreel::bench {
namespace {

QString ownFile(const char *name) { return QStringLiteral(CHALKREEL_SOURCE_DIR "/tests/bench/peers/") + QString::fromLatin1(name); }

Result<void> writeTo(const QString &path, const QByteArray &content)
{
    QFile file{path};
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size()) return {};
    return fail(ErrorCode::Io, QStringLiteral("The benchmark cannot write “%1”.").arg(path), file.errorString());
}

/// The headers by which our answers differ from nginx's own.
QByteArray nginxHeaders(const HttpAnswer &answer)
{
    QByteArray lines;
    for (const char *name : {"Cache-Control", "ETag", "X-Request-Id", "X-Content-Type-Options", "Referrer-Policy"})
        lines += QByteArray{"add_header "} + name + " '" + answer.header(name) + "';\n";
    return lines;
}

QByteArray nginxConfig(quint16 port, const QList<SameAnswer> &answers, const QString &file)
{
    QByteArray locations;
    for (const SameAnswer &same : answers) {
        QByteArray body = same.answer.body;
        body.replace('\'', "\\'");
        locations += "location = " + same.path + " { default_type application/json; " + nginxHeaders(same.answer) + " return 200 '" + body +
                     "'; }\n";
    }
    if (!file.isEmpty()) locations += "location = /file { alias " + QFile::encodeName(file) + "; }\n";
    QByteArray paths;
    for (const char *name : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) paths += QByteArray{name} + "_temp_path temp;\n";
    return QByteArray{::geteuid() == 0 ? "user root;\n" : ""} +
           "daemon off; worker_processes 1; pid pid; error_log stderr warn;\n"
           "events { worker_connections 4096; }\n"
           "http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;\n" +
           paths + "server { listen 127.0.0.1:" + QByteArray::number(port) + " backlog=4096;\n" + locations + "} }\n";
}

PeerResult start(std::unique_ptr<Peer> peer, RunningProgram::Launch launch, bool printsItsPort)
{
    launch.folder = launch.folder.isEmpty() ? peer->folder.path() : launch.folder;
    Result<std::unique_ptr<RunningProgram>> running = RunningProgram::start(launch);
    if (!running) return fail(running.error());
    peer->running = *std::move(running);
    if (printsItsPort) {
        const Result<QByteArray> line = peer->running->readLine();
        if (!line) return fail(line.error());
        peer->port = static_cast<quint16>(line->toUShort());
    }
    if (const Result<void> listening = peer->running->waitForPort(peer->port); !listening) return fail(listening.error());
    return peer;
}

PeerResult startNode(const QString &packages, const char *script, const char *package)
{
    if (!QFileInfo::exists(packages + u"/node_modules/" + QString::fromLatin1(package)))
        return fail(
            ErrorCode::Unavailable,
            QStringLiteral("npm “%1” is not in “%2”: run tests/bench/peers/install.sh.").arg(QString::fromLatin1(package), packages));
    auto peer = std::make_unique<Peer>();
    // On its standard input a module is looked for from the folder that it works in.
    const RunningProgram::Launch launch{.program = QStringLiteral("node"),
                                        .arguments = {QStringLiteral("--input-type=module"), QStringLiteral("-"), peer->folder.path()},
                                        .environment = {{QStringLiteral("NODE_ENV"), QStringLiteral("production")}},
                                        .folder = packages,
                                        .input = ownFile(script),
                                        .package = QStringLiteral("nodejs 20 or later")};
    return start(std::move(peer), launch, true);
}

}  // namespace

PeerResult startNginx(const QList<SameAnswer> &answers, const QString &file)
{
    auto peer = std::make_unique<Peer>();
    const Result<quint16> port = freePort();
    if (!port) return fail(port.error());
    peer->port = *port;
    const QString config = peer->folder.filePath(QStringLiteral("nginx.conf"));
    QDir{peer->folder.path()}.mkdir(QStringLiteral("temp"));
    if (const Result<void> written = writeTo(config, nginxConfig(*port, answers, file)); !written) return fail(written.error());
    const RunningProgram::Launch launch{.program = QStringLiteral("nginx"),
                                        .arguments = {QStringLiteral("-e"), QStringLiteral("stderr"), QStringLiteral("-p"),
                                                      peer->folder.path() + u'/', QStringLiteral("-c"), config},
                                        .package = QStringLiteral("nginx-light")};
    return start(std::move(peer), launch, false);
}

PeerResult startFastApi(const QList<SameAnswer> &answers)
{
    // The distribution's own, which has the packages; another may stand before it in the path.
    const QString python = QStringLiteral("/usr/bin/python3");
    for (const char *module : {"fastapi", "uvicorn"})
        if (QProcess::execute(python, {QStringLiteral("-c"),
                                       QStringLiteral("import importlib.util, sys; sys.exit(importlib.util.find_spec('%1') is None)")
                                           .arg(QLatin1StringView{module})}) != 0)
            return fail(ErrorCode::Unavailable,
                        QStringLiteral("Python's %1 is not there: install python3-fastapi and uvicorn.").arg(QLatin1StringView{module}));
    auto peer = std::make_unique<Peer>();
    const Result<quint16> port = freePort();
    if (!port) return fail(port.error());
    peer->port = *port;
    QJsonObject bodies;
    for (const SameAnswer &same : answers) bodies.insert(QString::fromLatin1(same.path), same.answer.json());
    const Result<void> written = writeTo(peer->folder.filePath(QStringLiteral("answers.json")), QJsonDocument{bodies}.toJson());
    if (!written) return fail(written.error());
    const RunningProgram::Launch launch{
        .program = python,
        .arguments = {QStringLiteral("-m"), QStringLiteral("uvicorn"), QStringLiteral("fastapi_peer:app"), QStringLiteral("--app-dir"),
                      QStringLiteral(CHALKREEL_SOURCE_DIR "/tests/bench/peers"), QStringLiteral("--host"), QStringLiteral("127.0.0.1"),
                      QStringLiteral("--port"), QString::number(*port), QStringLiteral("--no-access-log"), QStringLiteral("--loop"),
                      QStringLiteral("asyncio"), QStringLiteral("--http"), QStringLiteral("h11")},
        .environment = {{QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1")}},
        .package = QStringLiteral("python3-fastapi and uvicorn")};
    return start(std::move(peer), launch, false);
}

PeerResult startTusServer(const QString &packages) { return startNode(packages, "tus_peer.mjs", "@tus/server"); }
PeerResult startWebSocketServer(const QString &packages) { return startNode(packages, "ws_peer.mjs", "ws"); }

}  // namespace chalkreel::bench
