#pragma once

#include <QJsonObject>
#include <QList>

namespace chalkreel {

/// One entry of the document's components/schemas. Routes name them in RouteDoc::request and RouteDoc::response.
struct NamedSchema
{
    const char *name;
    QJsonObject schema;
};

// By subject; each in a file of its own.
[[nodiscard]] QList<NamedSchema> accountSchemas();
[[nodiscard]] QList<NamedSchema> jobSchemas();
[[nodiscard]] QList<NamedSchema> libraryInputSchemas();
[[nodiscard]] QList<NamedSchema> librarySchemas();
[[nodiscard]] QList<NamedSchema> operationsSchemas();
[[nodiscard]] QList<NamedSchema> remarkSchemas();

/// All of them, by name.
[[nodiscard]] QJsonObject allSchemas();

/// {"items": [...], "total", "limit", "offset"}
[[nodiscard]] QJsonObject pageOf(const char *item);

}  // namespace chalkreel
