#include "server/http/content_disposition.h"

#include <QUrl>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestName = 150;
constexpr qsizetype kLongestEnding = 16;

/// Cc and Cf: what moves the cursor, and what lets "gpj.exe" look like "exe.jpg".
bool isInvisible(QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.isNonCharacter(); }

/// Devices of Windows, whatever ending follows.
bool isDevice(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).toUpper();
    if (stem == u"CON" || stem == u"PRN" || stem == u"AUX" || stem == u"NUL") return true;
    return stem.size() == 4 && (stem.startsWith(u"COM") || stem.startsWith(u"LPT")) && stem.back().isDigit();
}

QString shortened(const QString &name)
{
    if (name.size() <= kLongestName) return name;
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString ending = dot > 0 && name.size() - dot <= kLongestEnding ? name.mid(dot) : QString{};
    QString stem = name.left(kLongestName - ending.size());
    if (stem.back().isHighSurrogate()) stem.chop(1);
    return stem + ending;
}

/// A lone surrogate has no UTF-8: U+FFFD stands for it.
QString wellFormed(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate()) continue;
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

}  // namespace

QString savedFileName(const QString &name)
{
    QString safe;
    for (const QChar c : wellFormed(name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1)))
        if (!isInvisible(c)) safe += QStringView{u"<>:\"|?*"}.contains(c) ? QChar{u'_'} : c;
    while (!safe.isEmpty() && (safe.front() == u'.' || safe.front().isSpace())) safe.remove(0, 1);
    while (!safe.isEmpty() && (safe.back() == u'.' || safe.back().isSpace())) safe.chop(1);
    if (isDevice(safe)) safe.prepend(u'_');
    return safe.isEmpty() ? QStringLiteral("file") : shortened(safe);
}

QByteArray contentDisposition(bool isAttachment, const QString &name)
{
    const QString safe = savedFileName(name);
    QByteArray ascii;
    for (const QChar c : safe) ascii += c >= u' ' && c < u'\x7f' && c != u'%' ? c.toLatin1() : '_';
    QByteArray value{isAttachment ? "attachment" : "inline"};
    value += "; filename=\"" + ascii + '"';
    if (QString::fromLatin1(ascii) != safe) value += "; filename*=UTF-8''" + QUrl::toPercentEncoding(safe);
    return value;
}

}  // namespace chalkreel
