#include "core/base/logging.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <unistd.h>

namespace chalkreel {
namespace {

/// Its messages are JSON objects: one for each request that a server answered.
constexpr QLatin1StringView kAccessCategory{"chalkreel.access"};

std::atomic<LogFormat> g_format{LogFormat::Text};

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return LogLevel::Debug;
    case QtInfoMsg: return LogLevel::Info;
    case QtWarningMsg: return LogLevel::Warning;
    case QtCriticalMsg: return LogLevel::Error;
    case QtFatalMsg: return LogLevel::Critical;
    }
    return LogLevel::Critical;
}

/// One write for one line, so that lines of threads and child processes on the same stderr do not mix.
void writeLine(const QByteArray &line)
{
    const char *from = line.constData();
    auto left = static_cast<size_t>(line.size());
    while (left > 0) {
        const ssize_t count = ::write(STDERR_FILENO, from, left);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;  // nobody reads the log: nothing that a log could say about it
        from += count;
        left -= static_cast<size_t>(count);
    }
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString category = QString::fromUtf8(context.category ? context.category : "default");
    writeLine(formatLogLine(g_format.load(), QDateTime::currentDateTimeUtc(), type, category, message));
    if (type == QtFatalMsg) std::abort();
}

/// Rules instead of a check in the handler: a message that nobody wants is then never built.
QString rulesFor(LogLevel level)
{
    QString rules = level == LogLevel::Debug ? QStringLiteral("*.debug=false\nchalkreel.*.debug=true\ndefault.debug=true\n")
                                             : QStringLiteral("*.debug=false\n");
    if (level > LogLevel::Info) rules += QStringLiteral("*.info=false\n");
    if (level > LogLevel::Warning) rules += QStringLiteral("*.warning=false\n");
    if (level > LogLevel::Error) rules += QStringLiteral("*.critical=false\n");
    return rules;
}

bool isDangerous(char32_t c)
{
    const bool isControl = c < 0x20 || (c >= 0x7f && c < 0xa0);
    const bool isLineBreak = c == 0x2028 || c == 0x2029;
    const bool changesDirection = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x61c;
    return isControl || isLineBreak || changesDirection;
}

}  // namespace

void installLogging(const LogOptions &options)
{
    g_format = options.format;
    QLoggingCategory::setFilterRules(rulesFor(options.level));
    qInstallMessageHandler(handleMessage);
}

QString escapeControls(const QString &text)
{
    QString escaped;
    escaped.reserve(text.size());
    for (const QChar c : text) {
        if (!isDangerous(c.unicode()))
            escaped += c;
        else if (c == u'\n')
            escaped += QLatin1StringView{"\\n"};
        else if (c == u'\t')
            escaped += QLatin1StringView{"\\t"};
        else if (c == u'\r')
            escaped += QLatin1StringView{"\\r"};
        else
            escaped += QStringLiteral("\\u{%1}").arg(uint{c.unicode()}, 0, 16);
    }
    return escaped;
}

QByteArray formatLogLine(LogFormat format, const QDateTime &time, QtMsgType type, const QString &category, const QString &message)
{
    const QString stamp = time.toUTC().toString(Qt::ISODateWithMs);
    const QString level = nameOf(levelOf(type));
    if (format == LogFormat::Text)
        return QStringLiteral("%1 %2 %3: %4\n").arg(stamp, level.leftJustified(8), category, escapeControls(message)).toUtf8();
    QJsonObject line{{QLatin1StringView{"time"}, stamp}, {QLatin1StringView{"level"}, level}, {QLatin1StringView{"category"}, category}};
    // What is fields already stays so, for programs that look for one of them.
    const QJsonObject fields = category == kAccessCategory ? QJsonDocument::fromJson(message.toUtf8()).object() : QJsonObject{};
    if (fields.isEmpty()) line.insert(QLatin1StringView{"message"}, escapeControls(message));
    for (auto it = fields.begin(); it != fields.end(); ++it)
        if (!line.contains(it.key())) line.insert(it.key(), it.value());
    return QJsonDocument{line}.toJson(QJsonDocument::Compact) + '\n';
}

}  // namespace chalkreel
