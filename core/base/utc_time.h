#pragma once

#include <QDateTime>
#include <QTimeZone>

namespace chalkreel {

// Qt deprecates Qt::UTC in newer versions, and QTimeZone::UTC does not exist in older ones.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
inline constexpr auto kUtc = QTimeZone::UTC;
#else
inline constexpr auto kUtc = Qt::UTC;
#endif

/// Since 1970. Not valid where it is beyond what a QDateTime holds.
inline QDateTime utcFromMilliseconds(qint64 milliseconds) { return QDateTime::fromMSecsSinceEpoch(milliseconds, kUtc); }
inline QDateTime utcFromSeconds(qint64 seconds) { return QDateTime::fromSecsSinceEpoch(seconds, kUtc); }

}  // namespace chalkreel
