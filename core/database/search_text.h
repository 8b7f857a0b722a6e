#pragma once

#include <QString>
#include <QStringList>

namespace chalkreel {

/// The words of a text for a full-text index, separated by spaces: compatibility-normalised (NFKC), case-folded, and runs of Chinese,
/// Japanese and Korean characters as overlapping pairs, because SQLite's tokenizers take such a run for one word.
/// "U13训练视频" gives "u13 训练 练视 视频 频"; the last single one lets a search for one character find it.
QString indexedWords(const QString &text);

/// An FTS5 MATCH expression that asks for every word of what a person typed, as the beginning of a word. All of it is
/// quoted: nothing that is typed is syntax. Empty when it holds no word. At most 32 words are looked at.
QString matchExpression(const QString &typed);

}  // namespace chalkreel
