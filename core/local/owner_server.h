#pragma once

#include "core/backend/backend.h"

#include <QLocalServer>

namespace chalkreel {

/// Takes the requests of other programs for a data folder that this one owns: a second desktop hands over its files, a
/// command adds a file, lists and steers jobs and watches one to its end.
class OwnerServer final : public QObject
{
    Q_OBJECT
public:
    /// `backend` must outlive it.
    OwnerServer(Backend &backend, QString dataFolder, QObject *parent = nullptr);

    /// Call it while holding the folder's lock: a socket left by a killed owner is replaced. Unavailable when it cannot be made.
    Result<void> listen();

signals:
    /// Another program was started with these files (absolute paths; none: it only wants us to come to the front).
    void openRequested(const QStringList &paths);

private:
    void acceptConnections();

    Backend &m_backend;
    QString m_dataFolder;
    QLocalServer m_server;
    int m_connections = 0;
};

}  // namespace chalkreel
