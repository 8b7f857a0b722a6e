#pragma once

#include "server/api/route.h"

#include <QJsonObject>

namespace chalkreel {

struct ApiAbout
{
    QString version;
    bool isOpen = false;  ///< the server was started without accounts
};

/// The OpenAPI 3.1 document of a table: one operation for each of its rows, and of nothing else. What rows do not say
/// themselves is in operation_notes, parameters, answers and schemas.
[[nodiscard]] QJsonObject openApiDocument(const RouteTable &table, const ApiAbout &about);

/// What nobody has described yet: "GET /x: no note for “getX”". Empty when the document is complete.
[[nodiscard]] QStringList undescribed(const RouteTable &table);

/// Unique over the table, also where a row under a seed's own path shares its row's RouteDoc.
[[nodiscard]] QString operationIdOf(const RouteTable &table, const Route &row);

}  // namespace chalkreel
