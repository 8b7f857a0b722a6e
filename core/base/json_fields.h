#pragma once

#include "core/base/result.h"
#include "core/base/strong_id.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <concepts>
#include <limits>
#include <optional>
#include <tuple>

namespace chalkreel {

/// One member of a struct and its JSON key. A struct that lists its fields in `static constexpr std::tuple kFields`
/// gets toJson() and fromJson() from that one table.
template <auto Member>
struct Field;

template <typename Owner, typename T, T Owner::*Member>
struct Field<Member>
{
    using Value = T;
    constexpr explicit Field(const char *name)
        : key{name}
    {
    }

    static const T &of(const Owner &owner) { return owner.*Member; }
    static T &of(Owner &owner) { return owner.*Member; }

    QLatin1StringView key;
};

template <typename T>
concept HasFields = requires { T::kFields; };

/// How one C++ type stands in JSON. Whole numbers are exact up to 2^53 (RFC 8259 section 6); times are ISO 8601 in UTC.
template <typename T>
struct JsonCodec;

template <>
struct JsonCodec<bool>
{
    static QJsonValue write(bool value) { return value; }
    static bool read(const QJsonValue &from, bool &to)
    {
        to = from.toBool();
        return from.isBool();
    }
};

template <std::integral T>
struct JsonCodec<T>
{
    static QJsonValue write(T value) { return static_cast<qint64>(value); }
    static bool read(const QJsonValue &from, T &to)
    {
        constexpr double kExact = 9007199254740992.0;
        const double number = from.toDouble(std::numeric_limits<double>::quiet_NaN());
        if (!from.isDouble() || number != static_cast<double>(from.toInteger()) || number > kExact || number < -kExact) return false;
        if (!std::in_range<T>(from.toInteger())) return false;
        to = static_cast<T>(from.toInteger());
        return true;
    }
};

template <>
struct JsonCodec<double>
{
    static QJsonValue write(double value) { return value; }
    static bool read(const QJsonValue &from, double &to)
    {
        to = from.toDouble();
        return from.isDouble();
    }
};

template <>
struct JsonCodec<QString>
{
    static QJsonValue write(const QString &value) { return value; }
    static bool read(const QJsonValue &from, QString &to)
    {
        to = from.toString();
        return from.isString();
    }
};

template <>
struct JsonCodec<QJsonObject>
{
    static QJsonValue write(const QJsonObject &value) { return value; }
    static bool read(const QJsonValue &from, QJsonObject &to)
    {
        to = from.toObject();
        return from.isObject();
    }
};

template <>
struct JsonCodec<QJsonArray>
{
    static QJsonValue write(const QJsonArray &value) { return value; }
    static bool read(const QJsonValue &from, QJsonArray &to)
    {
        to = from.toArray();
        return from.isArray();
    }
};

template <>
struct JsonCodec<QDateTime>
{
    static QJsonValue write(const QDateTime &value)
    {
        return value.isValid() ? QJsonValue{value.toUTC().toString(Qt::ISODateWithMs)} : QJsonValue{};
    }
    static bool read(const QJsonValue &from, QDateTime &to)
    {
        to = from.isNull() ? QDateTime{} : QDateTime::fromString(from.toString(), Qt::ISODateWithMs);
        return from.isNull() || to.isValid();
    }
};

template <typename Tag>
struct JsonCodec<StrongId<Tag>>
{
    static QJsonValue write(const StrongId<Tag> &value) { return value.isNull() ? QJsonValue{} : QJsonValue{value.toString()}; }
    static bool read(const QJsonValue &from, StrongId<Tag> &to)
    {
        to = StrongId<Tag>::fromString(from.toString());
        return from.isNull() || !to.isNull();
    }
};

template <NamedEnum E>
struct JsonCodec<E>
{
    static QJsonValue write(E value) { return QString{nameOf(value)}; }
    static bool read(const QJsonValue &from, E &to)
    {
        const std::optional<E> value = enumFromName<E>(from.toString());
        if (value) to = *value;
        return value.has_value();
    }
};

template <typename T>
struct JsonCodec<std::optional<T>>
{
    static QJsonValue write(const std::optional<T> &value) { return value ? JsonCodec<T>::write(*value) : QJsonValue{}; }
    static bool read(const QJsonValue &from, std::optional<T> &to)
    {
        to.reset();
        if (from.isNull() || from.isUndefined()) return true;
        T value{};
        if (!JsonCodec<T>::read(from, value)) return false;
        to = std::move(value);
        return true;
    }
};

template <typename T>
struct JsonCodec<QList<T>>
{
    static QJsonValue write(const QList<T> &values)
    {
        QJsonArray array;
        for (const T &value : values) array.append(JsonCodec<T>::write(value));
        return array;
    }
    static bool read(const QJsonValue &from, QList<T> &to)
    {
        to.clear();
        if (!from.isArray()) return false;
        const QJsonArray array = from.toArray();
        for (const QJsonValue element : array) {
            T value{};
            if (!JsonCodec<T>::read(element, value)) return false;
            to.append(std::move(value));
        }
        return true;
    }
};

template <HasFields T>
QJsonObject toJson(const T &value)
{
    QJsonObject object;
    const auto put = [&](const auto &field) {
        using Value = typename std::decay_t<decltype(field)>::Value;
        object.insert(field.key, JsonCodec<Value>::write(field.of(value)));
    };
    std::apply([&](const auto &...field) { (put(field), ...); }, T::kFields);
    return object;
}

/// Reads what the table knows: unknown keys are ignored, absent ones keep the struct's default.
/// InvalidArgument names the first key whose value has the wrong type.
template <HasFields T>
[[nodiscard]] Result<T> fromJson(const QJsonObject &object)
{
    T value{};
    QString bad;
    const auto get = [&](const auto &field) {
        using Value = typename std::decay_t<decltype(field)>::Value;
        const auto it = object.constFind(field.key);
        if (it == object.constEnd() || !bad.isEmpty()) return;
        if (!JsonCodec<Value>::read(*it, field.of(value))) bad = field.key;
    };
    std::apply([&](const auto &...field) { (get(field), ...); }, T::kFields);
    if (!bad.isEmpty())
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Json", "The value of “%1” cannot be used.").arg(bad));
    return value;
}

template <HasFields T>
struct JsonCodec<T>
{
    static QJsonValue write(const T &value) { return toJson(value); }
    static bool read(const QJsonValue &from, T &to)
    {
        if (!from.isObject()) return false;
        Result<T> value = fromJson<T>(from.toObject());
        if (!value) return false;
        to = std::move(*value);
        return true;
    }
};

/// An error as it travels: between processes and over the network. The detail stays in the log unless asked for.
inline QJsonObject errorToJson(const Error &error, bool withDetail)
{
    QJsonObject object{{QLatin1StringView{"code"}, QString{nameOf(error.code)}}, {QLatin1StringView{"message"}, error.message}};
    if (withDetail && !error.detail.isEmpty()) object.insert(QLatin1StringView{"detail"}, error.detail);
    return object;
}

inline Error errorFromJson(const QJsonObject &object)
{
    return {enumFromName<ErrorCode>(object.value(QLatin1StringView{"code"}).toString()).value_or(ErrorCode::Internal),
            object.value(QLatin1StringView{"message"}).toString(), object.value(QLatin1StringView{"detail"}).toString()};
}

template <>
struct JsonCodec<Error>
{
    static QJsonValue write(const Error &value) { return errorToJson(value, true); }
    static bool read(const QJsonValue &from, Error &to)
    {
        to = errorFromJson(from.toObject());
        return from.isObject();
    }
};

}  // namespace chalkreel
