#pragma once

#include "tests/e2e/ctl_run.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QUrl>

namespace chalkreel::e2e {

/// An answer of the server; status 0: none came, and `body` says why.
struct Answer
{
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const;
    QJsonObject json() const;
    /// "code" of a problem.
    QString code() const;
};

struct Ask
{
    QByteArray method = "GET";
    QString path = QStringLiteral("/");  ///< with its query
    QByteArray body;
    QByteArray bearer;  ///< empty: none is sent
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;
};

/// A real `chalkreelctl serve` on a free port of 127.0.0.1 with a library of its own. Ends with it.
class ServerProcess
{
public:
    enum class Mode {
        Open,      ///< --open: no accounts
        Accounts,  ///< with an admin, made by the claim code: adminBearer()
        Unclaimed  ///< with accounts, and nobody yet: claimCode()
    };
    struct Options
    {
        Mode mode = Mode::Open;
        QMap<QString, QString> environment;  ///< settings
        QStringList arguments;               ///< further ones of `serve`
        QStringList wrapper;                 ///< program and arguments in front of chalkreelctl's; it has to become chalkreelctl by exec
    };

    ServerProcess();
    ~ServerProcess();

    /// False: problem() says why. After stop() it goes on with the same library; then an admin signs in instead.
    bool start(const Options &options);
    bool start(Mode mode) { return start(Options{.mode = mode}); }
    /// SIGTERM, and waits. False when it did not end by itself with status 0.
    bool stop();

    QByteArray problem() const;
    QUrl url() const { return m_url; }
    QUrl url(const QString &path) const { return QUrl{m_url.toString(QUrl::StripTrailingSlash) + path}; }
    /// ws:// or wss://
    QUrl webSocketUrl(const QString &path) const;
    quint16 port() const { return static_cast<quint16>(m_url.port()); }
    QString dataFolder() const { return m_folder.filePath(QStringLiteral("library")); }
    QString claimCode() const { return m_claimCode; }
    qint64 processId() const { return m_process.processId(); }
    /// What it wrote on standard error.
    QByteArray log() const;

    QByteArray adminBearer() const { return m_adminBearer; }
    static constexpr char kAdmin[] = "Root";
    static constexpr char kPassword[] = "correct horse battery";  ///< of the admin and of addUser()'s

    /// Blocks, with this thread's event loop running.
    Answer ask(const Ask &ask);
    Answer get(const QString &path, const QByteArray &bearer = {}) { return ask({.path = path, .bearer = bearer}); }
    /// `body` as JSON, unless it is empty.
    Answer send(const QByteArray &method, const QString &path, const QJsonObject &body = {}, const QByteArray &bearer = {});
    /// Bytes over a connection of their own, and all that comes back until it is closed or nothing comes for `quietMilliseconds`.
    QByteArray raw(const QByteArray &bytes, int quietMilliseconds = 5000) const;

    /// The whole answer of POST /api/v1/auth/login.
    Answer logIn(const QString &name, const QString &password = QString::fromLatin1(kPassword));
    /// Makes a user and signs him in: his bearer. Empty when that did not work.
    QByteArray addUser(const QString &name, const QString &role);

private:
    bool readFirstLine();
    bool becomeAdmin();

    QTemporaryDir m_folder;
    QProcess m_process;
    QNetworkAccessManager m_network;
    QUrl m_url;
    QString m_claimCode;
    QByteArray m_adminBearer;
    QByteArray m_problem;
    bool m_hasAdmin = false;
};

}  // namespace chalkreel::e2e
