#include "tests/server_attacks/attack_support.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QJsonArray>
#include <QRandomGenerator>

#include <csignal>
#include <cstring>
#include <sys/resource.h>
#include <sys/socket.h>

namespace chalkreel::attack {
namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

}  // namespace

QByteArray requestText(const QByteArray &method, const QByteArray &path, const Headers &headers, const QByteArray &body)
{
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n";
    bool saysLength = false;
    for (const auto &[name, value] : headers) {
        request += name + ": " + value + "\r\n";
        saysLength = saysLength || name == "Content-Length" || name == "Transfer-Encoding";
    }
    if (!body.isEmpty() && !saysLength) request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return request + "\r\n" + body;
}

RawClient::RawClient(quint16 port, const QHostAddress &from)
{
    if (from != QHostAddress{QHostAddress::LocalHost}) m_socket.bind(from);
    m_socket.connectToHost(QHostAddress{QHostAddress::LocalHost}, port);
    m_socket.waitForConnected();
}

bool RawClient::send(const QByteArray &bytes)
{
    m_isHead = bytes.startsWith("HEAD ");
    m_socket.write(bytes);
    while (isConnected() && m_socket.bytesToWrite() > 0)
        if (!m_socket.waitForBytesWritten()) return false;
    return isConnected();
}

bool RawClient::readMore(int milliseconds)
{
    const bool hasCome = m_socket.isOpen() && (m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(milliseconds));
    if (m_socket.isOpen()) m_read += m_socket.readAll();
    if (!hasCome && m_socket.state() == QAbstractSocket::UnconnectedState) m_isClosed = true;
    return hasCome;
}

Answer RawClient::answer(int milliseconds)
{
    qsizetype end = -1;
    while ((end = m_read.indexOf("\r\n\r\n")) < 0)
        if (!readMore(milliseconds)) return {};
    Answer answer{.status = m_read.mid(9, 3).toInt(), .headers = {}, .body = {}};
    const QByteArrayList lines = m_read.first(end).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0) answer.headers.append({line.first(colon), line.mid(colon + 1).trimmed()});
    }
    const qsizetype length = m_isHead ? 0 : answer.header("Content-Length").toLongLong();
    while (m_read.size() < end + 4 + length)
        if (!readMore(milliseconds)) break;
    answer.body = m_read.mid(end + 4, length);
    m_read.remove(0, end + 4 + length);
    return answer;
}

QByteArray RawClient::untilClosed(int milliseconds)
{
    const QDeadlineTimer deadline{milliseconds};
    while (!m_isClosed && !deadline.hasExpired()) readMore(static_cast<int>(std::max<qint64>(deadline.remainingTime(), 1)));
    return std::exchange(m_read, {});
}

void RawClient::reset()
{
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_socket.abort();
}

bool AttackedServer::start(const Options &options)
{
    m_options = options;
    const bool hasStarted = ServerProcess::start(options);
    m_process = processId();
    return hasStarted;
}

void AttackedServer::kill()
{
    ::kill(static_cast<pid_t>(processId()), SIGKILL);
    stop();
}

QByteArray AttackedServer::harm()
{
    if (processId() == 0 || processId() != m_process) return "it is no longer the process that was started";
    if (const int status = get(text("/health")).status; status != 200 && status != 429)
        return "/health answers " + QByteArray::number(status);
    const QStringList beside =
        QDir{dataFolder() + text("/..")}.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if (beside != QStringList{text("library"), text("log")}) return "beside its data folder: " + beside.join(u' ').toUtf8();
    return {};
}

QStringList AttackedServer::strayFiles(const QString &word) const
{
    QStringList found;
    const auto look = [&](const QDir &folder) {
        for (const QString &entry : folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
            if (entry.contains(word)) found.append(folder.filePath(entry));
    };
    look(QDir{QDir::tempPath()});
    look(QDir{text("/etc")});
    for (QDir folder{dataFolder()}; folder.cdUp();) look(folder);
    return found;
}

QStringList AttackedServer::spooled() const { return QDir{dataFolder() + text("/spool")}.entryList(QDir::Files | QDir::Hidden); }

Answer AttackedServer::as(const QByteArray &bearer, const QByteArray &method, const QString &path, const QByteArray &body,
                          const QByteArray &type, const Headers &headers)
{
    return ask({.method = method, .path = path, .body = body, .bearer = bearer, .contentType = type, .headers = headers});
}

int AttackedServer::refusals(const QString &target)
{
    const Answer answer = get(text("/api/v1/audit?action=request.refused&limit=200"), adminBearer());
    int count = 0;
    for (const QJsonValue entry : answer.json().value(text("items")).toArray())
        count += entry.toObject().value(text("target")).toString() == target ? 1 : 0;
    return count;
}

Answer TusClient::ask(const QByteArray &method, const QString &path, const QByteArray &body, Headers headers) const
{
    headers.emplaceBack("Tus-Resumable", "1.0.0");
    // Said also where nothing comes: what is to be refused is not to be refused for this.
    if (body.isEmpty() && method != "POST") headers.emplaceBack("Content-Type", "application/offset+octet-stream");
    return m_server.as(m_bearer, method, path, body, "application/offset+octet-stream", headers);
}

Answer TusClient::tryCreate(qint64 length, Headers headers) const
{
    headers.emplaceBack("Upload-Length", QByteArray::number(length));
    return ask("POST", text("/api/v1/uploads"), {}, headers);
}

QString TusClient::create(qint64 length) const
{
    const Answer answer = tryCreate(length);
    return answer.status == 201 ? QUrl{QString::fromLatin1(answer.header("Location"))}.path() : QString{};
}

Answer TusClient::patch(const QString &path, qint64 offset, const QByteArray &bytes, Headers headers) const
{
    headers.emplaceBack("Upload-Offset", QByteArray::number(offset));
    return ask("PATCH", path, bytes, headers);
}

qint64 TusClient::offset(const QString &path) const
{
    const Answer answer = ask("HEAD", path);
    return answer.status == 200 ? answer.header("Upload-Offset").toLongLong() : -1;
}

QByteArray TusClient::patchHead(const QString &path, qint64 offset, qint64 length) const
{
    return requestText("PATCH", path.toLatin1(),
                       {{"Authorization", "Bearer " + m_bearer},
                        {"Tus-Resumable", "1.0.0"},
                        {"Upload-Offset", QByteArray::number(offset)},
                        {"Content-Type", "application/offset+octet-stream"},
                        {"Content-Length", QByteArray::number(length)}});
}

QByteArray TusClient::storedHash(const Answer &lastAnswer) const
{
    const QString path = text("/api/v1/videos/") + QString::fromLatin1(lastAnswer.header("X-Asset-Id"));
    return field(m_server.get(path, m_bearer), "sha256").toLatin1();
}

QByteArray randomBytes(qsizetype size, quint32 seed)
{
    QRandomGenerator generator{seed};
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i) bytes[i] = static_cast<char>(generator.generate() & 0xff);
    return bytes;
}

QByteArray sha256Of(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(); }

QString field(const Answer &answer, const char *name) { return answer.json().value(QLatin1StringView{name}).toString(); }

QList<int> statusesOf(const QByteArray &answers)
{
    QList<int> statuses;
    for (qsizetype at = answers.indexOf("HTTP/1.1 "); at >= 0; at = answers.indexOf("HTTP/1.1 ", at + 9))
        statuses.append(answers.mid(at + 9, 3).toInt());
    return statuses;
}

bool mayOpen(quint64 files)
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return false;
    if (limit.rlim_cur >= files) return true;
    limit.rlim_cur = std::min<rlim_t>(files, limit.rlim_max);
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur >= files;
}

}  // namespace chalkreel::attack
