#include "core/local/owner_server.h"

#include "core/local/owner_connection.h"
#include "core/local/owner_protocol.h"

#include <QCoreApplication>

namespace chalkreel {

OwnerServer::OwnerServer(Backend &backend, QString dataFolder, QObject *parent)
    : QObject{parent}
    , m_backend{backend}
    , m_dataFolder{std::move(dataFolder)}
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &OwnerServer::acceptConnections);
}

Result<void> OwnerServer::listen()
{
    const QString path = owner_protocol::socketPath(m_dataFolder);
    QLocalServer::removeServer(path);
    if (m_server.listen(path)) return {};
    return fail(ErrorCode::Unavailable, QCoreApplication::translate("OwnerServer", "Other programs cannot hand their files to this one."),
                m_server.errorString());
}

void OwnerServer::acceptConnections()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections >= owner_protocol::kMostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        auto *connection = new OwnerConnection{m_backend, socket, this};
        connect(connection, &OwnerConnection::openRequested, this, &OwnerServer::openRequested);
        connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
    }
}

}  // namespace chalkreel
