#pragma once

#include <QByteArray>

namespace chalkreel {

/// A text message as it goes over the wire: one frame, unmasked as a server's are (RFC 6455, section 5.2). Made once, and
/// shared by all who are sent it.
class WireText
{
public:
    explicit WireText(QByteArrayView utf8);

    const QByteArray &frame() const { return m_frame; }
    QByteArrayView payload() const { return QByteArrayView{m_frame}.sliced(m_head); }

private:
    QByteArray m_frame;
    qsizetype m_head;
};

}  // namespace chalkreel
