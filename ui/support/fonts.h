#pragma once

#include <QFont>

namespace chalkreel::ui {

/// The font of the application: Inter where it is installed, else the system's own, 13 px.
[[nodiscard]] QFont applicationFont();

// Variants of it by purpose.
[[nodiscard]] QFont smallFont();   ///< 12 px: facts, status
[[nodiscard]] QFont labelFont();   ///< 11 px, upper case, spaced: section names
[[nodiscard]] QFont plateFont();   ///< 11 px: plates on pictures, chips
[[nodiscard]] QFont mediumFont();  ///< 13 px, a little heavier: names of cards and jobs
[[nodiscard]] QFont titleFont();   ///< 13 px semibold
[[nodiscard]] QFont timeFont();    ///< 13 px monospaced, for running time codes and frame numbers

/// Digits of equal width where Qt can ask the font for them (6.7 and later); the font itself before.
[[nodiscard]] QFont withTabularFigures(QFont font);

}  // namespace chalkreel::ui
