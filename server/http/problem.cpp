#include "server/http/problem.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace chalkreel {

HttpReply problemReply(int status, QLatin1StringView code, const QString &detail)
{
    const QJsonObject body{{QStringLiteral("type"), QStringLiteral("about:blank")},
                           {QStringLiteral("title"), QString::fromLatin1(reasonPhrase(status))},
                           {QStringLiteral("status"), status},
                           {QStringLiteral("detail"), detail},
                           {QStringLiteral("code"), code}};
    return {.status = status,
            .headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}},
            .body = QJsonDocument{body}.toJson(QJsonDocument::Compact)};
}

QByteArray withRequestId(const HttpReply &reply, const QByteArray &requestId)
{
    if (requestId.isEmpty() || reply.status < 400 || headerValue(reply.headers, "Content-Type") != "application/problem+json")
        return reply.body;
    QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    body.insert(QStringLiteral("request_id"), QString::fromLatin1(requestId));
    return QJsonDocument{body}.toJson(QJsonDocument::Compact);
}

}  // namespace chalkreel
