#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstddef>
#include <span>
#include <sys/stat.h>

namespace chalkreel {

/// A received file, open from before it is scanned until it is in: the scanner is shown what this descriptor reads, and
/// what then stands in the library has to be this very file, unchanged. A name can be made to mean another file in between.
class SpooledFile
{
public:
    /// `name`: what a person calls it. Unsupported for what is no regular file, or is a link.
    static Result<SpooledFile> open(const QString &path, const QString &name);
    ~SpooledFile();
    SpooledFile(SpooledFile &&other) noexcept;
    SpooledFile &operator=(SpooledFile &&) = delete;

    qint64 size() const { return m_state.st_size; }
    /// The next bytes, 0 at the end.
    Result<qint64> read(std::span<std::byte> into);
    /// Damaged when another file is at `path`, or when it was written to since open().
    Result<void> checkIsAt(const QString &path) const;
    /// Damaged: it is no longer what it was.
    Failure changed() const;
    /// Nobody may write to it, or run it, from now on.
    void seal() const;

private:
    SpooledFile(int descriptor, const struct stat &state, QString name);

    int m_descriptor;  ///< -1 when moved from
    struct stat m_state;
    qint64 m_at = 0;
    QString m_name;
};

}  // namespace chalkreel
