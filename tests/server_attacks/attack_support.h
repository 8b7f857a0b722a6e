#pragma once

#include "tests/support/server_process.h"

#include <QTcpSocket>

namespace chalkreel::attack {

using e2e::Answer;
using e2e::Ask;
using e2e::ServerProcess;

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// A request byte by byte. Content-Length comes with a body, unless the headers say something of their own.
[[nodiscard]] QByteArray requestText(const QByteArray &method, const QByteArray &path, const Headers &headers = {},
                                     const QByteArray &body = {});

/// One connection to the server on which anything can be said.
class RawClient
{
public:
    /// `from`: one of 127.0.0.0/8, so that one machine can be many addresses.
    explicit RawClient(quint16 port, const QHostAddress &from = QHostAddress{QHostAddress::LocalHost});

    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// Hands all of it to the kernel. False when the server hung up before.
    bool send(const QByteArray &bytes);
    /// The next answer on this connection; status 0 when none came.
    Answer answer(int milliseconds = 30'000);
    /// All that comes until the server hangs up. False in `isClosed` when it does not.
    QByteArray untilClosed(int milliseconds = 30'000);
    bool isClosed() const { return m_isClosed; }
    /// Leaves with a reset instead of a goodbye.
    void reset();
    QTcpSocket &socket() { return m_socket; }

private:
    bool readMore(int milliseconds);

    QTcpSocket m_socket;
    QByteArray m_read;
    bool m_isHead = false;  ///< was asked last: its answer has no body
    bool m_isClosed = false;
};

/// A server that is attacked, and whether it bore it.
class AttackedServer : public ServerProcess
{
public:
    bool start(const Options &options);
    bool start(Mode mode) { return start(Options{.mode = mode}); }
    /// SIGKILL; start() goes on with the same library.
    void kill();
    /// Empty when it is the process that was started, answers, and left nothing beside its data folder.
    QByteArray harm();
    /// Files whose name has this word in it, in any folder above the data folder or in the server's working folder.
    QStringList strayFiles(const QString &word) const;
    QStringList spooled() const;

    /// As the admin, unless another bearer is given.
    Answer as(const QByteArray &bearer, const QByteArray &method, const QString &path, const QByteArray &body = {},
              const QByteArray &type = "application/json", const Headers &headers = {});
    /// Refused requests in the audit log with this target ("GET /path").
    int refusals(const QString &target);

private:
    Options m_options;
    qint64 m_process = 0;
};

/// tus 1.0 as one person speaks it.
class TusClient
{
public:
    TusClient(AttackedServer &server, QByteArray bearer)
        : m_server{server}
        , m_bearer{std::move(bearer)}
    {
    }

    Answer ask(const QByteArray &method, const QString &path, const QByteArray &body = {}, Headers headers = {}) const;
    Answer tryCreate(qint64 length, Headers headers = {}) const;
    /// Path of a new upload; empty when it was refused.
    QString create(qint64 length) const;
    Answer patch(const QString &path, qint64 offset, const QByteArray &bytes, Headers headers = {}) const;
    qint64 offset(const QString &path) const;
    /// What a PATCH of so many bytes begins with, for a connection of its own.
    QByteArray patchHead(const QString &path, qint64 offset, qint64 length) const;
    /// SHA-256 that the library has of what became of the upload; empty while it is none of its videos.
    QByteArray storedHash(const Answer &lastAnswer) const;

private:
    AttackedServer &m_server;
    QByteArray m_bearer;
};

[[nodiscard]] QByteArray randomBytes(qsizetype size, quint32 seed);
[[nodiscard]] QByteArray sha256Of(const QByteArray &bytes);
/// A JSON string of an answer.
[[nodiscard]] QString field(const Answer &answer, const char *name);
/// How many answers there are in what came over a connection.
[[nodiscard]] QList<int> statusesOf(const QByteArray &answers);
/// So many files and connections may be open at once. False when the system allows fewer.
[[nodiscard]] bool mayOpen(quint64 files);

}  // namespace chalkreel::attack
