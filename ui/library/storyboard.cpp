#include "ui/library/storyboard.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <cmath>

namespace chalkreel::ui {

namespace {

/// "mm:ss.ttt" or "hh:mm:ss.ttt" in seconds; negative when it is neither.
double secondsFrom(const QString &text)
{
    double seconds = 0;
    for (const QString &part : text.trimmed().split(QChar{u':'})) {
        bool isNumber = false;
        seconds = seconds * 60 + part.toDouble(&isNumber);
        if (!isNumber) return -1;
    }
    return seconds;
}

}  // namespace

std::optional<Storyboard::Tile> Storyboard::at(double fraction) const
{
    if (tiles.isEmpty()) return std::nullopt;
    const double time = std::clamp(std::isfinite(fraction) ? fraction : 0.0, 0.0, 1.0) * tiles.last().end;
    const auto after = std::ranges::upper_bound(tiles, time, {}, &Tile::start);
    return after == tiles.begin() ? tiles.first() : *(after - 1);
}

QList<Storyboard::Tile> parseStoryboardIndex(const QByteArray &vtt, const QSize &sheet)
{
    static const QRegularExpression cue{
        QStringLiteral("([0-9:.]+)\\s+-->\\s+([0-9:.]+)[^\\n]*\\n[^\\n#]*#xywh=(?:pixel:)?(\\d+),(\\d+),(\\d+),(\\d+)")};
    QList<Storyboard::Tile> tiles;
    const QString text = QString::fromUtf8(vtt).remove(QChar{u'\r'});
    for (auto it = cue.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const Storyboard::Tile tile{
            secondsFrom(match.captured(1)), secondsFrom(match.captured(2)),
            QRect{match.captured(3).toInt(), match.captured(4).toInt(), match.captured(5).toInt(), match.captured(6).toInt()}};
        const bool isOnSheet = tile.area.isValid() && QRect{{}, sheet}.contains(tile.area);
        if (tile.start >= 0 && tile.end >= tile.start && isOnSheet) tiles.append(tile);
    }
    std::ranges::sort(tiles, {}, &Storyboard::Tile::start);
    return tiles;
}

}  // namespace chalkreel::ui
