#include "tests/support/server_process.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTcpSocket>

namespace chalkreel::e2e {
namespace {

constexpr int kLongestStart = 60'000;  // milliseconds: a hang, not a slow machine
constexpr int kLongestAnswer = 120'000;

QString text(const char *latin) { return QString::fromLatin1(latin); }

}  // namespace

QByteArray Answer::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0) return value;
    return {};
}

QJsonObject Answer::json() const { return QJsonDocument::fromJson(body).object(); }
QString Answer::code() const { return json().value(QLatin1StringView{"code"}).toString(); }

ServerProcess::ServerProcess()
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(kLongestAnswer);
}

ServerProcess::~ServerProcess()
{
    if (m_process.state() == QProcess::NotRunning) return;
    stop();
}

bool ServerProcess::start(const Options &options)
{
    m_problem.clear();
    QStringList arguments{text("serve"),  text("--json"),    text("--data"), dataFolder(),
                          text("--host"), text("127.0.0.1"), text("--port"), text("0")};
    if (options.mode == Mode::Open) arguments.append(text("--open"));
    m_process.setStandardErrorFile(m_folder.filePath(text("log")), QIODevice::Append);
    startCtl(m_process, arguments + options.arguments, {.environment = options.environment, .wrapper = options.wrapper});
    if (!readFirstLine()) return false;
    return options.mode != Mode::Accounts || becomeAdmin();
}

/// The first line on its standard output: {"ok": true, "url": ..., "claim_code": ...}, the code only while there is nobody.
bool ServerProcess::readFirstLine()
{
    while (!m_process.canReadLine()) {
        if (m_process.waitForReadyRead(kLongestStart)) continue;
        m_problem = "The server printed nothing: " + m_process.errorString().toUtf8();
        return false;
    }
    const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
    m_url = QUrl{line.value(text("url")).toString()};
    m_claimCode = line.value(text("claim_code")).toString();
    if (m_url.port() > 0) return true;
    m_problem = "The server's first line has no address.";
    return false;
}

bool ServerProcess::becomeAdmin()
{
    const Answer answer = m_hasAdmin
                              ? logIn(text(kAdmin))
                              : send("POST", text("/api/v1/auth/claim"),
                                     {{text("code"), m_claimCode}, {text("name"), text(kAdmin)}, {text("password"), text(kPassword)}});
    m_adminBearer = answer.json().value(text("access_token")).toString().toLatin1();
    m_hasAdmin = !m_adminBearer.isEmpty();
    if (!m_hasAdmin) m_problem = "Nobody became admin: " + QByteArray::number(answer.status) + ' ' + answer.body;
    return m_hasAdmin;
}

bool ServerProcess::stop()
{
    m_network.clearConnectionCache();
    m_process.terminate();
    if (m_process.waitForFinished(kLongestStart)) return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    m_problem = "The server did not stop.";
    m_process.kill();
    m_process.waitForFinished();
    return false;
}

QByteArray ServerProcess::problem() const { return m_problem + '\n' + log(); }

QByteArray ServerProcess::log() const
{
    QFile file{m_folder.filePath(text("log"))};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QUrl ServerProcess::webSocketUrl(const QString &path) const
{
    QUrl address = url(path);
    address.setScheme(m_url.scheme() == u"https" ? text("wss") : text("ws"));
    return address;
}

Answer ServerProcess::ask(const Ask &ask)
{
    QNetworkRequest request{url(ask.path)};
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (m_url.scheme() == u"https") {
        QSslConfiguration tls = request.sslConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        request.setSslConfiguration(tls);
    }
    if (!ask.body.isEmpty()) request.setHeader(QNetworkRequest::ContentTypeHeader, QString::fromLatin1(ask.contentType));
    if (!ask.bearer.isEmpty()) request.setRawHeader("Authorization", "Bearer " + ask.bearer);
    for (const auto &[name, value] : ask.headers) request.setRawHeader(name, value);

    // As a custom method HEAD would be waited on for the body that its Content-Length speaks of.
    QNetworkReply *reply = ask.method == "HEAD" ? m_network.head(request) : m_network.sendCustomRequest(request, ask.method, ask.body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished()) loop.exec();
    Answer answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), .headers = {}, .body = reply->readAll()};
    for (const auto &[name, value] : reply->rawHeaderPairs()) answer.headers.append({name, value});
    if (answer.status == 0) answer.body = reply->errorString().toUtf8();
    reply->deleteLater();
    return answer;
}

Answer ServerProcess::send(const QByteArray &method, const QString &path, const QJsonObject &body, const QByteArray &bearer)
{
    return ask({.method = method,
                .path = path,
                .body = body.isEmpty() ? QByteArray{} : QJsonDocument{body}.toJson(QJsonDocument::Compact),
                .bearer = bearer});
}

QByteArray ServerProcess::raw(const QByteArray &bytes, int quietMilliseconds) const
{
    QTcpSocket socket;
    socket.connectToHost(m_url.host(), port());
    if (!socket.waitForConnected(quietMilliseconds)) return {};
    socket.write(bytes);
    QByteArray answer;
    while (socket.waitForReadyRead(quietMilliseconds)) answer += socket.readAll();
    return answer + socket.readAll();
}

Answer ServerProcess::logIn(const QString &name, const QString &password)
{
    return send("POST", text("/api/v1/auth/login"), {{text("name"), name}, {text("password"), password}});
}

QByteArray ServerProcess::addUser(const QString &name, const QString &role)
{
    const Answer made = send("POST", text("/api/v1/users"),
                             {{text("name"), name}, {text("password"), text(kPassword)}, {text("role"), role}}, m_adminBearer);
    if (made.status != 201) return {};
    return logIn(name).json().value(text("access_token")).toString().toLatin1();
}

}  // namespace chalkreel::e2e
