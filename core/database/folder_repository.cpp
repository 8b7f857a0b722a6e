#include "core/database/folder_repository.h"

#include "core/database/asset_repository.h"
#include "core/database/event_outbox.h"
#include "core/database/sort_key.h"
#include "core/database/sql_values.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestName = 200;

QString nameKey(const QString &name) { return name.normalized(QString::NormalizationForm_C).toCaseFolded(); }

Result<QString> cleanName(const QString &name)
{
    QString line;
    for (const QChar c : name) line += c.category() == QChar::Other_Control ? QChar{u' '} : c;
    line = line.trimmed();
    if (line.isEmpty() || line.size() > kLongestName)
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Database", "A folder's name has 1 to %1 characters.").arg(kLongestName));
    return line;
}

Failure noSuchFolder() { return fail(ErrorCode::NotFound, QCoreApplication::translate("Database", "This folder is no longer there.")); }

Folder folderFromRow(const QSqlQuery &row)
{
    return {idFromSql<FolderId>(row.value(0)), row.value(1).toString(), idFromSql<FolderId>(row.value(2)), row.value(3).toInt(),
            row.value(4).toString()};
}

constexpr QLatin1StringView kSelect{"SELECT id, name, parent_id, revision, owner FROM folder"};

/// The unique index is what keeps names unique; this only turns its refusal into a sentence.
Result<void> explained(const Result<QSqlQuery> &stored, const QString &name)
{
    if (stored) return {};
    if (stored.error().code != ErrorCode::Conflict) return fail(stored.error());
    return fail(ErrorCode::Conflict, QCoreApplication::translate("Database", "There is a folder “%1” here already.").arg(name),
                stored.error().detail);
}

Result<Folder> announceFolder(Transaction &transaction, FolderId id)
{
    Result<Folder> folder = FolderRepository::get(transaction.database(), id);
    if (!folder) return folder;
    if (const auto told = EventOutbox::append(transaction, folderTopic(id), event_type::kFolderChanged, toJson(*folder), folder->owner);
        !told)
        return fail(told.error());
    return folder;
}

/// What is somebody else's is not there.
Result<void> checkParent(Database &database, FolderId parent, const QString &owner)
{
    if (parent.isNull()) return {};
    const Result<Folder> found = FolderRepository::get(database, parent);
    if (!found) return fail(found.error());
    if (found->owner != owner) return noSuchFolder();
    return {};
}

/// Whether `folder` is `ancestor` or below it.
Result<bool> isWithin(Database &database, FolderId folder, FolderId ancestor)
{
    const Result<qint64> found = readNumber(database.run(
        QStringLiteral("WITH RECURSIVE above (id) AS (SELECT id FROM folder WHERE id = ? UNION SELECT f.parent_id FROM folder f "
                       "JOIN above ON f.id = above.id) SELECT COUNT(*) FROM above WHERE id = ?"),
        {sqlId(folder), sqlId(ancestor)}));
    if (!found) return fail(found.error());
    return *found > 0;
}

}  // namespace

Result<QList<Folder>> FolderRepository::list(Database &database, const std::optional<QString> &owner)
{
    Result<QList<Folder>> folders =
        owner ? readRows(database.run(kSelect + QStringLiteral(" WHERE owner = ?"), {sqlText(*owner)}), folderFromRow)
              : readRows(database.run(kSelect), folderFromRow);
    if (folders)
        std::ranges::sort(*folders, {}, [](const Folder &folder) { return std::pair{sortKey(folder.name), folder.id.toString()}; });
    return folders;
}

Result<Folder> FolderRepository::get(Database &database, FolderId folder)
{
    const Result<QList<Folder>> found = readRows(database.run(kSelect + QStringLiteral(" WHERE id = ?"), {sqlId(folder)}), folderFromRow);
    if (!found) return fail(found.error());
    if (found->isEmpty()) return noSuchFolder();
    return found->first();
}

Result<Folder> FolderRepository::create(Transaction &transaction, const QString &name, FolderId parent, const QString &owner)
{
    const Result<QString> clean = cleanName(name);
    if (!clean) return fail(clean.error());
    if (Result<void> found = checkParent(transaction.database(), parent, owner); !found) return fail(found.error());
    const FolderId id = FolderId::create();
    const Result<void> stored = explained(
        transaction.run(QStringLiteral("INSERT INTO folder (id, name, name_key, parent_id, revision, owner) VALUES (?, ?, ?, ?, 1, ?)"),
                        {sqlId(id), *clean, nameKey(*clean), sqlId(parent), sqlText(owner)}),
        *clean);
    if (!stored) return fail(stored.error());
    return announceFolder(transaction, id);
}

Result<Folder> FolderRepository::update(Transaction &transaction, const Folder &folder)
{
    const Result<Folder> current = get(transaction.database(), folder.id);
    if (!current) return current;
    if (current->revision != folder.revision)
        return fail(
            ErrorCode::Conflict,
            QCoreApplication::translate("Database", "The folder “%1” was changed in the meantime. Look at it again.").arg(current->name));
    const Result<QString> clean = cleanName(folder.name);
    if (!clean) return fail(clean.error());
    if (!folder.parent.isNull()) {
        if (Result<void> found = checkParent(transaction.database(), folder.parent, current->owner); !found) return fail(found.error());
        const Result<bool> isLoop = isWithin(transaction.database(), folder.parent, folder.id);
        if (!isLoop) return fail(isLoop.error());
        if (*isLoop)
            return fail(ErrorCode::InvalidArgument,
                        QCoreApplication::translate("Database", "The folder “%1” cannot be moved into itself.").arg(*clean));
    }
    const Result<void> stored = explained(
        transaction.run(QStringLiteral("UPDATE folder SET name = ?, name_key = ?, parent_id = ?, revision = revision + 1 WHERE id = ?"),
                        {*clean, nameKey(*clean), sqlId(folder.parent), sqlId(folder.id)}),
        *clean);
    if (!stored) return fail(stored.error());
    return announceFolder(transaction, folder.id);
}

Result<void> FolderRepository::remove(Transaction &transaction, FolderId id)
{
    const Result<Folder> folder = get(transaction.database(), id);
    if (!folder) return fail(folder.error());
    const auto children = readRows(transaction.run(kSelect + QStringLiteral(" WHERE parent_id = ?"), {sqlId(id)}), folderFromRow);
    if (!children) return fail(children.error());
    const auto assets = readRows(transaction.run(QStringLiteral("SELECT id FROM asset WHERE folder_id = ?"), {sqlId(id)}),
                                 [](const QSqlQuery &row) { return idFromSql<AssetId>(row.value(0)); });
    if (!assets) return fail(assets.error());

    for (Folder child : *children) {
        child.parent = folder->parent;
        if (const Result<Folder> moved = update(transaction, child); !moved) return fail(moved.error());
    }
    if (const auto moved =
            transaction.run(QStringLiteral("UPDATE asset SET folder_id = ? WHERE folder_id = ?"), {sqlId(folder->parent), sqlId(id)});
        !moved)
        return fail(moved.error());
    for (const AssetId &asset : *assets)
        if (const auto told = AssetRepository::announce(transaction, asset); !told) return fail(told.error());
    if (const auto gone = transaction.run(QStringLiteral("DELETE FROM folder WHERE id = ?"), {sqlId(id)}); !gone) return fail(gone.error());
    const auto told = EventOutbox::append(transaction, folderTopic(id), event_type::kFolderRemoved, {{QStringLiteral("id"), id.toString()}},
                                          folder->owner);
    if (!told) return fail(told.error());
    return {};
}

}  // namespace chalkreel
