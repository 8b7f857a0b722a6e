#include "server/openapi/schemas.h"

#include "server/openapi/object_schema.h"

namespace chalkreel {

QJsonObject allSchemas()
{
    QJsonObject all;
    for (const QList<NamedSchema> &part :
         {accountSchemas(), jobSchemas(), libraryInputSchemas(), librarySchemas(), operationsSchemas(), remarkSchemas()})
        for (const NamedSchema &one : part) {
            Q_ASSERT(!all.contains(QLatin1StringView{one.name}));
            all.insert(QLatin1StringView{one.name}, one.schema);
        }
    return all;
}

QJsonObject pageOf(const char *item)
{
    return ObjectSchema{}
        .with("items", arrayOf(schemaRef(item)))
        .with("total", withText(plainSchema("integer", "int32"), "How many there are in all, beyond this page too."))
        .with("limit", plainSchema("integer", "int32"))
        .with("offset", plainSchema("integer", "int32"))
        .json();
}

}  // namespace chalkreel
