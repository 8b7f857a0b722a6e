#pragma once

#include <QByteArrayList>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <functional>

namespace chalkreel::e2e {

/// What a finished chalkreelctl left.
struct CtlRun
{
    int status = -1;  ///< -1 when it was ended by a signal or never started
    QByteArray out;
    QByteArray err;

    QJsonObject json() const;
    /// The lines on standard error that are not progress.
    QByteArrayList complaints() const;
};

struct CtlOptions
{
    QString workingFolder;
    QMap<QString, QString> environment;  ///< added to ours, which is cleared of settings
    std::function<void()> inChild;       ///< between fork and exec
    QStringList wrapper;                 ///< program and arguments in front of chalkreelctl's
};

QString ctlPath();
/// A started chalkreelctl with the settings of our own environment taken away.
void startCtl(QProcess &process, const QStringList &arguments, const CtlOptions &options = {});
CtlRun finish(QProcess &process);
CtlRun runCtl(const QStringList &arguments, const CtlOptions &options = {});

/// Waits until standard error shows a progress line of this step with at least this percentage. False when it ended first.
bool waitForProgress(QProcess &process, const QString &step, int percent);

/// The processes that this one has started and that still run.
QList<qint64> childrenOf(qint64 process);
/// Waits for the end of a process that need not be ours. False when it lives on.
bool waitForEnd(qint64 process);

/// All files below, with hidden ones, relative and sorted. Empty when the folder is not there.
QStringList filesIn(const QString &folder);

/// Lines that ffprobe or ffmpeg prints for these arguments; what it says of an error stands instead.
QByteArrayList ffprobe(const QStringList &arguments);

}  // namespace chalkreel::e2e
