#include "core/database/sort_key.h"

namespace chalkreel {

QString sortKey(const QString &text)
{
    constexpr qsizetype kLongestKey = 200;
    // Longer numbers (hashes, time stamps) keep their digits and sort by them.
    constexpr qsizetype kDigits = 12;

    const QString folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    QString key;
    qsizetype i = 0;
    while (i < folded.size() && key.size() < kLongestKey) {
        if (!folded[i].isDigit()) {
            key += folded[i++];
            continue;
        }
        const qsizetype start = i;
        while (i < folded.size() && folded[i].isDigit()) ++i;
        key += folded.mid(start, i - start).rightJustified(kDigits, u'0');
    }
    return key.left(kLongestKey);
}

}  // namespace chalkreel
