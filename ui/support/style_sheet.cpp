#include "ui/support/style_sheet.h"

#include "ui/support/tokens.h"

#include <QStyle>
#include <QWidget>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

// Names of tokens in braces are replaced by their colours.
constexpr auto kRules = uR"(
QToolTip { background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px 6px; }
QMenu { background: {pane}; border: 1px solid {line}; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: {raised}; color: {text}; }
QMenu::item:disabled { color: {faint}; }
QMenu::separator { height: 1px; background: {line}; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QPushButton { background: {raised}; color: {text}; border: 1px solid {line}; border-radius: 6px; padding: 4px 12px; min-height: 18px; }
QPushButton:hover { border-color: {faint}; }
QPushButton:pressed, QPushButton:checked { background: {line}; }
QPushButton:disabled { color: {faint}; }
QPushButton:focus { border-color: {accent}; }
QPushButton[role="primary"] { background: {accent}; color: {onAccent}; border-color: {accent}; font-weight: 600; }
QPushButton[role="primary"]:hover { background: {accentHover}; }
QPushButton[role="primary"]:focus { border: 2px solid {text}; padding: 3px 11px; }
QPushButton[role="primary"]:disabled { background: {line}; border-color: {line}; color: {faint}; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0 4px; color: {accent}; }
QPushButton[role="link"]:hover { border-color: {line}; }
QPushButton[role="link"]:focus { border-color: {accent}; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: {raised}; }
QToolButton:checked { background: {raised}; border-color: {line}; }
QToolButton:focus { border-color: {accent}; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox { background: {background}; color: {text}; border: 1px solid {line}; border-radius: 6px; padding: 4px 8px;
    selection-background-color: {accent}; selection-color: {onAccent}; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus { border-color: {accent}; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled, QCheckBox:disabled { color: {faint}; }
QSpinBox { padding: 4px 24px 4px 8px; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; width: 20px; border: none; background: transparent; }
QSpinBox::up-button { subcontrol-position: top right; margin: 3px 3px 0 0; }
QSpinBox::down-button { subcontrol-position: bottom right; margin: 0 3px 3px 0; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover { background: {raised}; border-radius: 3px; }
QSpinBox::up-arrow { image: url({upImage}); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url({downImage}); width: 10px; height: 10px; }
QLineEdit[role="inline"] { border-radius: 4px; padding: 0 3px; }
QComboBox { background: {raised}; color: {text}; border: 1px solid {line}; border-radius: 6px; padding: 4px 8px; }
QComboBox:focus { border-color: {accent}; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url({downImage}); width: 14px; height: 14px; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QTreeView::indicator { width: 14px; height: 14px; border: 1px solid {faint}; border-radius: 4px; background: {background}; }
QCheckBox::indicator:checked, QTreeView::indicator:checked { background: {accent}; border-color: {accent}; image: url({checkImage}); }
QCheckBox::indicator:focus { border-color: {text}; }
QTreeView { background: {background}; border: 1px solid {line}; border-radius: 6px; outline: none; }
QHeaderView::section { background: {pane}; color: {faint}; border: none; border-bottom: 1px solid {line}; padding: 4px 6px; }
QDialog, QMessageBox { background: {pane}; }
QComboBox QAbstractItemView { background: {pane}; border: 1px solid {line}; selection-background-color: {raised}; selection-color: {text}; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: {line}; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: {faint}; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent; width: 0; height: 0; }

QSplitter::handle { background: {line}; }
QAbstractScrollArea { border: none; }

#topBar { background: {pane}; border: none; border-bottom: 1px solid {line}; }
#statusStrip { background: {pane}; border: none; border-top: 1px solid {line}; }
#statusStrip QLabel { color: {dim}; font-size: 12px; }
#sidebar, #dialogContent, #jobsPanel, #jobsList, #detailsPane, #detailsContent { background: {pane}; border: none; }
#binBar { background: {background}; border: none; border-bottom: 1px solid {line}; }
#paneHeader { background: {pane}; border: none; border-bottom: 1px solid {line}; }
#placeSwitch { background: {background}; border: 1px solid {line}; border-radius: 6px; }
#placeSwitch QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 3px 8px; color: {dim}; }
#placeSwitch QToolButton:checked { background: {raised}; color: {text}; }
#placeSwitch QToolButton:focus { border-color: {accent}; }
QPlainTextEdit[role="details"] { background: transparent; color: {dim}; border: none; padding: 0; font-size: 12px; }
QLabel[role="chip"] { background: {raised}; color: {dim}; border-radius: 8px; padding: 1px 7px; font-size: 11px; max-height: 15px; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="dim"] { color: {dim}; font-size: 12px; }
QLabel[role="label"] { color: {faint}; font-size: 11px; font-weight: 500; }
QLabel[role="bad"] { color: {bad}; font-size: 12px; }
QLabel[role="value"] { font-size: 12px; }

#banner { background: {raised}; border: none; border-bottom: 1px solid {line}; }
#banner[tone="bad"] { border-left: 3px solid {bad}; }
#banner[tone="plain"] { border-left: 3px solid {info}; }
)";

/// Colours that lie between two tokens.
QColor mix(const QColor &a, const QColor &b, float part)
{
    return QColor::fromRgbF(a.redF() + (b.redF() - a.redF()) * part, a.greenF() + (b.greenF() - a.greenF()) * part,
                            a.blueF() + (b.blueF() - a.blueF()) * part);
}

}  // namespace

QString styleSheetFrom(const Tokens &tokens)
{
    const std::pair<QStringView, QColor> colors[] = {
        {u"{background}", tokens.background},
        {u"{pane}", tokens.pane},
        {u"{raised}", tokens.raised},
        {u"{line}", tokens.line},
        {u"{text}", tokens.text},
        {u"{dim}", tokens.dim},
        {u"{faint}", tokens.faint},
        {u"{accent}", tokens.accent},
        {u"{onAccent}", tokens.onAccent},
        {u"{accentHover}", mix(tokens.accent, tokens.text, 0.15F)},
        {u"{bad}", tokens.bad},
        {u"{info}", tokens.info},
    };
    QString sheet = QString::fromUtf16(kRules);
    for (const auto &[name, color] : colors) sheet.replace(name.toString(), color.name());
    const QString kind = tokens.background.lightness() < 128 ? u"dark"_s : u"light"_s;
    sheet.replace(u"{checkImage}"_s, u":/chalkreel/controls/check-%1.svg"_s.arg(kind));
    sheet.replace(u"{downImage}"_s, u":/chalkreel/controls/down-%1.svg"_s.arg(kind));
    sheet.replace(u"{upImage}"_s, u":/chalkreel/controls/up-%1.svg"_s.arg(kind));
    return sheet;
}

void setRole(QWidget &widget, const QString &role)
{
    widget.setProperty("role", role);
    // A widget that was measured before has its style already.
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

}  // namespace chalkreel::ui
