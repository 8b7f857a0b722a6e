#pragma once

#include <QString>

namespace chalkreel::ui {

struct Tokens;

/// The small style sheet that makes Fusion's controls calm. Only what a palette cannot say; cards, rows and timelines
/// paint themselves.
[[nodiscard]] QString styleSheetFrom(const Tokens &tokens);

}  // namespace chalkreel::ui
