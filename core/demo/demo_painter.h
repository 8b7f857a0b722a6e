#pragma once

#include <QImage>

namespace chalkreel {

/// Paints the demo clip's frames: a dark court with a metre grid, a thrower, the ball, a scale bar, frame number and
/// timecode. Needs a QGuiApplication, for the fonts.
class DemoPainter
{
public:
    DemoPainter();

    /// Frame `number` as Format_RGB32, valid until the next call.
    const QImage &paint(int number);

private:
    QImage m_court;  ///< what never moves
    QImage m_frame;
};

}  // namespace chalkreel
