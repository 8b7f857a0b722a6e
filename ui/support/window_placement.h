#pragma once

#include <QList>
#include <QRect>

namespace chalkreel::ui {

/// Where a window of `wanted` goes on these screens (their available areas, the main one first; never empty): wholly onto
/// the one that it covers most of, made smaller where it has to be. A screen may have gone or shrunk since the last start.
[[nodiscard]] QRect placedOnScreens(const QRect &wanted, const QList<QRect> &screens);

}  // namespace chalkreel::ui
