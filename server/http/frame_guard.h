#pragma once

#include <QByteArrayView>

#include <array>

namespace chalkreel {

/// Looks at a client's frames as they come: each has to be masked (RFC 6455, section 5.1), which QWebSocket does not ask for.
class FrameGuard
{
public:
    /// Whether all frames that began in these bytes, the next of the stream, are masked.
    [[nodiscard]] bool accepts(QByteArrayView bytes);

private:
    static constexpr std::size_t kLongestHead = 14;

    std::size_t headSize() const;
    quint64 payloadSize() const;

    std::array<quint8, kLongestHead> m_head = {};
    std::size_t m_headBytes = 0;  ///< of the frame that is coming, so far
    quint64 m_payloadLeft = 0;
};

}  // namespace chalkreel
