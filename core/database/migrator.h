#pragma once

#include "core/database/database.h"

#include <QList>

namespace chalkreel {

/// One step of the schema: the text of a migrations/NNNN_verb_object.sql file.
struct Migration
{
    int version = 0;
    QString name;  ///< the file's name
    QString sql;
};

/// What is built into this program, in order of version: each file, or where a step needs one per dialect, its
/// NNNN_name.sqlite.sql or NNNN_name.postgresql.sql.
[[nodiscard]] Result<QList<Migration>> builtInMigrations(SqlDialect dialect);

/// Brings the schema to the newest of `migrations`; returns its version. Each migration is one transaction together with
/// its version, so whatever ends the program in between leaves a schema that the next start goes on from.
/// Unsupported when the database was made by a newer program; Internal for a gap in the numbers or an SQL error.
[[nodiscard]] Result<int> migrate(Database &database, const QList<Migration> &migrations);

/// 0 for a database that was never migrated.
[[nodiscard]] Result<int> schemaVersion(Database &database);

}  // namespace chalkreel
