#include "core/database/asset_repository.h"
#include "core/database/asset_rows.h"
#include "core/database/event_outbox.h"
#include "core/database/library_database.h"
#include "core/database/search_index.h"
#include "core/database/search_text.h"
#include "core/database/sql_values.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

/// Asset::hasFailed(). An error is JSON with its keys in the order of the alphabet, so its code stands first.
QString hasFailedSql()
{
    return QStringLiteral("(a.status = 'failed' OR (a.status = 'ready' AND a.error IS NOT NULL AND a.error NOT LIKE '{\"code\":\"%1\"%'))")
        .arg(nameOf(ErrorCode::Cancelled));
}

/// The conditions of a query, each with the values that it binds.
SqlText conditionsOf(const AssetQuery &query)
{
    SqlText where{QStringLiteral(" WHERE a.is_deleted = ?"), {query.isDeleted ? 1 : 0}};
    const auto add = [&](const QString &condition, const QVariant &value) {
        where.sql += QStringLiteral(" AND ") + condition;
        if (value.isValid()) where.values.append(value);
    };
    if (query.owner) add(QStringLiteral("a.owner = ?"), sqlText(*query.owner));
    if (query.status) add(QStringLiteral("a.status = ?"), sqlName(*query.status));
    if (query.hasFailed) add(hasFailedSql(), {});
    if (query.createdAfter.isValid()) add(QStringLiteral("a.created > ?"), sqlTime(query.createdAfter));
    if (query.tag) add(QStringLiteral("a.id IN (SELECT asset_id FROM asset_tag WHERE tag = ?)"), *query.tag);
    if (query.folder && query.folder->isNull()) add(QStringLiteral("a.folder_id IS NULL"), {});
    if (query.folder && !query.folder->isNull())
        add(QStringLiteral("a.folder_id IN (WITH RECURSIVE below (id) AS (SELECT id FROM folder WHERE id = ? UNION "
                           "SELECT f.id FROM folder f JOIN below ON f.parent_id = below.id) SELECT id FROM below)"),
            sqlId(*query.folder));
    // A text without any word (a lone quotation mark) does not filter: the person is still typing.
    if (const QString match = matchExpression(query.text); !match.isEmpty())
        add(QStringLiteral("a.id IN (") + SearchIndex::matchingIdsSql() + u')', match);
    return where;
}

QLatin1StringView orderOf(AssetSort sort)
{
    switch (sort) {
    case AssetSort::NewestFirst: return QLatin1StringView{" ORDER BY a.created DESC, a.id DESC"};
    case AssetSort::OldestFirst: return QLatin1StringView{" ORDER BY a.created, a.id"};
    case AssetSort::TitleAscending: return QLatin1StringView{" ORDER BY a.title_key, a.id"};
    case AssetSort::LongestFirst: return QLatin1StringView{" ORDER BY a.duration DESC, a.id DESC"};
    case AssetSort::LargestFirst: return QLatin1StringView{" ORDER BY a.size DESC, a.id DESC"};
    }
    return {};
}

Result<QList<NamedCount>> countNames(Database &database, const QString &sql, const QVariantList &values)
{
    return readRows(database.run(sql, values),
                    [](const QSqlQuery &row) { return NamedCount{row.value(0).toString(), row.value(1).toInt()}; });
}

/// " AND owner = ?" with its value, or nothing.
SqlText ownerCondition(const std::optional<QString> &owner, QLatin1StringView column = QLatin1StringView{"owner"})
{
    return owner ? SqlText{QStringLiteral(" AND ") + column + QStringLiteral(" = ?"), {sqlText(*owner)}} : SqlText{};
}

/// Adds each folder's own number to all folders above it.
Result<QList<NamedCount>> countFolders(Database &database, const std::optional<QString> &owner)
{
    const SqlText his = ownerCondition(owner);
    const auto parents = readRows(database.run(QStringLiteral("SELECT id, parent_id FROM folder WHERE 1 = 1") + his.sql, his.values),
                                  [](const QSqlQuery &row) { return std::pair{row.value(0).toString(), row.value(1).toString()}; });
    if (!parents) return fail(parents.error());
    // Through his folders: their assets are his, and stand together in an index.
    const auto own = countNames(database,
                                QStringLiteral("SELECT folder_id, COUNT(*) FROM asset WHERE is_deleted = 0 AND folder_id IN "
                                               "(SELECT id FROM folder WHERE 1 = 1") +
                                    his.sql + QStringLiteral(") GROUP BY folder_id"),
                                his.values);
    if (!own) return fail(own.error());

    QHash<QString, QString> parentOf;
    QHash<QString, int> counts;
    for (const auto &[id, parent] : *parents) parentOf.insert(id, parent);
    for (const NamedCount &row : *own)
        for (QString folder = row.name; !folder.isEmpty(); folder = parentOf.value(folder)) counts[folder] += row.count;
    QList<NamedCount> result;
    for (const auto &[id, parent] : *parents) result.append({id, counts.value(id)});
    return result;
}

}  // namespace

SqlText assetPageSql(const AssetQuery &query)
{
    SqlText text = conditionsOf(query);
    text.sql = QStringLiteral("SELECT a.id FROM asset a") + text.sql + orderOf(query.sort) + QStringLiteral(" LIMIT ? OFFSET ?");
    text.values << query.limit << query.offset;
    return text;
}

SqlText assetTotalSql(const AssetQuery &query)
{
    SqlText text = conditionsOf(query);
    text.sql = QStringLiteral("SELECT COUNT(*) FROM asset a") + text.sql;
    return text;
}

Result<Page<Asset>> AssetRepository::list(Database &database, const AssetQuery &query)
{
    if (query.limit < 1 || query.limit > kLargestPage || query.offset < 0)
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Database", "A page holds 1 to %1 entries and starts at 0 or later.").arg(kLargestPage));
    const Result<ReadSnapshot> snapshot = ReadSnapshot::begin(database);
    if (!snapshot) return fail(snapshot.error());

    const SqlText page = assetPageSql(query);
    const Result<QList<AssetId>> ids =
        readRows(database.run(page.sql, page.values), [](const QSqlQuery &row) { return idFromSql<AssetId>(row.value(0)); });
    if (!ids) return fail(ids.error());
    Result<QList<Asset>> assets = loadAssets(database, *ids);
    if (!assets) return fail(assets.error());
    const SqlText count = assetTotalSql(query);
    const Result<qint64> total = readNumber(database.run(count.sql, count.values));
    if (!total) return fail(total.error());
    const Result<LibraryInfo> library = libraryInfo(database);
    if (!library) return fail(library.error());
    const Result<quint64> sequence = EventOutbox::lastSequence(database);
    if (!sequence) return fail(sequence.error());
    return Page<Asset>{std::move(*assets), static_cast<int>(*total), *sequence, library->epoch};
}

Result<LibraryCounts> AssetRepository::counts(Database &database, const QDateTime &now, const std::optional<QString> &owner)
{
    const Result<ReadSnapshot> snapshot = ReadSnapshot::begin(database);
    if (!snapshot) return fail(snapshot.error());
    LibraryCounts counts;
    const SqlText his = ownerCondition(owner);
    const SqlText ofHis = ownerCondition(owner, QLatin1StringView{"a.owner"});
    const QString sql = QStringLiteral("SELECT a.is_deleted, a.status, COUNT(*), SUM(CASE WHEN ") + hasFailedSql() +
                        QStringLiteral(" THEN 1 ELSE 0 END) FROM asset a WHERE 1 = 1") + ofHis.sql +
                        QStringLiteral(" GROUP BY a.is_deleted, a.status");
    const auto states = readRows(database.run(sql, ofHis.values), [&](const QSqlQuery &row) {
        const int count = row.value(2).toInt();
        if (row.value(0).toBool()) {
            counts.deleted += count;
            return true;
        }
        counts.all += count;
        counts.failed += row.value(3).toInt();
        const AssetStatus status = nameFromSql(row.value(1), AssetStatus::Failed);
        if (status != AssetStatus::Failed && status != AssetStatus::Ready) counts.processing += count;
        return true;
    });
    if (!states) return fail(states.error());

    const Result<qint64> fresh =
        readNumber(database.run(QStringLiteral("SELECT COUNT(*) FROM asset WHERE is_deleted = 0 AND created >= ?") + his.sql,
                                QVariantList{sqlTime(now.addDays(-7))} + his.values));
    if (!fresh) return fail(fresh.error());
    counts.addedThisWeek = static_cast<int>(*fresh);
    // Those in the bin too: they still take the space.
    const Result<qint64> bytes = readNumber(database.run(QStringLiteral("SELECT SUM(size) FROM asset WHERE 1 = 1") + his.sql, his.values));
    if (!bytes) return fail(bytes.error());
    counts.bytes = *bytes;

    Result<QList<NamedCount>> folders = countFolders(database, owner);
    if (!folders) return fail(folders.error());
    counts.folders = std::move(*folders);
    Result<QList<NamedCount>> tags = countNames(database,
                                                QStringLiteral("SELECT t.tag, COUNT(*) FROM asset_tag t JOIN asset a ON a.id = t.asset_id "
                                                               "WHERE a.is_deleted = 0") +
                                                    ofHis.sql + QStringLiteral(" GROUP BY t.tag ORDER BY COUNT(*) DESC, t.tag"),
                                                ofHis.values);
    if (!tags) return fail(tags.error());
    counts.tags = std::move(*tags);
    return counts;
}

Result<qint64> AssetRepository::usedBytes(Database &database, const QString &owner)
{
    return readNumber(database.run(QStringLiteral("SELECT SUM(size) FROM asset WHERE owner = ? AND external_path = ''"), {sqlText(owner)}));
}

}  // namespace chalkreel
