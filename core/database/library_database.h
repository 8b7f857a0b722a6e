#pragma once

#include "core/database/database.h"

#include <QDateTime>

namespace chalkreel {

/// What a library says of itself.
struct LibraryInfo
{
    QString epoch;  ///< a UUID given when it was made; a restored backup gets a new one, so that event numbers stay unambiguous
    QDateTime created;
};

/// Opens a library's database, brings its schema up to date and gives it its epoch when it is new. For the first
/// connection of a process; further threads use Database::open(), which is quicker.
[[nodiscard]] Result<std::unique_ptr<Database>> openLibrary(const QString &path);

[[nodiscard]] Result<LibraryInfo> libraryInfo(Database &database);

}  // namespace chalkreel
