#pragma once

#include "tests/e2e/made_clips.h"
#include "tests/support/server_process.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

namespace chalkreel::e2e {

/// A server over a library in which one clip of two seconds, with sound, was processed whole. It belongs to nobody: on a
/// server with accounts admins alone see it.
class ServedClip
{
public:
    ServerProcess server;
    QString id;
    QByteArray original;

    /// False: problem() says why.
    bool start(ServerProcess::Mode mode)
    {
        const QString clip = makeClip(m_folder.path(), QStringLiteral("clip.mp4"), 2);
        QFile file{clip};
        if (clip.isEmpty() || !file.open(QIODevice::ReadOnly)) return false;
        original = file.readAll();
        const CtlRun run =
            runCtl({QStringLiteral("process"), clip, QStringLiteral("--title"), QStringLiteral("Wurf „1“ 投げ"), QStringLiteral("--tags"),
                    QStringLiteral("javelin,training"), QStringLiteral("--data"), server.dataFolder(), QStringLiteral("--json")});
        m_problem = run.err;
        id = run.json().value(QStringLiteral("asset")).toObject().value(QStringLiteral("id")).toString();
        return run.status == 0 && !id.isEmpty() && server.start(mode);
    }

    QByteArray problem() const { return m_problem + server.problem(); }
    /// "/api/v1/videos/ID" and what follows.
    QString path(const QString &rest = {}) const { return QStringLiteral("/api/v1/videos/") + id + rest; }

private:
    QTemporaryDir m_folder;
    QByteArray m_problem;
};

}  // namespace chalkreel::e2e
