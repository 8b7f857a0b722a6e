#pragma once

#include "core/base/byte_source.h"

#include <algorithm>
#include <cstring>

namespace chalkreel::test {

/// Bytes in memory as a file that can be opened.
class MemorySource : public ByteSource
{
public:
    explicit MemorySource(QByteArray bytes)
        : m_bytes{std::move(bytes)}
    {
    }
    qint64 size() const override { return m_bytes.size(); }
    Result<qint64> readAt(qint64 offset, std::span<std::byte> into) override
    {
        const qint64 count = std::clamp<qint64>(m_bytes.size() - offset, 0, static_cast<qint64>(into.size()));
        if (count > 0) std::memcpy(into.data(), m_bytes.constData() + offset, static_cast<size_t>(count));
        return count;
    }
    QString displayName() const override { return QStringLiteral("memory"); }

private:
    QByteArray m_bytes;
};

}  // namespace chalkreel::test
