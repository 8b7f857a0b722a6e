#include "core/database/loose_blobs.h"

namespace chalkreel {

Result<void> LooseBlobs::note(Transaction &transaction, const QString &key)
{
    const auto stored = transaction.run(QStringLiteral("INSERT INTO loose_blob (key) VALUES (?) ON CONFLICT (key) DO NOTHING"), {key});
    if (!stored) return fail(stored.error());
    return {};
}

Result<void> LooseBlobs::forget(Transaction &transaction, const QString &key)
{
    const auto gone = transaction.run(QStringLiteral("DELETE FROM loose_blob WHERE key = ?"), {key});
    if (!gone) return fail(gone.error());
    return {};
}

Result<QStringList> LooseBlobs::list(Database &database)
{
    return readRows(database.run(QStringLiteral("SELECT key FROM loose_blob ORDER BY key")),
                    [](const QSqlQuery &row) { return row.value(0).toString(); });
}

}  // namespace chalkreel
