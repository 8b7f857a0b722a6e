#include "core/model/json_input.h"

#include <cmath>

namespace chalkreel {

JsonInput::JsonInput(QJsonObject object, QString prefix)
    : m_object{std::move(object)}
    , m_prefix{std::move(prefix)}
{
}

bool JsonInput::has(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    return !value.isUndefined() && !value.isNull();
}

bool JsonInput::isNull(QLatin1StringView key) const { return m_object.value(key).isNull(); }

std::optional<QJsonValue> JsonInput::take(QLatin1StringView key, QJsonValue::Type type, const char *sentence)
{
    if (m_error || !has(key)) return std::nullopt;
    const QJsonValue value = m_object.value(key);
    if (value.type() == type) return value;
    refuse(key, QCoreApplication::translate("JsonInput", sentence).arg(nameOf(key)));
    return std::nullopt;
}

std::optional<double> JsonInput::number(QLatin1StringView key)
{
    const auto value = take(key, QJsonValue::Double, QT_TRANSLATE_NOOP("JsonInput", "“%1” has to be a number."));
    if (!value) return std::nullopt;
    if (std::isfinite(value->toDouble())) return value->toDouble();
    refuse(key, QCoreApplication::translate("JsonInput", "“%1” has to be a number.").arg(nameOf(key)));
    return std::nullopt;
}

std::optional<int> JsonInput::wholeNumber(QLatin1StringView key)
{
    constexpr const char *kSentence = QT_TRANSLATE_NOOP("JsonInput", "“%1” has to be a whole number.");
    const auto value = take(key, QJsonValue::Double, kSentence);
    if (!value) return std::nullopt;
    int whole = 0;
    if (JsonCodec<int>::read(*value, whole)) return whole;
    refuse(key, QCoreApplication::translate("JsonInput", kSentence).arg(nameOf(key)));
    return std::nullopt;
}

std::optional<QString> JsonInput::text(QLatin1StringView key)
{
    const auto value = take(key, QJsonValue::String, QT_TRANSLATE_NOOP("JsonInput", "“%1” has to be a text."));
    return value ? std::optional{value->toString()} : std::nullopt;
}

std::optional<bool> JsonInput::flag(QLatin1StringView key)
{
    const auto value = take(key, QJsonValue::Bool, QT_TRANSLATE_NOOP("JsonInput", "“%1” has to be true or false."));
    return value ? std::optional{value->toBool()} : std::nullopt;
}

std::optional<QJsonArray> JsonInput::array(QLatin1StringView key)
{
    const auto value = take(key, QJsonValue::Array, QT_TRANSLATE_NOOP("JsonInput", "“%1” has to be a list."));
    return value ? std::optional{value->toArray()} : std::nullopt;
}

std::optional<QJsonObject> JsonInput::object(QLatin1StringView key)
{
    const auto value = take(key, QJsonValue::Object, QT_TRANSLATE_NOOP("JsonInput", "“%1” has to be an object."));
    return value ? std::optional{value->toObject()} : std::nullopt;
}

void JsonInput::require(QLatin1StringView key)
{
    if (!has(key)) refuse(key, QCoreApplication::translate("JsonInput", "“%1” is missing.").arg(nameOf(key)));
}

void JsonInput::refuse(QLatin1StringView key, const QString &sentence)
{
    if (!m_error) m_error = Error{ErrorCode::InvalidArgument, sentence, nameOf(key)};
}

Result<void> JsonInput::result() const
{
    if (m_error) return fail(*m_error);
    return {};
}

Result<void> validateColor(const QString &color, const QString &field)
{
    const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F'); };
    const bool isLong = color.size() == 4 || color.size() == 7 || color.size() == 9;
    if (isLong && color.startsWith(u'#') && std::all_of(color.begin() + 1, color.end(), isHex)) return {};
    return fail(ErrorCode::InvalidArgument,
                QCoreApplication::translate("JsonInput", "“%1” has to be a colour: #RGB, #RRGGBB or #RRGGBBAA.").arg(field), field);
}

Result<void> validateText(const QString &text, qsizetype longest, const QString &field)
{
    if (text.size() > longest)
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("JsonInput", "“%1” may have at most %2 characters.").arg(field).arg(longest), field);
    if (text.contains(QChar::Null))
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("JsonInput", "“%1” may hold no NUL character.").arg(field),
                    field);
    return {};
}

}  // namespace chalkreel
