#include "server/openapi/json_schema.h"

namespace chalkreel {

using namespace Qt::StringLiterals;

QJsonObject schemaRef(const char *name) { return {{u"$ref"_s, QString{"#/components/schemas/"_L1 + QLatin1StringView{name}}}}; }

QJsonObject orNull(QJsonObject schema)
{
    const QJsonValue type = schema.value("type"_L1);
    if (!type.isString()) return {{u"anyOf"_s, QJsonArray{schema, plainSchema("null")}}};
    schema.insert("type"_L1, QJsonArray{type, u"null"_s});
    if (schema.contains("enum"_L1)) {
        QJsonArray words = schema.value("enum"_L1).toArray();
        words.append(QJsonValue::Null);
        schema.insert("enum"_L1, words);
    }
    return schema;
}

QJsonObject arrayOf(const QJsonObject &items) { return {{u"type"_s, u"array"_s}, {u"items"_s, items}}; }

QJsonObject withText(QJsonObject schema, const char *text)
{
    schema.insert("description"_L1, QString::fromUtf8(text));
    return schema;
}

QJsonObject plainSchema(const char *type, const char *format)
{
    QJsonObject schema{{u"type"_s, QString::fromLatin1(type)}};
    if (*format) schema.insert("format"_L1, QString::fromLatin1(format));
    return schema;
}

QJsonObject mapOf(const QJsonObject &values) { return {{u"type"_s, u"object"_s}, {u"additionalProperties"_s, values}}; }

}  // namespace chalkreel
