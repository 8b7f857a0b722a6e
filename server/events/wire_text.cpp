#include "server/events/wire_text.h"

#include <QtEndian>

namespace chalkreel {
namespace {

constexpr char kFinalText = static_cast<char>(0x81);

template <typename T>
QByteArray bigEndian(T value)
{
    QByteArray bytes{sizeof value, Qt::Uninitialized};
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray headOf(qsizetype payload)
{
    QByteArray head(1, kFinalText);
    if (payload < 126) return head += static_cast<char>(payload);
    if (payload < 65536) return (head += static_cast<char>(126)) += bigEndian(static_cast<quint16>(payload));
    return (head += static_cast<char>(127)) += bigEndian(static_cast<quint64>(payload));
}

}  // namespace

WireText::WireText(QByteArrayView utf8)
    : m_frame{headOf(utf8.size())}
    , m_head{m_frame.size()}
{
    m_frame.append(utf8);
}

}  // namespace chalkreel
