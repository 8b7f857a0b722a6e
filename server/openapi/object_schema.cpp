#include "server/openapi/object_schema.h"

#include <algorithm>

namespace chalkreel {

using namespace Qt::StringLiterals;

bool ObjectSchema::contains(Names names, QLatin1StringView name)
{
    return std::ranges::any_of(names, [&](const char *one) { return name == QLatin1StringView{one}; });
}

void ObjectSchema::put(QLatin1StringView name, const QJsonObject &schema, bool isRequired)
{
    m_properties.insert(name, schema);
    m_required.removeAll(QString{name});
    if (isRequired) m_required.append(QString{name});
}

ObjectSchema &ObjectSchema::with(const char *name, const QJsonObject &schema)
{
    put(QLatin1StringView{name}, schema, true);
    return *this;
}

ObjectSchema &ObjectSchema::withOptional(const char *name, const QJsonObject &schema)
{
    put(QLatin1StringView{name}, schema, false);
    return *this;
}

ObjectSchema &ObjectSchema::without(Names names)
{
    for (const char *name : names) {
        Q_ASSERT(m_properties.contains(QLatin1StringView{name}));
        m_properties.remove(QLatin1StringView{name});
        m_required.removeAll(QString::fromLatin1(name));
    }
    return *this;
}

ObjectSchema &ObjectSchema::notNull(Names names)
{
    for (const char *name : names) {
        const QLatin1StringView key{name};
        QJsonObject schema = m_properties.value(key).toObject();
        Q_ASSERT(schema.value("type"_L1).isArray());
        schema.insert("type"_L1, schema.value("type"_L1).toArray().first());
        m_properties.insert(key, schema);
    }
    return *this;
}

ObjectSchema &ObjectSchema::describe(Texts texts)
{
    for (const auto &[name, text] : texts) {
        const QLatin1StringView key{name};
        Q_ASSERT(m_properties.contains(key));
        m_properties.insert(key, withText(m_properties.value(key).toObject(), text));
    }
    return *this;
}

ObjectSchema &ObjectSchema::restrict(const char *name, const QJsonObject &keywords)
{
    const QLatin1StringView key{name};
    Q_ASSERT(m_properties.contains(key));
    QJsonObject schema = m_properties.value(key).toObject();
    for (auto it = keywords.begin(); it != keywords.end(); ++it) schema.insert(it.key(), it.value());
    m_properties.insert(key, schema);
    return *this;
}

ObjectSchema &ObjectSchema::refuseOthers()
{
    m_refusesOthers = true;
    return *this;
}

ObjectSchema &ObjectSchema::example(const QJsonObject &object)
{
    m_example = object;
    return *this;
}

QJsonObject ObjectSchema::json() const
{
    QJsonObject schema{{u"type"_s, u"object"_s}, {u"properties"_s, m_properties}};
    if (!m_required.isEmpty()) schema.insert("required"_L1, QJsonArray::fromStringList(m_required));
    if (m_refusesOthers) schema.insert("additionalProperties"_L1, false);
    if (!m_example.isEmpty()) schema.insert("examples"_L1, QJsonArray{m_example});
    return schema;
}

}  // namespace chalkreel
