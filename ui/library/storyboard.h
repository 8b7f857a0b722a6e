#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QRect>

#include <optional>

namespace chalkreel::ui {

/// Small frames of a video on one sheet, and which of them shows which time.
struct Storyboard
{
    struct Tile
    {
        double start = 0;  ///< seconds
        double end = 0;
        QRect area;  ///< pixels on the sheet
    };

    QImage sheet;
    QList<Tile> tiles;

    bool isEmpty() const { return sheet.isNull() || tiles.isEmpty(); }
    /// The tile at `fraction` (0 to 1) of the whole; nothing when there are none.
    std::optional<Tile> at(double fraction) const;
};

/// The cues of a WebVTT file whose text is "sheet.jpg#xywh=x,y,width,height" (Media Fragments 1.0, section 4.2.2).
/// Cues that cannot be understood, or that lie outside of `sheet`, are left out.
[[nodiscard]] QList<Storyboard::Tile> parseStoryboardIndex(const QByteArray &vtt, const QSize &sheet);

}  // namespace chalkreel::ui
