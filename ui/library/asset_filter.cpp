#include "ui/library/asset_filter.h"

#include <algorithm>

namespace chalkreel::ui {

namespace {

bool hasWordBeginning(const QString &text, QStringView word)
{
    qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    while (at >= 0) {
        if (at == 0 || !text[at - 1].isLetterOrNumber()) return true;
        at = text.indexOf(word, at + 1, Qt::CaseInsensitive);
    }
    return false;
}

bool matchesText(const Asset &asset, const QString &text)
{
    const QStringList words = text.split(QChar{u' '}, Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString &word) {
        return hasWordBeginning(asset.title, word) || hasWordBeginning(asset.name, word) || hasWordBeginning(asset.description, word) ||
               std::ranges::any_of(asset.tags, [&](const QString &tag) { return hasWordBeginning(tag, word); });
    });
}

}  // namespace

bool matchesQuery(const Asset &asset, const AssetQuery &query, const FolderTree &folders)
{
    if (asset.isDeleted != query.isDeleted) return false;
    if (query.status && asset.status != *query.status) return false;
    if (query.hasFailed && !asset.hasFailed()) return false;
    if (query.tag && !asset.tags.contains(*query.tag)) return false;
    if (query.createdAfter.isValid() && asset.created <= query.createdAfter) return false;
    if (query.folder && (query.folder->isNull() ? !asset.folder.isNull() : !folders.isWithin(asset.folder, *query.folder))) return false;
    return matchesText(asset, query.text);
}

bool comesBefore(const Asset &a, const Asset &b, AssetSort sort)
{
    switch (sort) {
    case AssetSort::NewestFirst: return a.created != b.created ? a.created > b.created : b.id < a.id;
    case AssetSort::OldestFirst: return a.created != b.created ? a.created < b.created : a.id < b.id;
    case AssetSort::TitleAscending: {
        const int order = a.title.compare(b.title, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.id < b.id;
    }
    case AssetSort::LongestFirst: return a.duration != b.duration ? a.duration > b.duration : b.id < a.id;
    case AssetSort::LargestFirst: return a.size != b.size ? a.size > b.size : b.id < a.id;
    }
    return false;
}

}  // namespace chalkreel::ui
