#pragma once

#include "core/media/media_task.h"

#include <QByteArray>

#include <functional>
#include <variant>

namespace chalkreel {

/// What the media process says: JSON, one message a line. The task goes the other way in the same form.
using ChildMessage = std::variant<MediaProgress, MediaReport, Error>;

[[nodiscard]] QByteArray encodeTask(const MediaTask &task);
[[nodiscard]] Result<MediaTask> decodeTask(const QByteArray &line);

[[nodiscard]] QByteArray encodeMessage(const ChildMessage &message);
/// Nothing for a line that is no message: libraries print what they like.
[[nodiscard]] std::optional<ChildMessage> decodeMessage(const QByteArray &line);

/// Cuts a stream of bytes into lines. A line longer than the limit is dropped as a whole.
class LineCutter
{
public:
    explicit LineCutter(qsizetype longest)
        : m_longest{longest}
    {
    }
    void add(QByteArrayView bytes, const std::function<void(const QByteArray &line)> &onLine);

private:
    qsizetype m_longest;
    QByteArray m_begun;
    bool m_isTooLong = false;
};

/// The last words of a stream: no more than `kept` bytes are held.
class ByteTail
{
public:
    explicit ByteTail(qsizetype kept)
        : m_kept{kept}
    {
    }
    void add(QByteArrayView bytes);
    const QByteArray &bytes() const { return m_bytes; }

private:
    qsizetype m_kept;
    QByteArray m_bytes;
};

}  // namespace chalkreel
