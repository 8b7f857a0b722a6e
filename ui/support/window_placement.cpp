#include "ui/support/window_placement.h"

#include <algorithm>

namespace chalkreel::ui {

namespace {

qint64 commonArea(const QRect &a, const QRect &b)
{
    const QRect common = a & b;
    return common.isEmpty() ? 0 : qint64{common.width()} * common.height();
}

}  // namespace

QRect placedOnScreens(const QRect &wanted, const QList<QRect> &screens)
{
    // The first of those that share the most: the main screen when it shares nothing with any.
    const QRect screen = *std::ranges::max_element(screens, {}, [&](const QRect &each) { return commonArea(each, wanted); });
    QRect placed{wanted.topLeft(), wanted.size().boundedTo(screen.size())};
    if (commonArea(screen, wanted) == 0) placed.moveCenter(screen.center());
    placed.moveLeft(std::clamp(placed.left(), screen.left(), screen.right() - placed.width() + 1));
    placed.moveTop(std::clamp(placed.top(), screen.top(), screen.bottom() - placed.height() + 1));
    return placed;
}

}  // namespace chalkreel::ui
