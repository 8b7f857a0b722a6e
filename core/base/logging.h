#pragma once

#include "core/base/enum_names.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QtGlobal>

namespace chalkreel {

/// What reaches the log: this level and all that are worse.
enum class LogLevel { Debug, Info, Warning, Error, Critical };

template <>
inline constexpr std::array kEnumNames<LogLevel>{
    EnumName{LogLevel::Debug, "DEBUG"}, EnumName{LogLevel::Info, "INFO"},         EnumName{LogLevel::Warning, "WARNING"},
    EnumName{LogLevel::Error, "ERROR"}, EnumName{LogLevel::Critical, "CRITICAL"},
};

/// Text for people, or one JSON object a line for programs that collect logs.
enum class LogFormat { Text, Json };

template <>
inline constexpr std::array kEnumNames<LogFormat>{EnumName{LogFormat::Text, "text"}, EnumName{LogFormat::Json, "json"}};

struct LogOptions
{
    LogLevel level = LogLevel::Info;
    LogFormat format = LogFormat::Text;
};

/// From now on all qDebug ... qCCritical of the process go to stderr as one line each, ours and Qt's.
/// QT_LOGGING_RULES still has the last word on single categories.
void installLogging(const LogOptions &options);

/// The text with everything that could break a line or disguise it (control characters, line separators, changes of
/// writing direction) as \n, \t or \u{...}. What comes from a media file or the network is shown through this.
[[nodiscard]] QString escapeControls(const QString &text);

/// One line with its newline, UTF-8.
[[nodiscard]] QByteArray formatLogLine(LogFormat format, const QDateTime &time, QtMsgType type, const QString &category,
                                       const QString &message);

}  // namespace chalkreel
