#include "server/openapi/answers.h"

#include "server/http/http_message.h"
#include "server/openapi/json_schema.h"
#include "server/openapi/parameters.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

struct SharedAnswer
{
    const char *name;
    int status;
    const char *text;
    const char *headers = "";
};

/// Problems. The names are those of components/responses, and of OperationNote::answers.
constexpr std::array kProblems{
    SharedAnswer{"Unauthorized", 401, "Nobody is signed in, or what was shown has ended."},
    SharedAnswer{"Forbidden", 403, "Whoever asks may not do this."},
    SharedAnswer{"NotFound", 404, "There is no such thing, or it is somebody else's."},
    SharedAnswer{"Conflict", 409, "It has changed meanwhile, or this is not possible as it stands now."},
    SharedAnswer{"OtherVersion", 412, "Another version of tus than 1.0.0.", "Tus-Version"},
    SharedAnswer{"TooLarge", 413, "The body, or the file, is larger than is allowed here."},
    SharedAnswer{"WrongType", 415, "The body is of a type that is not taken here."},
    SharedAnswer{"BadRange", 416, "The file has no such part.", "Content-Range"},
    SharedAnswer{"Invalid", 422, "A value makes no sense; `detail` names it."},
    SharedAnswer{"Busy", 423, "Somebody is sending to this upload right now."},
    SharedAnswer{"UpgradeNeeded", 426, "It was asked for as a plain request."},
    SharedAnswer{"TooMany", 429, "Too many requests.", "Retry-After"},
    SharedAnswer{"WrongChecksum", 460, "The part is not what its checksum says: it does not count."},
    SharedAnswer{"NoSpace", 507, "The server's disk has no room for this file."},
};

/// Bodies of their own: not problems.
struct PlainAnswer
{
    const char *name;
    int status;
    const char *text;
    const char *schema;
    const char *headers;
};
constexpr std::array kPlain{
    PlainAnswer{"Duplicate", 200, "The file was here already: this is the video that it became then.", "UploadedVideo", "Location"},
    PlainAnswer{"UnknownJob", 404, "There is no such job, or it is somebody else's: `status` is `not_found`.", "JobQueueStatus", ""},
    PlainAnswer{"NotReady", 503, "It cannot do its work now; `checks` says what is missing.", "Readiness", "Retry-After"},
    PlainAnswer{"NotModified", 304, "The client's copy is as it is here.", "", "ETag"},
};

QJsonObject headersOf(const char *names)
{
    QJsonObject headers;
    for (const QString &name : wordsIn(names))
        if (const HeaderRow *row = findHeader(QLatin1StringView{name.toLatin1()}))
            headers.insert(name, QJsonObject{{u"description"_s, QString::fromUtf8(row->text)}, {u"schema"_s, row->schema()}});
    return headers;
}

QJsonObject answer(const char *text, const QJsonObject &content, const char *headers)
{
    QJsonObject json{{u"description"_s, QString::fromUtf8(text)}};
    if (!content.isEmpty()) json.insert("content"_L1, content);
    if (*headers) json.insert("headers"_L1, headersOf(headers));
    return json;
}

QJsonObject contentOf(const char *mediaType, const QJsonObject &schema)
{
    return {{QString::fromLatin1(mediaType), QJsonObject{{u"schema"_s, schema}}}};
}

QJsonObject sharedRef(const char *name) { return {{u"$ref"_s, QString{"#/components/responses/"_L1 + QLatin1StringView{name}}}}; }

const char *textOf(const Route &row)
{
    switch (row.doc.status) {
    case 101: return "It becomes a WebSocket (RFC 6455).";
    case 201: return "It was made.";
    case 204: return "It was done; the answer has no body.";
    default: return row.doc.response[0] || row.doc.mediaType[0] ? "What was asked for." : "It was done.";
    }
}

/// tus answers a 200 without a body.
QJsonObject mainContent(const Route &row)
{
    const RouteDoc &doc = row.doc;
    if (doc.response[0]) return contentOf(doc.mediaType, schemaRef(doc.response));
    const bool isJson = qstrcmp(doc.mediaType, "application/json") == 0;
    if (doc.status == 204 || doc.status == 101 || !doc.mediaType[0] || isJson) return {};
    const bool isText = QByteArray{doc.mediaType}.startsWith("text/");
    return contentOf(doc.mediaType, isText ? plainSchema("string") : plainSchema("string", "binary"));
}

}  // namespace

QStringList wordsIn(const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); }

QJsonObject sharedAnswers()
{
    QJsonObject all;
    const QJsonObject problem = contentOf("application/problem+json", schemaRef("Problem"));
    for (const SharedAnswer &one : kProblems) all.insert(QLatin1StringView{one.name}, answer(one.text, problem, one.headers));
    all.insert("Problem"_L1,
               answer("Anything else that went wrong: a server that is stopping (503), a bug (500), ...", problem, "Retry-After"));
    return all;
}

QJsonObject answersOf(const Route &row, const char *gives, const char *further)
{
    QJsonObject answers;
    QStringList names = wordsIn(further) + QStringList{u"TooMany"_s};
    const bool isSocket = std::holds_alternative<WebSocketRow>(row.handler);
    const bool takesBody = row.doc.request[0] || qstrcmp(row.doc.requestMediaType, "application/json") != 0;
    const bool hasPlace = QByteArrayView{row.path}.contains('{');
    if (row.access != Access::Public) names += {u"Unauthorized"_s, u"Forbidden"_s};
    if (hasPlace && !isSocket && !names.contains("UnknownJob"_L1) && qstrcmp(row.method, "OPTIONS") != 0) names.append(u"NotFound"_s);
    if (takesBody) names += {u"TooLarge"_s, u"WrongType"_s};
    if ((takesBody || row.doc.query[0]) && !isSocket) names.append(u"Invalid"_s);
    if (isSocket) names.append(u"UpgradeNeeded"_s);

    for (const SharedAnswer &one : kProblems)
        if (names.contains(QLatin1StringView{one.name})) answers.insert(QString::number(one.status), sharedRef(one.name));
    for (const PlainAnswer &one : kPlain)
        if (names.contains(QLatin1StringView{one.name}))
            answers.insert(
                QString::number(one.status),
                answer(one.text, one.schema[0] ? contentOf("application/json", schemaRef(one.schema)) : QJsonObject{}, one.headers));
    if (names.contains("Partial"_L1))
        answers.insert(u"206"_s, answer("The part that Range asked for.", mainContent(row), "Content-Range ETag"));
    answers.insert(QString::number(row.doc.status), answer(textOf(row), mainContent(row), gives));
    answers.insert(u"default"_s, sharedRef("Problem"));
    return answers;
}

}  // namespace chalkreel
