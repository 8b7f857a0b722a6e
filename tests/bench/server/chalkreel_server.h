#pragma once

#include "tests/bench/server/http_client.h"
#include "tests/bench/server/running_program.h"

#include <QTemporaryDir>

namespace chalkreel::bench {

/// `chalkreelctl serve` with accounts, in a folder of its own, with limits that no benchmark meets. They are counted all the same.
class ChalkreelServer
{
public:
    /// `threads`: that hold connections; 0: as many as it chooses itself. `prepare` may fill the library before it is served.
    static Result<std::unique_ptr<ChalkreelServer>> start(const QString &program, int threads = 0,
                                                          const std::function<Result<void>(const QString &dataFolder)> &prepare = {});

    quint16 port() const { return m_port; }
    qint64 processId() const { return m_running->processId(); }
    /// "Authorization: Bearer ..." of the admin.
    QByteArray authorization() const { return m_authorization; }

    /// As the admin. Internal, with the body, for an answer that is no 2xx.
    Result<HttpAnswer> ask(const QByteArray &method, const QByteArray &path, const QByteArrayList &headers = {},
                           const QByteArray &body = {});
    /// Ends the job and removes the video for good, so that neither its preparation nor its bytes meet the next round.
    void remove(const QString &video, const QString &job);

private:
    ChalkreelServer() = default;

    QTemporaryDir m_folder;
    std::unique_ptr<RunningProgram> m_running;
    quint16 m_port = 0;
    QByteArray m_authorization;
};

}  // namespace chalkreel::bench
