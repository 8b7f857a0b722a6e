#include "core/database/search_text.h"

#include <QStringList>

namespace chalkreel {
namespace {

constexpr int kMostQueryWords = 32;
// Nobody types more; what somebody pastes must not become an expression of a megabyte.
constexpr qsizetype kLongestQuery = 1000;

/// Written without spaces between words, so that words cannot be told apart by looking for spaces.
bool isSpaceless(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul: return true;
    default: return c == 0x30fc;  // the prolonged sound mark, script Common, inside katakana words
    }
}

bool isWordCharacter(char32_t c) { return QChar::isLetterOrNumber(c) || QChar::isMark(c); }

/// A run of one kind of character: a word, or spaceless text.
struct Run
{
    QList<char32_t> characters;
    bool isSpaceless = false;

    QString text(qsizetype from, qsizetype count) const { return QString::fromUcs4(characters.constData() + from, count); }
};

QList<Run> runsOf(const QString &text)
{
    // NFKC makes full-width latin and half-width katakana what people type. Qt's case folding keeps ß; its upper case is SS.
    const QString folded = text.normalized(QString::NormalizationForm_KC).toUpper().toCaseFolded();
    QList<Run> runs;
    bool isInRun = false;
    for (const uint unit : folded.toUcs4()) {
        const char32_t c = unit;
        if (!isWordCharacter(c)) {
            isInRun = false;
            continue;
        }
        const bool spaceless = isSpaceless(c);
        if (!isInRun || runs.last().isSpaceless != spaceless) runs.append({{}, spaceless});
        runs.last().characters.append(c);
        isInRun = true;
    }
    return runs;
}

}  // namespace

QString indexedWords(const QString &text)
{
    QStringList words;
    for (const Run &run : runsOf(text)) {
        if (!run.isSpaceless) {
            words.append(run.text(0, run.characters.size()));
            continue;
        }
        for (qsizetype i = 0; i + 1 < run.characters.size(); ++i) words.append(run.text(i, 2));
        words.append(run.text(run.characters.size() - 1, 1));
    }
    return words.join(u' ');
}

QString matchExpression(const QString &typed)
{
    QStringList terms;
    for (const Run &run : runsOf(typed.left(kLongestQuery))) {
        if (terms.size() == kMostQueryWords) break;
        // The runs hold letters, digits and marks alone, so that nothing in them could end the quotation.
        if (!run.isSpaceless || run.characters.size() == 1) {
            terms.append(u'"' + run.text(0, run.characters.size()) + QLatin1StringView{"\" *"});
            continue;
        }
        // Its pairs side by side: a phrase.
        QStringList pairs;
        for (qsizetype i = 0; i + 1 < run.characters.size(); ++i) pairs.append(run.text(i, 2));
        terms.append(u'"' + pairs.join(u' ') + u'"');
    }
    return terms.join(QLatin1StringView{" AND "});
}

}  // namespace chalkreel
