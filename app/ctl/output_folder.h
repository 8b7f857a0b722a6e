#pragma once

#include "core/base/result.h"
#include "core/media_host/unique_fd.h"
#include "core/model/rendition.h"

#include <QStringList>

namespace chalkreel::ctl {

/// The folder that a file is processed into, and the hidden work folder inside it, `.chalkreel-<hash>`. Everything is
/// made in there and moved out when all is finished, so that a run that fails leaves the folder as it was. Destroying it
/// removes the work folder, and folders that it made when they are empty. A run that was killed could not do that: the
/// same run finds its work again and goes on.
class OutputFolder
{
public:
    /// Creates what is missing. Conflict when the same file is being processed into the same folder now;
    /// PermissionDenied, NoSpace, InvalidArgument (not a folder) or Io.
    static Result<OutputFolder> prepare(const QString &folder, const QString &source);
    ~OutputFolder();
    OutputFolder(OutputFolder &&other) = default;
    OutputFolder &operator=(OutputFolder &&) = delete;

    const QString &path() const { return m_path; }
    const QString &workDir() const { return m_work; }
    /// For the media tasks' unfinished work, for what they finished, and for what was published.
    QString mediaDir() const;
    QString outputDir() const;
    QString finishedDir() const;
    /// It holds work of an earlier run that was killed.
    bool isResumed() const { return m_isResumed; }
    /// Bytes that can be written by this user.
    qint64 freeBytes() const;

    /// Moves the published files out, each by one rename.
    Result<void> deliver(const QList<Rendition> &renditions);

private:
    OutputFolder() = default;
    Result<void> makeWorkFolder();
    Result<void> lock();
    Result<void> fillWorkFolder();

    QString m_path;
    QString m_work;
    QStringList m_made;  ///< folders above the work folder that were not there, outermost first
    UniqueFd m_lock;
    bool m_isResumed = false;
};

}  // namespace chalkreel::ctl
