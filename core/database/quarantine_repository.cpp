#include "core/database/quarantine_repository.h"

#include "core/database/event_outbox.h"
#include "core/database/sql_values.h"
#include "core/model/event.h"

namespace chalkreel {

Result<void> QuarantineRepository::insert(Transaction &transaction, const QuarantinedFile &file)
{
    const auto stored =
        transaction.run(QStringLiteral("INSERT INTO quarantined_file (id, name, owner, size, sha256, signature, engine, found) "
                                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING"),
                        {sqlId(file.id), sqlText(file.name), sqlText(file.owner), file.size, file.sha256, sqlText(file.signature),
                         sqlText(file.engine), sqlTime(file.found)});
    if (!stored) return fail(stored.error());
    const Result<Event> told =
        EventOutbox::append(transaction, QStringLiteral("system"), event_type::kFileQuarantined, toJson(file), file.owner);
    if (!told) return fail(told.error());
    return {};
}

Result<std::optional<QuarantinedFile>> QuarantineRepository::findBySha256(Database &database, const QString &sha256)
{
    if (sha256.isEmpty()) return std::optional<QuarantinedFile>{};
    const auto found =
        readRows(database.run(QStringLiteral(
                                  "SELECT id, name, owner, size, sha256, signature, engine, found FROM quarantined_file WHERE sha256 = ?"),
                              {sha256}),
                 [](const QSqlQuery &row) {
                     return QuarantinedFile{.id = idFromSql<QuarantineId>(row.value(0)),
                                            .name = row.value(1).toString(),
                                            .owner = row.value(2).toString(),
                                            .size = row.value(3).toLongLong(),
                                            .sha256 = row.value(4).toString(),
                                            .signature = row.value(5).toString(),
                                            .engine = row.value(6).toString(),
                                            .found = timeFromSql(row.value(7))};
                 });
    if (!found) return fail(found.error());
    return found->isEmpty() ? std::nullopt : std::optional{found->first()};
}

}  // namespace chalkreel
