#pragma once

#include <QColor>

class QPalette;

namespace chalkreel::ui {

/// The colours of the program by what they are for; nothing else in ui/ names a colour.
struct Tokens
{
    QColor background;  ///< window, grid
    QColor pane;        ///< bars, docks, cards
    QColor raised;      ///< buttons, selected rows, chips
    QColor line;        ///< 1 px separators
    QColor text;
    QColor dim;    ///< secondary text
    QColor faint;  ///< labels
    QColor accent;
    QColor onAccent;
    QColor good;         ///< ready
    QColor bad;          ///< failed
    QColor info;         ///< sound and notes
    QColor stage;        ///< behind the video, dark in both themes
    QColor failedStage;  ///< in place of a picture that could not be made, dark in both themes
    QColor onStage;      ///< text on dark plates and on the stage
    QColor badOnStage;   ///< the reason written on failedStage
};

const Tokens &darkTokens();
const Tokens &lightTokens();

/// The set that a widget with this palette is shown in. Painting code asks its own palette, so that no theme object
/// has to be handed through and a change of theme reaches everything with the palette change that Qt sends anyway.
const Tokens &tokensFor(const QPalette &palette);

}  // namespace chalkreel::ui
