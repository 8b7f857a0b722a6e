#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QProcess>
#include <QStringList>

#include <memory>

namespace chalkreel::bench {

/// A server of ours or of a peer while it is measured. Ends with it.
class RunningProgram
{
public:
    struct Launch
    {
        QString program;
        QStringList arguments;
        QMap<QString, QString> environment;  ///< on top of ours
        QString folder;                      ///< it works in; its log lies there too
        QString input;                       ///< file for its standard input; empty: none
        QString package;                     ///< that has the program
    };
    /// Unavailable, with the package to install, when there is no such program.
    static Result<std::unique_ptr<RunningProgram>> start(const Launch &launch);
    ~RunningProgram();

    /// Of its standard output. Internal, with its log, when it ended instead.
    Result<QByteArray> readLine();
    /// Until something listens there. As readLine().
    Result<void> waitForPort(quint16 port);
    qint64 processId() const { return m_process.processId(); }

private:
    RunningProgram() = default;
    Failure ended() const;

    QProcess m_process;
    QString m_name;
    QString m_log;
};

/// Nobody listened there a moment ago.
[[nodiscard]] Result<quint16> freePort();

}  // namespace chalkreel::bench
