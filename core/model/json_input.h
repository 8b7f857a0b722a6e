#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

/// Reads a stranger's JSON object field by field. The first field that is wrong ends it: later reads give defaults, and
/// error() names that field and says what it may be.
class JsonInput
{
public:
    /// `prefix` stands before the names in messages: "drawing_data." for a nested object.
    explicit JsonInput(QJsonObject object, QString prefix = {});

    /// There, and not null.
    bool has(QLatin1StringView key) const;
    /// There, and null: "take it away" in a patch.
    bool isNull(QLatin1StringView key) const;

    /// Nothing when it is absent or null.
    std::optional<double> number(QLatin1StringView key);
    std::optional<int> wholeNumber(QLatin1StringView key);
    std::optional<QString> text(QLatin1StringView key);
    std::optional<bool> flag(QLatin1StringView key);
    std::optional<QJsonArray> array(QLatin1StringView key);
    std::optional<QJsonObject> object(QLatin1StringView key);

    template <typename Id>
    std::optional<Id> id(QLatin1StringView key)
    {
        const std::optional<QString> written = text(key);
        if (!written) return std::nullopt;
        const Id value = Id::fromString(*written);
        if (value.isNull()) refuse(key, QCoreApplication::translate("JsonInput", "“%1” has to be an id: a UUID.").arg(nameOf(key)));
        return value;
    }

    template <NamedEnum E>
    std::optional<E> word(QLatin1StringView key)
    {
        const std::optional<QString> written = text(key);
        if (!written) return std::nullopt;
        const std::optional<E> value = enumFromName<E>(*written);
        if (!value) refuse(key, QCoreApplication::translate("JsonInput", "“%1” has to be one of: %2.").arg(nameOf(key), allNames<E>()));
        return value;
    }

    /// Refuses the object unless the field is there.
    void require(QLatin1StringView key);
    void refuse(QLatin1StringView key, const QString &sentence);

    QString nameOf(QLatin1StringView key) const { return m_prefix + key; }
    /// InvalidArgument with the first field that was wrong.
    Result<void> result() const;

private:
    /// The value when it is there and of that type; refuses it with `sentence` otherwise.
    std::optional<QJsonValue> take(QLatin1StringView key, QJsonValue::Type type, const char *sentence);

    QJsonObject m_object;
    QString m_prefix;
    std::optional<Error> m_error;
};

/// #RGB, #RRGGBB or #RRGGBBAA; InvalidArgument names the field.
[[nodiscard]] Result<void> validateColor(const QString &color, const QString &field);
/// At most `longest` UTF-16 units and no NUL, which databases cannot keep; InvalidArgument names the field.
[[nodiscard]] Result<void> validateText(const QString &text, qsizetype longest, const QString &field);

}  // namespace chalkreel
