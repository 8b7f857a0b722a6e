#pragma once

#include "core/base/result.h"
#include "core/base/strong_id.h"

namespace chalkreel {

/// A library's folder, owned: only one program at a time has this object for a folder. The kernel takes the lock back
/// when the program ends, however it ends.
class DataFolder
{
public:
    /// Creates the folder, readable by its user alone, when it is not there. Conflict when another program owns it.
    static Result<DataFolder> take(const QString &path);
    ~DataFolder();
    DataFolder(DataFolder &&other) noexcept;
    DataFolder &operator=(DataFolder &&) = delete;

    /// Another program may own it from now on.
    void release();

    /// Canonical.
    QString path() const { return m_path; }
    /// One folder for each job that has files at work.
    QString workRoot() const;
    QString workDir(JobId job) const;
    /// Where files that are being received lie, readable by the user alone.
    QString spoolRoot() const;
    QString spoolFile(UploadId upload) const;
    /// Where files lie in which a virus scanner found something. Made when the first one comes.
    QString quarantineRoot() const;

private:
    DataFolder(QString path, int lock);

    QString m_path;
    int m_lock;  ///< descriptor of the lock file, -1 when moved from
};

}  // namespace chalkreel
