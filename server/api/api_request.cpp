#include "server/api/api_request.h"

#include "server/api/json_names.h"

#include <QJsonDocument>

namespace chalkreel {

QString ApiRequest::idKind(QLatin1StringView name) { return name == QLatin1StringView{"id"} ? QStringLiteral("id") : QString{name}; }

QUrlQuery ApiRequest::queryItems() const
{
    // In forms and in QUrlQuery alike a plus may stand for a space.
    return QUrlQuery{QString::fromLatin1(head.query).replace(u'+', QStringLiteral("%20"))};
}

QString ApiRequest::query(QLatin1StringView name) const { return queryItems().queryItemValue(name, QUrl::FullyDecoded); }

Result<int> ApiRequest::queryNumber(QLatin1StringView name, int least, int most, int fallback) const
{
    if (!hasQuery(name)) return fallback;
    bool isNumber = false;
    const int number = query(name).toInt(&isNumber);
    if (!isNumber || number < least || number > most)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("“%1” has to be a whole number from %2 to %3.").arg(name).arg(least).arg(most));
    return number;
}

Result<bool> ApiRequest::queryFlag(QLatin1StringView name, bool fallback) const
{
    if (!hasQuery(name)) return fallback;
    const QString word = query(name);
    if (word == QLatin1StringView{"true"} || word == QLatin1StringView{"1"} || word.isEmpty()) return true;
    if (word == QLatin1StringView{"false"} || word == QLatin1StringView{"0"}) return false;
    return fail(ErrorCode::InvalidArgument, QStringLiteral("“%1” has to be true or false.").arg(name));
}

Result<QJsonObject> ApiRequest::json() const
{
    const QByteArray type = head.value("Content-Type");
    const QByteArray media = type.split(';').first().trimmed().toLower();
    // curl -d says form data when nobody tells it otherwise; a form's content is no JSON object anyway.
    if (!media.isEmpty() && media != "application/json" && !media.endsWith("+json"))
        return fail(ErrorCode::Unsupported, QStringLiteral("The body has to be application/json."), QString::fromLatin1(type));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (document.isNull())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("The body is not valid JSON, at byte %1: %2.").arg(problem.offset).arg(problem.errorString()));
    if (!document.isObject()) return fail(ErrorCode::InvalidArgument, QStringLiteral("The body has to be a JSON object."));
    if (const std::optional<QString> twice = repeatedJsonName(body))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("“%1” stands twice in the body.").arg(*twice));
    return document.object();
}

Result<void> ApiRequest::checkNames(const QJsonObject &object, const QStringList &known)
{
    for (auto it = object.begin(); it != object.end(); ++it)
        if (!known.contains(it.key()))
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("“%1” is not known here; there are %2.").arg(it.key().left(64), known.join(QStringLiteral(", "))));
    return {};
}

Result<int> ApiRequest::revision() const
{
    QByteArray tag = head.value("If-Match").trimmed();
    if (tag.isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("Say in If-Match which revision this changes: the ETag that it was read with."));
    if (tag.size() >= 2 && tag.startsWith('"') && tag.endsWith('"')) tag = tag.mid(1, tag.size() - 2);
    bool isNumber = false;
    const int number = tag.toInt(&isNumber);
    if (!isNumber) return fail(ErrorCode::Conflict, QStringLiteral("It has changed meanwhile: read it again."));
    return number;
}

}  // namespace chalkreel
