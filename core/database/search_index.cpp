#include "core/database/search_index.h"

#include "core/database/search_text.h"
#include "core/database/sql_values.h"

namespace chalkreel {

Result<void> SearchIndex::update(Transaction &transaction, const Asset &asset)
{
    if (const Result<QSqlQuery> keyed = transaction.run(
            QStringLiteral("INSERT INTO asset_search_key (asset_id) VALUES (?) ON CONFLICT (asset_id) DO NOTHING"), {sqlId(asset.id)});
        !keyed)
        return fail(keyed.error());
    const Result<qint64> number =
        readNumber(transaction.run(QStringLiteral("SELECT number FROM asset_search_key WHERE asset_id = ?"), {sqlId(asset.id)}));
    if (!number) return fail(number.error());
    const Result<QSqlQuery> stored = transaction.run(
        QStringLiteral("INSERT OR REPLACE INTO asset_search (rowid, title, name, description, tags) VALUES (?, ?, ?, ?, ?)"),
        {*number, indexedWords(asset.title), indexedWords(asset.name), indexedWords(asset.description),
         // A line break ends a run, so that no pair spans two tags.
         indexedWords(asset.tags.join(u'\n'))});
    if (!stored) return fail(stored.error());
    return {};
}

QString SearchIndex::matchingIdsSql()
{
    return QStringLiteral("SELECT k.asset_id FROM asset_search JOIN asset_search_key k ON k.number = asset_search.rowid "
                          "WHERE asset_search MATCH ?");
}

}  // namespace chalkreel
