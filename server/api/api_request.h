#pragma once

#include "core/base/json_fields.h"
#include "core/model/user.h"
#include "server/http/http_message.h"

#include <QHash>
#include <QUrlQuery>

namespace chalkreel {

/// One request as a controller sees it: admitted, authenticated and complete. Bad values give InvalidArgument that names them.
class ApiRequest
{
public:
    HttpHead head;
    QByteArray body;
    Principal principal;
    QString requestId;
    QString clientAddress;               ///< behind trusted proxies: what they say
    QHash<QString, QString> parameters;  ///< of the path, decoded: {"id": ...}
    QString origin;                      ///< scheme and host as the client wrote them: "https://example.org:8000"

    QString parameter(QLatin1StringView name) const { return parameters.value(name); }
    /// NotFound when it is no id: there is nothing of that name.
    template <typename Id>
    Result<Id> id(QLatin1StringView name = QLatin1StringView{"id"}) const
    {
        const Id value = Id::fromString(parameter(name));
        if (value.isNull()) return fail(ErrorCode::NotFound, QStringLiteral("There is no such %1.").arg(idKind(name)));
        return value;
    }

    /// Empty when it is not given.
    QString query(QLatin1StringView name) const;
    bool hasQuery(QLatin1StringView name) const { return queryItems().hasQueryItem(name); }
    Result<int> queryNumber(QLatin1StringView name, int least, int most, int fallback) const;
    Result<bool> queryFlag(QLatin1StringView name, bool fallback = false) const;
    template <NamedEnum E>
    Result<std::optional<E>> queryEnum(QLatin1StringView name) const
    {
        const QString word = query(name);
        if (word.isEmpty()) return std::optional<E>{};
        const std::optional<E> value = enumFromName<E>(word);
        if (!value) return fail(ErrorCode::InvalidArgument, QStringLiteral("“%1” has to be one of %2.").arg(name, allNames<E>()));
        return value;
    }

    /// The body as a JSON object. Unsupported when it is of another type; InvalidArgument for a name that stands twice.
    Result<QJsonObject> json() const;
    /// The body as a value with a field table; unknown names are refused, so that a misspelt one is not passed over.
    template <HasFields T>
    Result<T> jsonAs() const
    {
        const Result<QJsonObject> object = json();
        if (!object) return fail(object.error());
        if (Result<void> known = checkNames(*object, namesOf<T>()); !known) return fail(std::move(known.error()));
        return fromJson<T>(*object);
    }

    /// The revision in If-Match ("3"), which editing needs. InvalidArgument without one.
    Result<int> revision() const;

    static Result<void> checkNames(const QJsonObject &object, const QStringList &known);
    template <HasFields T>
    static QStringList namesOf()
    {
        QStringList names;
        std::apply([&](const auto &...field) { (names.append(field.key), ...); }, T::kFields);
        return names;
    }

private:
    static QString idKind(QLatin1StringView name);
    QUrlQuery queryItems() const;
};

}  // namespace chalkreel
