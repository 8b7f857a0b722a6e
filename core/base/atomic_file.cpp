#include "core/base/atomic_file.h"

#include "core/base/system_error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace chalkreel {
namespace {

/// Closes on every way out.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number{number}
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

Error writeError(int number, const QString &path)
{
    return errorFromErrno(number, QCoreApplication::translate("File", "“%1” cannot be written.").arg(QFileInfo{path}.fileName()));
}

}  // namespace

AtomicFile::AtomicFile(QString path, QString partPath)
    : m_path{std::move(path)}
    , m_partPath{std::move(partPath)}
{
}

AtomicFile::~AtomicFile() { discard(); }

AtomicFile::AtomicFile(AtomicFile &&other) noexcept
    : m_path{std::move(other.m_path)}
    , m_partPath{std::exchange(other.m_partPath, {})}
{
}

AtomicFile &AtomicFile::operator=(AtomicFile &&other) noexcept
{
    if (this != &other) {
        discard();
        m_path = std::move(other.m_path);
        m_partPath = std::exchange(other.m_partPath, {});
    }
    return *this;
}

Result<AtomicFile> AtomicFile::create(const QString &path)
{
    const QFileInfo target{path};
    // Not mkstemp: its files are 0600 for good, and reading the umask to widen them is not safe with other threads.
    for (int attempt = 0; attempt < 100; ++attempt) {
        const QString suffix = QStringLiteral("%1").arg(QRandomGenerator::system()->bounded(1 << 24), 6, 16, QLatin1Char{'0'});
        const QString part = target.path() + QStringLiteral("/.") + target.fileName() + QStringLiteral(".part-") + suffix;
        const Descriptor created{::open(QFile::encodeName(part).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
        if (created.isOpen()) return AtomicFile{path, part};
        if (errno != EEXIST) return fail(writeError(errno, path));
    }
    return fail(writeError(EEXIST, path));
}

Result<void> AtomicFile::commit()
{
    const QByteArray from = QFile::encodeName(m_partPath);
    const QByteArray to = QFile::encodeName(m_path);
    {
        const Descriptor part{::open(from.constData(), O_RDONLY | O_CLOEXEC)};
        // Without the sync a power cut can leave the new name with no content.
        if (!part.isOpen() || ::fsync(part.number()) != 0) return fail(writeError(errno, m_path));
    }
    if (::rename(from.constData(), to.constData()) != 0) return fail(writeError(errno, m_path));
    m_partPath.clear();
    const Descriptor folder{::open(QFile::encodeName(QFileInfo{m_path}.path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder.isOpen()) ::fsync(folder.number());
    return {};
}

void AtomicFile::discard() noexcept
{
    if (!m_partPath.isEmpty()) ::unlink(QFile::encodeName(m_partPath).constData());
    m_partPath.clear();
}

Result<void> writeFileAtomically(const QString &path, const QByteArray &content)
{
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file) return fail(file.error());
    {
        const Descriptor part{::open(QFile::encodeName(file->partPath()).constData(), O_WRONLY | O_CLOEXEC)};
        if (!part.isOpen()) return fail(writeError(errno, path));
        qint64 done = 0;
        while (done < content.size()) {
            const ssize_t count = ::write(part.number(), content.constData() + done, static_cast<size_t>(content.size() - done));
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return fail(writeError(errno, path));
            done += count;
        }
    }
    return file->commit();
}

void removeAbandonedParts(const QString &folder)
{
    const QDir directory{folder};
    const QStringList parts = directory.entryList({QStringLiteral(".*.part-??????")}, QDir::Files | QDir::Hidden);
    for (const QString &part : parts) QFile::remove(directory.filePath(part));
}

}  // namespace chalkreel
