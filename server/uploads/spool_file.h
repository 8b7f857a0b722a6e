#pragma once

#include "core/base/guarded.h"
#include "core/base/serial_executor.h"
#include "core/base/sha256.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace chalkreel {

/// The threads that write what clients send. Few: disks gain nothing by many.
class SpoolThreads
{
public:
    explicit SpoolThreads(int threads);
    SerialExecutor &next();

private:
    std::vector<std::unique_ptr<SerialExecutor>> m_threads;
    std::atomic<std::size_t> m_next = 0;
};

/// A file that is written on another thread while its bytes come in, with their hash. What waits is bounded by whoever
/// writes: see isFull() and onRoom. Lives on the connection's thread.
class SpoolFile final : public QObject
{
public:
    /// Opens (and if need be creates) `path` and goes on at `offset` bytes. Nothing is opened before the first write. With less
    /// than `keepFreeBytes` left on the disk nothing more is written, so that the library itself can still work.
    SpoolFile(SerialExecutor &thread, QString path, qint64 offset, qint64 keepFreeBytes);
    /// What was written stays; what waits is still written.
    ~SpoolFile() override;

    void write(QByteArrayView bytes);
    /// So much waits that the sender has to pause until onRoom.
    bool isFull() const;
    /// Called on this object's thread, also after an error, which the next call of written() tells.
    std::function<void()> onRoom = [] {};

    struct Written
    {
        qint64 size = 0;  ///< of the file, bytes
        QString sha256;   ///< of what was written through this object; of the whole file when it began at 0
    };
    /// Finishes when all that was given is in the file. NoSpace, Io, PermissionDenied. `isLast`: closes it and ends the hash.
    Async<Written> written(bool isLast);

    /// Removes the file once nobody writes to it any more; what waits is not written.
    void discard();

private:
    class State;
    std::shared_ptr<State> m_state;
    SerialExecutor &m_thread;
};

}  // namespace chalkreel
