#include "ui/support/tokens.h"

#include <QPalette>

namespace chalkreel::ui {

const Tokens &darkTokens()
{
    static const Tokens tokens{
        .background = QColor{0x17, 0x19, 0x1c},
        .pane = QColor{0x1e, 0x21, 0x25},
        .raised = QColor{0x26, 0x2a, 0x2f},
        .line = QColor{0x32, 0x37, 0x3d},
        .text = QColor{0xe6, 0xe8, 0xea},
        .dim = QColor{0x9a, 0xa2, 0xab},
        .faint = QColor{0x8b, 0x93, 0x9c},
        .accent = QColor{0xf4, 0xc4, 0x30},
        .onAccent = QColor{0x1a, 0x16, 0x00},
        .good = QColor{0x4f, 0xb4, 0x77},
        .bad = QColor{0xe8, 0x6f, 0x68},  // a shade over the drawing's #e5655e, which is 4.4:1 on raised
        .info = QColor{0x5a, 0xa9, 0xe6},
        .stage = QColor{0x0d, 0x0e, 0x10},
        .failedStage = QColor{0x2a, 0x1d, 0x1d},
        .onStage = QColor{0xff, 0xff, 0xff},
        .badOnStage = QColor{0xe8, 0x6f, 0x68},
    };
    return tokens;
}

const Tokens &lightTokens()
{
    static const Tokens tokens{
        .background = QColor{0xee, 0xf0, 0xf2},
        .pane = QColor{0xf8, 0xf9, 0xfa},
        .raised = QColor{0xff, 0xff, 0xff},
        .line = QColor{0xd5, 0xda, 0xde},
        .text = QColor{0x1d, 0x21, 0x25},
        .dim = QColor{0x59, 0x62, 0x6b},
        .faint = QColor{0x66, 0x6e, 0x77},  // a shade under the drawing's #6a727b, which is 4.3:1 on the background
        .accent = QColor{0x8a, 0x63, 0x00},
        .onAccent = QColor{0xff, 0xff, 0xff},
        .good = QColor{0x23, 0x74, 0x46},
        .bad = QColor{0xc2, 0x3b, 0x33},
        .info = QColor{0x1a, 0x6a, 0xa8},
        .stage = QColor{0x0d, 0x0e, 0x10},
        .failedStage = QColor{0x2a, 0x1d, 0x1d},
        .onStage = QColor{0xff, 0xff, 0xff},
        .badOnStage = QColor{0xe8, 0x6f, 0x68},
    };
    return tokens;
}

const Tokens &tokensFor(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

}  // namespace chalkreel::ui
