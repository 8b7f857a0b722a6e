#include "server/http/frame_guard.h"

namespace chalkreel {
namespace {

constexpr quint8 kMasked = 0x80;
constexpr std::size_t kMaskBytes = 4;

}  // namespace

/// Of a masked frame (RFC 6455, section 5.2), once its second byte is known.
std::size_t FrameGuard::headSize() const
{
    const quint8 length = m_head[1] & 0x7F;
    return 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + kMaskBytes;
}

quint64 FrameGuard::payloadSize() const
{
    const quint8 length = m_head[1] & 0x7F;
    if (length < 126) return length;
    quint64 size = 0;
    for (std::size_t i = 2; i < headSize() - kMaskBytes; ++i) size = (size << 8) | m_head[i];
    return size;
}

bool FrameGuard::accepts(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (m_payloadLeft > 0) {
            const auto passed = static_cast<qsizetype>(std::min<quint64>(m_payloadLeft, static_cast<quint64>(bytes.size())));
            m_payloadLeft -= static_cast<quint64>(passed);
            bytes = bytes.sliced(passed);
            continue;
        }
        m_head[m_headBytes++] = static_cast<quint8>(bytes.front());
        bytes = bytes.sliced(1);
        if (m_headBytes < 2) continue;
        if ((m_head[1] & kMasked) == 0) return false;
        if (m_headBytes < headSize()) continue;
        m_payloadLeft = payloadSize();
        m_headBytes = 0;
    }
    return true;
}

}  // namespace chalkreel
