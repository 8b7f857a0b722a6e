#pragma once

#include "server/openapi/json_schema.h"

#include <initializer_list>

namespace chalkreel {

/// An object as a schema: begun from a struct's field table, then changed in what its writer changes by hand.
class ObjectSchema
{
public:
    using Names = std::initializer_list<const char *>;
    using Texts = std::initializer_list<std::pair<const char *, const char *>>;

    ObjectSchema() = default;

    /// What toJson() writes: every field is there.
    template <HasFields T>
    static ObjectSchema of()
    {
        ObjectSchema schema;
        std::apply([&](const auto &...field) { (schema.put(field.key, schemaOf(field), true), ...); }, T::kFields);
        return schema;
    }

    /// What jsonAs() reads: others are refused, and what is absent keeps the struct's default, which is told.
    template <HasFields T>
    static ObjectSchema inputOf(Names required = {})
    {
        ObjectSchema schema;
        schema.refuseOthers();
        const T defaults{};
        const auto put = [&](const auto &field) {
            using Value = typename std::decay_t<decltype(field)>::Value;
            const bool isRequired = contains(required, field.key);
            const QJsonValue value = JsonCodec<Value>::write(field.of(defaults));
            QJsonObject one = schemaOf(field);
            const bool isSaid =
                !isRequired && !value.isNull() && value != QJsonValue{QString{}} && !one.contains(QLatin1StringView{"$ref"});
            if (isSaid) one.insert(QLatin1StringView{"default"}, value);
            schema.put(field.key, one, isRequired);
        };
        std::apply([&](const auto &...field) { (put(field), ...); }, T::kFields);
        return schema;
    }

    ObjectSchema &with(const char *name, const QJsonObject &schema);
    ObjectSchema &withOptional(const char *name, const QJsonObject &schema);
    ObjectSchema &without(Names names);
    /// Of fields whose type has a null, which these never are.
    ObjectSchema &notNull(Names names);
    ObjectSchema &describe(Texts texts);
    /// Bounds and patterns of one field.
    ObjectSchema &restrict(const char *name, const QJsonObject &keywords);
    ObjectSchema &refuseOthers();
    ObjectSchema &example(const QJsonObject &object);

    [[nodiscard]] QJsonObject json() const;

private:
    template <typename F>
    static QJsonObject schemaOf(const F &)
    {
        return JsonSchema<typename F::Value>::of();
    }
    static bool contains(Names names, QLatin1StringView name);
    void put(QLatin1StringView name, const QJsonObject &schema, bool isRequired);

    QJsonObject m_properties;
    QJsonObject m_example;
    QStringList m_required;
    bool m_refusesOthers = false;
};

template <HasFields T>
struct JsonSchema<T>
{
    static QJsonObject of()
    {
        if constexpr (kSchemaName<T> != nullptr)
            return schemaRef(kSchemaName<T>);
        else
            return ObjectSchema::of<T>().json();
    }
};

}  // namespace chalkreel
