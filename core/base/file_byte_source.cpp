#include "core/base/byte_source.h"
#include "core/base/system_error.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chalkreel {
namespace {

class FileByteSource final : public ByteSource
{
public:
    FileByteSource(int descriptor, qint64 size, QString name)
        : m_descriptor{descriptor}
        , m_size{size}
        , m_name{std::move(name)}
    {
    }
    ~FileByteSource() override { ::close(m_descriptor); }
    FileByteSource(const FileByteSource &) = delete;
    FileByteSource &operator=(const FileByteSource &) = delete;

    qint64 size() const override { return m_size; }
    QString displayName() const override { return m_name; }

    Result<qint64> readAt(qint64 offset, std::span<std::byte> into) override
    {
        if (offset < 0) return fail(ErrorCode::InvalidArgument, QString{});
        qint64 done = 0;
        while (done < std::ssize(into)) {
            const ssize_t count = ::pread(m_descriptor, into.data() + done, into.size() - static_cast<size_t>(done), offset + done);
            if (count == 0) break;
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return fail(errorFromErrno(errno, QCoreApplication::translate("File", "“%1” cannot be read.").arg(m_name)));
            done += count;
        }
        return done;
    }

private:
    int m_descriptor;
    qint64 m_size;
    QString m_name;
};

}  // namespace

Result<std::shared_ptr<ByteSource>> openFileSource(const QString &path)
{
    const QString name = QFileInfo{path}.fileName();
    // O_NONBLOCK: opening a named pipe must not wait for a writer that never comes.
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return fail(errorFromErrno(errno, QCoreApplication::translate("File", "“%1” cannot be opened.").arg(name)));
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return fail(ErrorCode::Unsupported, QCoreApplication::translate("File", "“%1” is not a file.").arg(name));
    }
    return std::make_shared<FileByteSource>(descriptor, status.st_size, name);
}

}  // namespace chalkreel
