#include "core/media/av/plain_text.h"

#include <cstring>

namespace chalkreel {
namespace {

constexpr qsizetype kMostCharacters = 1000;
constexpr qsizetype kMostBytes = 16'000;
constexpr int kMostTags = 200;

bool isInvisible(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned: return true;
    default: return false;
    }
}

}  // namespace

QString plainLine(const char *utf8)
{
    if (!utf8) return {};
    const auto length = static_cast<qsizetype>(strnlen(utf8, static_cast<size_t>(kMostBytes)));
    const QString text = QString::fromUtf8(utf8, length).simplified();
    QString line;
    for (const char32_t c : text.toUcs4())
        if (!isInvisible(c)) line += QChar::fromUcs4(c);
    line.truncate(kMostCharacters);
    if (!line.isEmpty() && line.back().isHighSurrogate()) line.chop(1);
    return line;
}

QJsonObject plainTags(const AVDictionary *tags)
{
    QJsonObject object;
    const AVDictionaryEntry *entry = nullptr;
    while ((entry = av_dict_get(tags, "", entry, AV_DICT_IGNORE_SUFFIX)) && object.size() < kMostTags) {
        const QString key = plainLine(entry->key);
        const QString value = plainLine(entry->value);
        if (!key.isEmpty() && !value.isEmpty()) object.insert(key, value);
    }
    return object;
}

QString plainTag(const AVDictionary *tags, const char *key)
{
    const AVDictionaryEntry *entry = av_dict_get(tags, key, nullptr, 0);
    return entry ? plainLine(entry->value) : QString{};
}

}  // namespace chalkreel
