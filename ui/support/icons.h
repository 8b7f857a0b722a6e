#pragma once

#include <QIcon>
#include <QPalette>
#include <QPixmap>
#include <QStringView>

namespace chalkreel::ui {

/// An icon of resources/icons by its file name without ending. It takes the colour of the application's palette each
/// time that it is drawn, so it follows a change of theme; faint when disabled.
[[nodiscard]] QIcon icon(QStringView name);

/// The same with a fixed role: QPalette::HighlightedText for an icon on the accent colour.
[[nodiscard]] QIcon icon(QStringView name, QPalette::ColorRole role);

/// One icon in one colour, for painting code. `size` in device-independent pixels. Cached.
[[nodiscard]] QPixmap iconPixmap(QStringView name, int size, qreal devicePixelRatio, const QColor &color);

}  // namespace chalkreel::ui
