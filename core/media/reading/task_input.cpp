#include "core/media/reading/task_input.h"

#include <QFileInfo>

namespace chalkreel {
namespace {

/// The same bytes under another name: a library keeps originals under keys that mean nothing to a person.
class NamedSource final : public ByteSource
{
public:
    NamedSource(std::shared_ptr<ByteSource> bytes, QString name)
        : m_bytes{std::move(bytes)}
        , m_name{std::move(name)}
    {
    }

    qint64 size() const override { return m_bytes->size(); }
    Result<qint64> readAt(qint64 offset, std::span<std::byte> into) override { return m_bytes->readAt(offset, into); }
    QString displayName() const override { return m_name; }

private:
    std::shared_ptr<ByteSource> m_bytes;
    QString m_name;
};

}  // namespace

QString nameOfSource(const MediaTask &task) { return task.displayName.isEmpty() ? QFileInfo{task.source}.fileName() : task.displayName; }

Result<std::unique_ptr<MediaInput>> openTaskInput(const MediaTask &task)
{
    Result<std::shared_ptr<ByteSource>> bytes = openFileSource(task.source);
    if (!bytes) return fail(std::move(bytes.error()));
    return MediaInput::open(std::make_shared<NamedSource>(std::move(*bytes), nameOfSource(task)), task.limits);
}

}  // namespace chalkreel
