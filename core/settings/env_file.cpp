#include "core/settings/env_file.h"

#include "core/base/system_error.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringDecoder>

#include <cerrno>

namespace chalkreel {
namespace {

constexpr qint64 kLargestFile = 1 << 20;

bool isName(QStringView text)
{
    if (text.isEmpty() || text.front().isDigit()) return false;
    return std::ranges::all_of(text, [](QChar c) { return c == u'_' || (c.unicode() < 0x80 && c.isLetterOrNumber()); });
}

/// The value between quotes; nothing when the closing one is missing or something other than a comment follows it.
std::optional<QString> unquote(QStringView text)
{
    const QChar quote = text.front();
    QString value;
    qsizetype i = 1;
    for (; i < text.size() && text[i] != quote; ++i) {
        if (quote == u'"' && text[i] == u'\\' && i + 1 < text.size()) {
            const QChar escaped = text[++i];
            value += escaped == u'n' ? QChar{u'\n'} : escaped == u't' ? QChar{u'\t'} : escaped;
        } else {
            value += text[i];
        }
    }
    if (i >= text.size()) return std::nullopt;
    const QStringView rest = text.sliced(i + 1).trimmed();
    if (!rest.isEmpty() && !rest.startsWith(u'#')) return std::nullopt;
    return value;
}

std::optional<QString> valueOf(QStringView text)
{
    text = text.trimmed();
    if (text.startsWith(u'"') || text.startsWith(u'\'')) return unquote(text);
    // A # inside a word belongs to it, as in a password or a URL.
    for (qsizetype i = 0; i < text.size(); ++i)
        if (text[i] == u'#' && (i == 0 || text[i - 1].isSpace())) return text.first(i).trimmed().toString();
    return text.toString();
}

}  // namespace

Result<QList<EnvLine>> readEnvFile(const QString &path)
{
    QFile file{path};
    if (!file.exists()) return QList<EnvLine>{};
    const auto sentence = [&](const char *text) { return QCoreApplication::translate("Settings", text).arg(path); };
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return fail(errorFromErrno(errno, sentence(QT_TRANSLATE_NOOP("Settings", "The settings file “%1” cannot be read."))));
    if (file.size() > kLargestFile)
        return fail(ErrorCode::InvalidArgument, sentence(QT_TRANSLATE_NOOP("Settings", "The settings file “%1” is too large to be one.")));

    QStringDecoder decode{QStringDecoder::Utf8};
    const QString text = decode(file.readAll());
    if (decode.hasError() || text.contains(QChar{0}))
        return fail(ErrorCode::InvalidArgument, sentence(QT_TRANSLATE_NOOP("Settings", "The settings file “%1” is not UTF-8 text.")));

    QList<EnvLine> lines;
    int number = 0;
    for (QStringView line : QStringView{text}.split(u'\n')) {
        ++number;
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#')) continue;
        if (line.startsWith(QLatin1StringView{"export "})) line = line.sliced(7).trimmed();
        const qsizetype equals = line.indexOf(u'=');
        const QStringView name = equals < 0 ? QStringView{} : line.first(equals).trimmed();
        const std::optional<QString> value = isName(name) ? valueOf(line.sliced(equals + 1)) : std::nullopt;
        if (!value)
            return fail(
                ErrorCode::InvalidArgument,
                QCoreApplication::translate("Settings", "Line %1 of “%2” is not a setting: write NAME=value.").arg(number).arg(path));
        lines.append({name.toString(), *value, number});
    }
    return lines;
}

}  // namespace chalkreel
