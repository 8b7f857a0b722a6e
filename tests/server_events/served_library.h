#pragma once

#include "core/local/account_setup.h"
#include "core/security/api_tokens.h"
#include "core/security/sessions.h"
#include "core/security/users.h"
#include "server/events/socket_controller.h"
#include "server/events/socket_feed.h"
#include "server/server.h"
#include "tests/contract/contract_test.h"

#include <QJsonDocument>
#include <QWebSocket>

namespace chalkreel::test {

/// A library without workers behind a server in this process.
class ServedLibrary
{
public:
    explicit ServedLibrary(bool hasAccounts, const SocketLimits &limits = {})
    {
        Settings settings;
        settings.dataDir = m_folder.path();
        Result<std::unique_ptr<LocalBackend>> opened =
            LocalBackend::open({.settings = settings, .host = {}, .retry = {}, .hasWorkers = false});
        if (!opened) qFatal("no library: %s", qPrintable(opened.error().message));
        m_backend = *std::move(opened);
        if (hasAccounts) {
            Result<std::unique_ptr<Accounts>> accounts = openAccounts(*m_backend, settings);
            if (!accounts) qFatal("no accounts: %s", qPrintable(accounts.error().message));
            m_accounts = *std::move(accounts);
        }
        m_feed = std::make_unique<SocketFeed>(*m_backend, m_accounts.get(), limits);
        if (m_accounts) m_accounts->setEndedListener([this](const QList<CredentialId> &ended) { m_feed->endCredentials(ended); });
        m_controller = std::make_unique<SocketController>(*m_feed);
        m_controller->addTo(m_table);
        m_gateway =
            std::make_unique<Gateway>(m_table, m_accounts.get(), GatewayOptions{.isOpen = !hasAccounts}, QList<RequestObserver *>{});
        const auto opener = [this](QWebSocket *socket, const std::shared_ptr<ApiContext> &context) { m_feed->open(socket, context); };
        Result<std::unique_ptr<Server>> server = Server::start(m_table, *m_gateway, opener, {.port = 0});
        if (!server) qFatal("no server: %s", qPrintable(server.error().message));
        m_server = *std::move(server);
    }

    LocalBackend &backend() { return *m_backend; }
    Accounts &accounts() { return *m_accounts; }
    SocketFeed &feed() { return *m_feed; }
    QUrl url(const QString &path) const { return QUrl{QStringLiteral("ws://127.0.0.1:%1").arg(m_server->port()) + path}; }

    UserId addUser(const QString &name, Role role)
    {
        const Result<User> user = m_accounts->users().create(
            Principal::localOperator(), {.name = name, .password = QStringLiteral("correct horse battery"), .role = role}, QString{});
        if (!user) qFatal("no user: %s", qPrintable(user.error().message));
        return user->id;
    }
    CreatedApiToken addToken(UserId user)
    {
        const Result<CreatedApiToken> token = m_accounts->apiTokens().create(
            Principal::localOperator(), {.name = QStringLiteral("test"), .scope = TokenScope::Read, .expires = {}, .user = user},
            QString{});
        if (!token) qFatal("no token: %s", qPrintable(token.error().message));
        return *token;
    }
    /// Something happens to somebody: a folder is made.
    void happen(const QString &name, UserId owner = {})
    {
        const auto folder = await(m_backend->folders().create(name, {}, owner.isNull() ? QString{} : owner.toString()));
        if (!folder) qFatal("no folder: %s", qPrintable(folder.error().message));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<LocalBackend> m_backend;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<SocketFeed> m_feed;
    std::unique_ptr<SocketController> m_controller;
    RouteTable m_table;
    std::unique_ptr<Gateway> m_gateway;
    std::unique_ptr<Server> m_server;
};

/// A WebSocket client that keeps what it got.
class SocketClient : public QObject
{
public:
    explicit SocketClient(const QUrl &url, const QString &bearer = {})
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this,
                [this](const QString &text) { frames.append(QJsonDocument::fromJson(text.toUtf8()).object()); });
        QNetworkRequest request{url};
        if (!bearer.isEmpty()) request.setRawHeader("Authorization", "Bearer " + bearer.toLatin1());
        m_socket.open(request);
    }

    void send(const QJsonObject &message)
    {
        m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument{message}.toJson(QJsonDocument::Compact)));
    }
    QWebSocket &socket() { return m_socket; }
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    /// The status that a server answered with instead of 101; Qt says it in words only and leaves the connection open.
    bool isRefusedWith(int status) const { return m_socket.errorString().contains(QString::number(status)); }
    int closeCode() const { return static_cast<int>(m_socket.closeCode()); }
    QStringList names() const
    {
        QStringList names;
        for (const QJsonObject &frame : frames)
            if (frame.value(QStringLiteral("type")) == QStringLiteral("folder_changed"))
                names.append(frame.value(QStringLiteral("body")).toObject().value(QStringLiteral("name")).toString());
        return names;
    }
    QList<QJsonObject> ofType(const QString &type) const
    {
        QList<QJsonObject> found;
        for (const QJsonObject &frame : frames)
            if (frame.value(QStringLiteral("type")) == type) found.append(frame);
        return found;
    }

    QList<QJsonObject> frames;

private:
    QWebSocket m_socket;
};

}  // namespace chalkreel::test
