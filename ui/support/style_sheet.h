#pragma once

#include <QString>

class QWidget;

namespace chalkreel::ui {

struct Tokens;

/// The small style sheet that makes Fusion's controls calm. Only what a palette cannot say; cards, rows and timelines
/// paint themselves.
[[nodiscard]] QString styleSheetFrom(const Tokens &tokens);

/// Says what a control is for ("primary", "link", "chip", "dim", "bad", ...) and has it styled as that at once.
void setRole(QWidget &widget, const QString &role);

}  // namespace chalkreel::ui
