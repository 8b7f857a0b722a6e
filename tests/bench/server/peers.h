#pragma once

#include "tests/bench/server/http_client.h"
#include "tests/bench/server/running_program.h"

#include <QTemporaryDir>

namespace chalkreel::bench {

/// Another server, on a free port, in a folder of its own. Ends with it.
struct Peer
{
    QTemporaryDir folder;
    std::unique_ptr<RunningProgram> running;
    quint16 port = 0;
};
using PeerResult = Result<std::unique_ptr<Peer>>;

/// An answer of ours that a peer is to give too, under the same path.
struct SameAnswer
{
    QByteArray path;
    HttpAnswer answer;
};

/// nginx with one worker, sendfile and no access log. It gives the answers from its configuration, with our headers, and
/// /file from the folder of `file`.
[[nodiscard]] PeerResult startNginx(const QList<SameAnswer> &answers, const QString &file = {});
/// FastAPI on uvicorn as the distribution's packages make them (asyncio, h11), with one worker and no access log.
[[nodiscard]] PeerResult startFastApi(const QList<SameAnswer> &answers);
/// npm @tus/server with @tus/file-store, at /files. `packages`: the folder that peers/install.sh filled.
[[nodiscard]] PeerResult startTusServer(const QString &packages);
/// npm ws: whatever is posted to /event is sent to all sockets.
[[nodiscard]] PeerResult startWebSocketServer(const QString &packages);

}  // namespace chalkreel::bench
