#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace chalkreel {

/// A file that appears under its name complete or not at all: write to partPath(), in the same folder, then commit().
/// What was not committed is removed when the object goes; a killed process leaves a ".NAME.part-XXXXXX" behind, which
/// removeAbandonedParts() knows.
class AtomicFile
{
public:
    /// Creates the part file. NoSpace, PermissionDenied, NotFound (no such folder), Io.
    static Result<AtomicFile> create(const QString &path);
    ~AtomicFile();
    AtomicFile(AtomicFile &&other) noexcept;
    AtomicFile &operator=(AtomicFile &&other) noexcept;

    const QString &path() const { return m_path; }
    const QString &partPath() const { return m_partPath; }
    /// Brings the bytes to the disk and renames; replaces an older file of that name. The part file must be closed.
    Result<void> commit();

private:
    AtomicFile(QString path, QString partPath);
    void discard() noexcept;

    QString m_path;
    QString m_partPath;  ///< empty once committed
};

/// The whole content at once.
[[nodiscard]] Result<void> writeFileAtomically(const QString &path, const QByteArray &content);

/// Removes the part files that killed processes left in this folder. Only for a folder that nobody is writing to.
void removeAbandonedParts(const QString &folder);

}  // namespace chalkreel
