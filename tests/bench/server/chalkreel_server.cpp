#include "tests/bench/server/chalkreel_server.h"

#include <QDir>
#include <QJsonDocument>
#include <QUrl>

namespace chalkreel::bench {

Result<std::unique_ptr<ChalkreelServer>> ChalkreelServer::start(const QString &program, int threads,
                                                                const std::function<Result<void>(const QString &)> &prepare)
{
    std::unique_ptr<ChalkreelServer> server{new ChalkreelServer};
    const QString folder = server->m_folder.path();
    const QString data = folder + u"/library";
    QDir{}.mkpath(data);
    if (prepare)
        if (const Result<void> prepared = prepare(data); !prepared) return fail(prepared.error());

    const QString many = QStringLiteral("1000000");
    Result<std::unique_ptr<RunningProgram>> running = RunningProgram::start(
        {.program = program,
         .arguments = {QStringLiteral("serve"), QStringLiteral("--json"), QStringLiteral("--data"), data, QStringLiteral("--host"),
                       QStringLiteral("127.0.0.1"), QStringLiteral("--port"), QStringLiteral("0")},
         .environment = {{QStringLiteral("SERVER_THREADS"), QString::number(threads)},
                         {QStringLiteral("LOG_LEVEL"), QStringLiteral("WARNING")},
                         {QStringLiteral("ACCESS_TOKEN_MINUTES"), QStringLiteral("60")},
                         {QStringLiteral("MAX_FILE_SIZE_MB"), QStringLiteral("4096")},
                         {QStringLiteral("MAX_CONNECTIONS"), QStringLiteral("12000")},
                         {QStringLiteral("MAX_CONNECTIONS_PER_ADDRESS"), many},
                         {QStringLiteral("RATE_LIMIT_PER_ADDRESS"), many},
                         {QStringLiteral("RATE_LIMIT_PER_USER"), many},
                         {QStringLiteral("MAX_WEBSOCKETS_PER_ADDRESS"), many},
                         {QStringLiteral("MAX_WEBSOCKETS_PER_USER"), many},
                         {QStringLiteral("XDG_CONFIG_HOME"), folder},
                         {QStringLiteral("XDG_DATA_HOME"), folder},
                         {QStringLiteral("XDG_RUNTIME_DIR"), folder}},
         .folder = folder,
         .input = {},
         .package = QStringLiteral("Chalkreel")});
    if (!running) return fail(running.error());
    server->m_running = *std::move(running);
    const Result<QByteArray> line = server->m_running->readLine();
    if (!line) return fail(line.error());
    const QJsonObject started = QJsonDocument::fromJson(*line).object();
    server->m_port = static_cast<quint16>(QUrl{started.value(QLatin1StringView{"url"}).toString()}.port());
    const QJsonObject claim{{QStringLiteral("code"), started.value(QLatin1StringView{"claim_code"})},
                            {QStringLiteral("name"), QStringLiteral("Root")},
                            {QStringLiteral("password"), QStringLiteral("correct horse battery")}};
    const Result<HttpAnswer> claimed =
        server->ask("POST", "/api/v1/auth/claim", {"Content-Type: application/json"}, QJsonDocument{claim}.toJson(QJsonDocument::Compact));
    if (!claimed) return fail(claimed.error());
    server->m_authorization = "Authorization: Bearer " + claimed->json().value(QLatin1StringView{"access_token"}).toString().toLatin1();
    return server;
}

Result<HttpAnswer> ChalkreelServer::ask(const QByteArray &method, const QByteArray &path, const QByteArrayList &headers,
                                        const QByteArray &body)
{
    Result<HttpClient> client = HttpClient::connect(m_port);
    if (!client) return fail(client.error());
    const QByteArrayList all = m_authorization.isEmpty() ? headers : headers + QByteArrayList{m_authorization};
    Result<HttpAnswer> answer = client->ask(requestBytes(method, path, all, body));
    if (!answer || answer->status / 100 == 2) return answer;
    return fail(
        ErrorCode::Internal,
        QStringLiteral("%1 %2 was answered with %3.").arg(QString::fromLatin1(method), QString::fromLatin1(path)).arg(answer->status),
        QString::fromUtf8(answer->body));
}

void ChalkreelServer::remove(const QString &video, const QString &job)
{
    // A job that has ended cannot be cancelled: no matter.
    if (!job.isEmpty()) std::ignore = ask("POST", "/api/v1/jobs/" + job.toLatin1() + "/cancel");
    std::ignore = ask("DELETE", "/api/v1/videos/" + video.toLatin1() + "?purge=true");
}

}  // namespace chalkreel::bench
