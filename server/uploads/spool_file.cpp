#include "server/uploads/spool_file.h"

#include "core/base/disk_space.h"
#include "core/base/system_error.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <span>

namespace chalkreel {
namespace {

/// A fast client and a slow disk: what a server may hold in memory for one upload.
constexpr qint64 kMostWaiting = 1 << 20;
constexpr qint64 kRoomAgain = qint64{256} << 10;
/// So much is written between two looks at what the disk has left.
constexpr qint64 kLookEvery = 4 << 20;

class Descriptor
{
public:
    Descriptor() = default;
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    void open(const QString &path)
    {
        m_value = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    }
    void close()
    {
        if (m_value >= 0) ::close(m_value);
        m_value = -1;
    }
    int value() const { return m_value; }

private:
    int m_value = -1;
};

}  // namespace

/// Used on the writing thread, but for `waiting` and `owner`.
class SpoolFile::State
{
public:
    QString path;
    qint64 at = 0;
    qint64 keepFree = 0;
    qint64 nextLook = 0;
    Descriptor file;
    Sha256 hash;
    std::optional<Error> error;
    std::atomic<qint64> waiting = 0;
    Guarded<SpoolFile *> owner{nullptr};

    /// Nothing more is written after an error, but it is all taken: whoever sends reads the answer when he has sent.
    void checkDisk()
    {
        if (error || at < nextLook) return;
        nextLook = at + kLookEvery;
        const std::optional<qint64> free = freeDiskBytes(QFileInfo{path}.path());
        if (free && *free < keepFree) error = Error{ErrorCode::NoSpace, QStringLiteral("The server's disk is full."), {}};
    }

    void write(const QByteArray &bytes)
    {
        if (!error && file.value() < 0) {
            file.open(path);
            if (file.value() < 0) error = errorFromErrno(errno, QStringLiteral("The server could not store the file."));
        }
        if (!bytes.isEmpty()) checkDisk();
        qint64 done = 0;
        while (!error && done < bytes.size()) {
            const ssize_t count = ::pwrite(file.value(), bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done), at);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) {
                error = errorFromErrno(errno, QStringLiteral("The server could not store the file."));
                break;
            }
            done += count;
            at += count;
        }
        if (!error) hash.update(std::as_bytes(std::span{bytes.constData(), static_cast<std::size_t>(bytes.size())}));
        const qint64 before = waiting.fetch_sub(bytes.size());
        if (before >= kRoomAgain && before - bytes.size() < kRoomAgain) tellRoom();
    }

    void tellRoom()
    {
        owner.with([](SpoolFile *file) {
            if (file) QMetaObject::invokeMethod(file, [file] { file->onRoom(); }, Qt::QueuedConnection);
        });
    }
};

SpoolThreads::SpoolThreads(int threads)
{
    for (int i = 0; i < threads; ++i) m_threads.push_back(std::make_unique<SerialExecutor>(QStringLiteral("spool")));
}

SerialExecutor &SpoolThreads::next() { return *m_threads[m_next++ % m_threads.size()]; }

SpoolFile::SpoolFile(SerialExecutor &thread, QString path, qint64 offset, qint64 keepFreeBytes)
    : m_state{std::make_shared<State>()}
    , m_thread{thread}
{
    m_state->path = std::move(path);
    m_state->at = offset;
    m_state->nextLook = offset;
    m_state->keepFree = keepFreeBytes;
    m_state->owner.with([this](SpoolFile *&owner) { owner = this; });
}

SpoolFile::~SpoolFile()
{
    m_state->owner.with([](SpoolFile *&owner) { owner = nullptr; });
}

void SpoolFile::write(QByteArrayView bytes)
{
    m_state->waiting += bytes.size();
    std::ignore = m_thread.run([state = m_state, copy = bytes.toByteArray()]() -> Result<void> {
        state->write(copy);
        return {};
    });
}

bool SpoolFile::isFull() const { return m_state->waiting >= kMostWaiting; }

Async<SpoolFile::Written> SpoolFile::written(bool isLast)
{
    return m_thread.run([state = m_state, isLast]() -> Result<Written> {
        if (!state->error && state->file.value() < 0) state->write({});  // an empty file is a file too
        if (state->error) return fail(*state->error);
        if (!isLast) return Written{.size = state->at};
        state->file.close();
        return Written{.size = state->at, .sha256 = state->hash.finish()};
    });
}

void SpoolFile::discard()
{
    std::ignore = m_thread.run([state = m_state]() -> Result<void> {
        state->error = Error{ErrorCode::Cancelled, {}, {}};
        state->file.close();
        QFile::remove(state->path);
        return {};
    });
}

}  // namespace chalkreel
