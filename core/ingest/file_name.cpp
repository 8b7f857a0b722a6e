#include "core/ingest/file_name.h"

#include <QList>

#include <algorithm>
#include <array>

namespace chalkreel {
namespace {

// Below the 255 bytes that file systems allow, with room for what is put around a name (".NAME.part-XXXXXX").
constexpr qsizetype kLongestName = 200;

/// Characters that cannot be seen but change how a line looks or where it breaks: Unicode categories Cc, Cf, Zl, Zp. Among
/// Cf are the direction marks with which "gpj.exe" can be shown as "exe.jpg".
bool isInvisible(char32_t c)
{
    // The joiners shape emoji, Arabic and Indic words.
    if (c == 0x200c || c == 0x200d) return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

bool isForbiddenInNames(char32_t c) { return c < 0x80 && QStringLiteral("<>:\"/\\|?*").contains(QChar{static_cast<char16_t>(c)}); }

/// https://learn.microsoft.com/windows/win32/fileio/naming-a-file: reserved with every ending.
bool isReserved(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    static const std::array kWords{QStringLiteral("CON"), QStringLiteral("PRN"), QStringLiteral("AUX"), QStringLiteral("NUL")};
    for (const QString &word : kWords)
        if (stem == word) return true;
    return stem.size() == 4 && (stem.startsWith(QStringLiteral("COM")) || stem.startsWith(QStringLiteral("LPT"))) && stem[3].isDigit();
}

/// At most so many bytes of UTF-8, cut between characters.
QString cutToBytes(const QString &text, qsizetype most)
{
    QString cut;
    qsizetype bytes = 0;
    for (const uint c : text.toUcs4()) {
        const char32_t character = c;
        const QString one = QString::fromUcs4(&character, 1);
        bytes += one.toUtf8().size();
        if (bytes > most) break;
        cut += one;
    }
    return cut;
}

QString trimmedOfDotsAndSpaces(QString name)
{
    while (!name.isEmpty() && (name.back() == u'.' || name.back().isSpace())) name.chop(1);
    return name.trimmed();
}

}  // namespace

QString singleLine(const QString &text)
{
    QString line;
    for (const uint unit : text.toUcs4()) {
        const char32_t c = unit;
        // A break or a tab stood between words.
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == 0x2028 || c == 0x2029)
            line += u' ';
        else if (!isInvisible(c))
            line += QString::fromUcs4(&c, 1);
    }
    return line.simplified();
}

QString safeFileName(const QString &name)
{
    // Whatever system the path came from.
    const QString last = name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    QString safe;
    for (const uint unit : singleLine(last.normalized(QString::NormalizationForm_C)).toUcs4()) {
        const char32_t c = unit;
        safe += isForbiddenInNames(c) ? QStringLiteral("_") : QString::fromUcs4(&c, 1);
    }
    safe = trimmedOfDotsAndSpaces(safe);
    // A leading dot hides a file, a leading minus makes it an option of the next command that gets it.
    while (safe.startsWith(u'.') || safe.startsWith(u'-')) safe[0] = u'_';
    if (isReserved(safe)) safe.prepend(u'_');

    const qsizetype dot = safe.lastIndexOf(u'.');
    const QString ending = dot > 0 && safe.size() - dot <= 16 ? safe.mid(dot) : QString{};
    const QString stem = cutToBytes(safe.chopped(ending.size()), kLongestName - ending.toUtf8().size());
    safe = trimmedOfDotsAndSpaces(stem + ending);
    return safe.isEmpty() ? QStringLiteral("file") : safe;
}

QString titleFromFileName(const QString &name)
{
    const QString safe = safeFileName(name);
    const qsizetype dot = safe.lastIndexOf(u'.');
    QString title = dot > 0 ? safe.left(dot) : safe;
    title = title.replace(u'_', u' ').simplified();
    return title.isEmpty() ? safe : title;
}

}  // namespace chalkreel
