#pragma once

#include "core/base/json_fields.h"
#include "core/base/utc_time.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QVariant>

/// How our values stand in columns. An invalid QVariant is NULL.
namespace chalkreel {

/// Milliseconds since 1970 in UTC; NULL when it is not set.
inline QVariant sqlTime(const QDateTime &time) { return time.isValid() ? QVariant{time.toMSecsSinceEpoch()} : QVariant{}; }

inline QDateTime timeFromSql(const QVariant &value) { return value.isNull() ? QDateTime{} : utcFromMilliseconds(value.toLongLong()); }

/// A null QString would be NULL.
inline QVariant sqlText(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

template <typename Tag>
QVariant sqlId(const StrongId<Tag> &id)
{
    return id.isNull() ? QVariant{} : QVariant{id.toString()};
}

template <typename Id>
Id idFromSql(const QVariant &value)
{
    return Id::fromString(value.toString());
}

template <NamedEnum E>
QVariant sqlName(E value)
{
    return QString{nameOf(value)};
}

template <NamedEnum E>
E nameFromSql(const QVariant &value, E fallback)
{
    return enumFromName<E>(value.toString()).value_or(fallback);
}

inline QVariant sqlJson(const QJsonObject &object) { return QString::fromUtf8(QJsonDocument{object}.toJson(QJsonDocument::Compact)); }

inline QJsonObject jsonFromSql(const QVariant &value) { return QJsonDocument::fromJson(value.toString().toUtf8()).object(); }

inline QVariant sqlError(const std::optional<Error> &error) { return error ? sqlJson(errorToJson(*error, true)) : QVariant{}; }

inline std::optional<Error> errorFromColumn(const QVariant &value)
{
    if (value.isNull()) return std::nullopt;
    return errorFromJson(jsonFromSql(value));
}

/// "?, ?, ?" for an IN (...) of so many values.
inline QString placeholders(qsizetype count)
{
    QStringList marks;
    marks.fill(QStringLiteral("?"), count);
    return marks.join(QStringLiteral(", "));
}

template <typename Id>
QVariantList sqlIds(const QList<Id> &ids)
{
    QVariantList values;
    for (const Id &id : ids) values.append(sqlId(id));
    return values;
}

}  // namespace chalkreel
