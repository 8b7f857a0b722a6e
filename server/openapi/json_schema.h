#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

/// The name in the document of a type that stands in other types; null: it is written out where it stands.
template <typename T>
inline constexpr const char *kSchemaName = nullptr;

/// {"$ref": "#/components/schemas/NAME"}
[[nodiscard]] QJsonObject schemaRef(const char *name);
/// The same, or null.
[[nodiscard]] QJsonObject orNull(QJsonObject schema);
[[nodiscard]] QJsonObject arrayOf(const QJsonObject &items);
[[nodiscard]] QJsonObject withText(QJsonObject schema, const char *text);
/// Of one of JSON's own types, with a format when that is not empty.
[[nodiscard]] QJsonObject plainSchema(const char *type, const char *format = "");
/// An object whose names are not known beforehand.
[[nodiscard]] QJsonObject mapOf(const QJsonObject &values);

/// JSON Schema (draft 2020-12, the dialect of OpenAPI 3.1) of what JsonCodec<T> writes and reads: a codec and its schema stand
/// for the same type, so that a field of a struct is described by being in its table.
template <typename T>
struct JsonSchema;

template <>
struct JsonSchema<bool>
{
    static QJsonObject of() { return plainSchema("boolean"); }
};

template <std::integral T>
struct JsonSchema<T>
{
    static QJsonObject of() { return plainSchema("integer", sizeof(T) > 4 ? "int64" : "int32"); }
};

template <>
struct JsonSchema<double>
{
    static QJsonObject of() { return plainSchema("number", "double"); }
};

template <>
struct JsonSchema<QString>
{
    static QJsonObject of() { return plainSchema("string"); }
};

template <>
struct JsonSchema<QJsonObject>
{
    static QJsonObject of() { return plainSchema("object"); }
};

template <>
struct JsonSchema<QDateTime>
{
    static QJsonObject of() { return orNull(plainSchema("string", "date-time")); }
};

template <typename Tag>
struct JsonSchema<StrongId<Tag>>
{
    static QJsonObject of() { return orNull(plainSchema("string", "uuid")); }
};

template <NamedEnum E>
struct JsonSchema<E>
{
    static QJsonObject of()
    {
        QJsonArray words;
        for (const auto &row : kEnumNames<E>) words.append(QString{row.name});
        QJsonObject schema = plainSchema("string");
        schema.insert(QLatin1StringView{"enum"}, words);
        return schema;
    }
};

template <typename T>
struct JsonSchema<std::optional<T>>
{
    static QJsonObject of() { return orNull(JsonSchema<T>::of()); }
};

template <typename T>
struct JsonSchema<QList<T>>
{
    static QJsonObject of() { return arrayOf(JsonSchema<T>::of()); }
};

template <>
struct JsonSchema<Error>
{
    static QJsonObject of() { return schemaRef("Failure"); }
};

}  // namespace chalkreel
