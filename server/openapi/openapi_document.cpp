#include "server/openapi/openapi_document.h"

#include "server/openapi/answers.h"
#include "server/openapi/json_schema.h"
#include "server/openapi/operation_notes.h"
#include "server/openapi/parameters.h"
#include "server/openapi/schemas.h"

#include <array>

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

struct Tag
{
    const char *name;
    const char *text;
};

/// In the order of the document.
constexpr std::array kTags{
    Tag{"videos", "The library: sending videos, finding, describing, deleting them."},
    Tag{"uploads", "Resumable uploads by the tus protocol, version 1.0 (tus.io)."},
    Tag{"files", "The bytes of a video and of all that was made of it."},
    Tag{"folders", "Where videos are kept."},
    Tag{"library", "Numbers of the library as a whole."},
    Tag{"media", "The library as the clients of a media service read it."},
    Tag{"jobs", "The work on videos: queue, history, workers."},
    Tag{"annotations", "Drawings and voice-overs at a time of a video."},
    Tag{"comments", "Remarks at a time of a video, and answers to them."},
    Tag{"reviews", "People's looks at a video as a whole."},
    Tag{"shares", "Links by which somebody without an account sees one video."},
    Tag{"events", "WebSockets that tell what happens."},
    Tag{"auth", "Signing in and out."},
    Tag{"users", "Who may use the server."},
    Tag{"tokens", "The ways in that a person hands out to programs."},
    Tag{"audit", "What was done and refused."},
    Tag{"operations", "What the operator's tools ask."},
    Tag{"documentation", "This description, and pages that show it."},
};

constexpr char kAbout[] =
    "A library of videos behind HTTP and WebSocket.\n\n"
    "Bodies are JSON in UTF-8, ids are UUIDs, times are ISO 8601 in UTC, names are in snake_case. Names that an operation does not know "
    "are refused, so that a misspelt one is not passed over.\n\n"
    "**Errors** are RFC 9457 problems: `detail` is a sentence for the person, `code` a word for programs, `request_id` stands in the "
    "server's log too.\n\n"
    "**Editing**: what can be edited is answered with its revision as `ETag`; a change has to show it in `If-Match`, and is refused with "
    "409 when somebody else was faster.\n\n"
    "**Roles**: viewer, coach, admin; each operation says the least that it needs. What is somebody else's is answered as if it were not "
    "there.\n\n"
    "**Limits**: requests beyond the rate are answered with 429 and `Retry-After`.";
constexpr char kOpen[] = "\n\nThis server was started without accounts: everybody who reaches it may do everything, and needs no token.";
constexpr char kSocket[] =
    "\n\nA WebSocket (RFC 6455), opened by a GET with `Upgrade: websocket`. The token comes in `Authorization`, as a one-time ticket, or "
    "in the first message, `{\"type\": \"auth\", \"token\": \"...\"}`; never as a bearer token in the address.";

bool isAlias(const Route &row) { return row.alias[0] != '\0'; }

bool isRow(const Route &row, const char *method, const char *path)
{
    return qstrcmp(row.method, method) == 0 && qstrcmp(row.path, path) == 0;
}

/// The row itself, or the one that it repeats under a seed's own path.
const Route *described(const RouteTable &table, const Route *row)
{
    if (isAlias(*row))
        for (const auto &other : table.routes())
            if (isRow(*other, row->method, row->alias)) return other.get();
    return row;
}

QStringList placesIn(const char *path)
{
    QStringList names;
    for (const QByteArray &segment : QByteArray{path}.split('/'))
        if (segment.startsWith('{')) names.append(QString::fromLatin1(segment.mid(1, segment.size() - 2)));
    return names;
}

const char *roleOf(Access access)
{
    switch (access) {
    case Access::Public: return "";
    case Access::Link:
    case Access::Viewer: return "viewer";
    case Access::Coach: return "coach";
    case Access::Admin: return "admin";
    }
    return "";
}

/// OpenAPI 3.1 lets any scheme list the roles that it needs.
QJsonArray securityOf(const Route &row)
{
    if (row.access == Access::Public) return {};
    const QJsonArray roles{QString::fromLatin1(roleOf(row.access))};
    QJsonArray ways{QJsonObject{{u"bearer"_s, roles}}};
    if (row.access == Access::Link && qstrcmp(row.method, "GET") == 0) ways.append(QJsonObject{{u"signature"_s, roles}});
    if (std::holds_alternative<WebSocketRow>(row.handler)) ways.append(QJsonObject{{u"ticket"_s, roles}});
    return ways;
}

QJsonObject securitySchemes()
{
    const auto inQuery = [](const char *name, const char *text) {
        return QJsonObject{{u"type"_s, u"apiKey"_s},
                           {u"in"_s, u"query"_s},
                           {u"name"_s, QString::fromLatin1(name)},
                           {u"description"_s, QString::fromUtf8(text)}};
    };
    return {{u"bearer"_s, QJsonObject{{u"type"_s, u"http"_s},
                                      {u"scheme"_s, u"bearer"_s},
                                      {u"description"_s, u"The access token of `POST /api/v1/auth/login`, or an API token."_s}}},
            {u"signature"_s, inQuery("signature", "Part of an address that `POST /api/v1/videos/{id}/links` made; with `expires` and "
                                                  "`credential` beside it.")},
            {u"ticket"_s, inQuery("ticket", "One-time, of `POST /api/v1/auth/ticket`.")}};
}

QString accessText(const Route &row)
{
    switch (row.access) {
    case Access::Public: return u"Anybody may ask."_s;
    case Access::Link: return u"Needs the role viewer, or a signed link or a share to just this."_s;
    case Access::Viewer:
    case Access::Coach:
    case Access::Admin: return u"Needs the role %1."_s.arg(QLatin1StringView{roleOf(row.access)});
    }
    return {};
}

QString descriptionOf(const Route &row, const OperationNote *note)
{
    QString text = note ? QString::fromUtf8(note->text) : QString{};
    if (std::holds_alternative<WebSocketRow>(row.handler)) text += QString::fromUtf8(kSocket);
    if (isAlias(row))
        text += u"\n\nThe same as `%1 %2`, for clients that were written for this path."_s.arg(QLatin1StringView{row.method},
                                                                                               QLatin1StringView{row.alias});
    return text + "\n\n"_L1 + accessText(row);
}

QJsonObject parameter(const char *in, const QString &name, const char *text, const QJsonObject &schema, bool isRequired)
{
    QJsonObject json{
        {u"in"_s, QString::fromLatin1(in)}, {u"name"_s, name}, {u"description"_s, QString::fromUtf8(text)}, {u"schema"_s, schema}};
    if (isRequired) json.insert("required"_L1, true);
    return json;
}

QJsonArray parametersOf(const Route &row, const Route &main, const OperationNote *note)
{
    QJsonArray parameters;
    const QLatin1StringView operation{main.doc.operation};
    const QLatin1StringView tag{main.doc.tag};
    const auto add = [&](const char *in, std::span<const ParameterRow> rows, const QStringList &names) {
        for (const QString &name : names)
            if (const ParameterRow *found = findParameter(rows, QLatin1StringView{name.toLatin1()}, operation, tag))
                parameters.append(parameter(in, name, found->text, found->schema(), found->isRequired));
    };
    add("path", pathParameters(), placesIn(row.path));
    add("query", queryParameters(), wordsIn(row.doc.query));
    for (QString name : wordsIn(note ? note->takes : "")) {
        const HeaderRow *header = findHeader(QLatin1StringView{name.toLatin1()});
        if (header) parameters.append(parameter("header", name.remove(u'?'), header->text, header->schema(), header->isRequired));
    }
    return parameters;
}

QJsonObject bodyOf(const Route &row)
{
    const RouteDoc &doc = row.doc;
    const QJsonObject bytes{{u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"format"_s, u"binary"_s}}}};
    QJsonObject content;
    if (doc.request[0]) content.insert(QString::fromLatin1(doc.requestMediaType), QJsonObject{{u"schema"_s, schemaRef(doc.request)}});
    // A form's file may come alone, where the query can name it.
    const bool isForm = qstrcmp(doc.requestMediaType, "multipart/form-data") == 0;
    if (isForm && wordsIn(doc.query).contains("name"_L1)) content.insert("application/octet-stream"_L1, bytes);
    if (!doc.request[0] && qstrcmp(doc.requestMediaType, "application/json") != 0)
        content.insert(QString::fromLatin1(doc.requestMediaType), bytes);
    if (content.isEmpty()) return {};
    return {{u"content"_s, content}, {u"required"_s, isForm || !doc.isBodyOptional}};
}

QJsonObject operationOf(const RouteTable &table, const Route &row)
{
    const Route &main = *described(table, &row);
    const OperationNote *note = findNote(QLatin1StringView{main.doc.operation});
    QJsonObject operation{{u"operationId"_s, operationIdOf(table, row)},
                          {u"tags"_s, QJsonArray{QString::fromLatin1(row.doc.tag)}},
                          {u"summary"_s, QString::fromUtf8(row.doc.summary)},
                          {u"description"_s, descriptionOf(row, note)},
                          {u"security"_s, securityOf(row)},
                          {u"responses"_s, answersOf(row, note ? note->gives : "", note ? note->answers : "")}};
    if (const QJsonArray parameters = parametersOf(row, main, note); !parameters.isEmpty()) operation.insert("parameters"_L1, parameters);
    if (const QJsonObject body = bodyOf(row); !body.isEmpty()) operation.insert("requestBody"_L1, body);
    if (isAlias(row)) operation.insert("x-alias-of"_L1, QString::fromLatin1(row.alias));
    if (std::holds_alternative<WebSocketRow>(row.handler)) operation.insert("x-websocket"_L1, true);
    return operation;
}

QJsonObject info(const ApiAbout &about)
{
    return {{u"title"_s, u"Chalkreel"_s},
            {u"version"_s, about.version},
            {u"description"_s, QString{QString::fromUtf8(kAbout) + (about.isOpen ? QString::fromUtf8(kOpen) : QString{})}},
            {u"license"_s,
             QJsonObject{{u"name"_s, u"GNU General Public License, version 3 or later"_s}, {u"identifier"_s, u"GPL-3.0-or-later"_s}}}};
}

QJsonArray tagsOf(const RouteTable &table)
{
    QJsonArray tags;
    for (const Tag &tag : kTags) {
        const bool isUsed = std::ranges::any_of(table.routes(), [&](const auto &row) { return qstrcmp(row->doc.tag, tag.name) == 0; });
        if (isUsed) tags.append(QJsonObject{{u"name"_s, QString::fromLatin1(tag.name)}, {u"description"_s, QString::fromUtf8(tag.text)}});
    }
    return tags;
}

/// "GET /x: what".
QString lack(const Route &row, const QString &what)
{
    return u"%1 %2: %3"_s.arg(QLatin1StringView{row.method}, QLatin1StringView{row.path}, what);
}

}  // namespace

QString operationIdOf(const RouteTable &table, const Route &row)
{
    int earlier = 0;
    for (const auto &other : table.routes()) {
        if (other.get() == &row) break;
        if (qstrcmp(other->doc.operation, row.doc.operation) == 0) ++earlier;
    }
    const QString name = QString::fromLatin1(row.doc.operation);
    if (earlier == 0) return name;
    return earlier == 1 ? QString{name + "Alias"_L1} : QString{name + "Alias"_L1 + QString::number(earlier)};
}

QJsonObject openApiDocument(const RouteTable &table, const ApiAbout &about)
{
    QJsonObject paths;
    for (const auto &row : table.routes()) {
        const QString path = QString::fromLatin1(row->path);
        QJsonObject item = paths.value(path).toObject();
        item.insert(QString::fromLatin1(row->method).toLower(), operationOf(table, *row));
        paths.insert(path, item);
    }
    const QJsonObject components{
        {u"schemas"_s, allSchemas()}, {u"responses"_s, sharedAnswers()}, {u"securitySchemes"_s, securitySchemes()}};
    return {{u"openapi"_s, u"3.1.0"_s},
            {u"info"_s, info(about)},
            {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, u"/"_s}, {u"description"_s, u"This server"_s}}}},
            {u"tags"_s, tagsOf(table)},
            {u"paths"_s, paths},
            {u"components"_s, components}};
}

QStringList undescribed(const RouteTable &table)
{
    QStringList lacking;
    const QJsonObject schemas = allSchemas();
    for (const auto &row : table.routes()) {
        const RouteDoc &doc = row->doc;
        const Route &main = *described(table, row.get());
        if (isAlias(*row) && &main == row.get())
            lacking.append(lack(*row, u"repeats %1, which is no row"_s.arg(QLatin1StringView{row->alias})));
        if (!doc.operation[0] || !doc.summary[0]) lacking.append(lack(*row, u"no operation id or no summary"_s));
        const bool isTag = std::ranges::any_of(kTags, [&](const Tag &tag) { return qstrcmp(tag.name, doc.tag) == 0; });
        if (!isTag) lacking.append(lack(*row, u"no tag “%1”"_s.arg(QLatin1StringView{doc.tag})));
        const OperationNote *note = findNote(QLatin1StringView{main.doc.operation});
        if (!note) lacking.append(lack(*row, u"no note for “%1”"_s.arg(QLatin1StringView{main.doc.operation})));
        for (const char *schema : {doc.request, doc.response})
            if (schema[0] && !schemas.contains(QLatin1StringView{schema}))
                lacking.append(lack(*row, u"no schema “%1”"_s.arg(QLatin1StringView{schema})));
        const auto check = [&](std::span<const ParameterRow> rows, const QStringList &names) {
            for (const QString &name : names)
                if (!findParameter(rows, QLatin1StringView{name.toLatin1()}, QLatin1StringView{main.doc.operation},
                                   QLatin1StringView{main.doc.tag}))
                    lacking.append(lack(*row, u"no parameter “%1”"_s.arg(name)));
        };
        check(pathParameters(), placesIn(row->path));
        check(queryParameters(), wordsIn(doc.query));
        for (const char *headers : {note ? note->takes : "", note ? note->gives : ""})
            for (const QString &name : wordsIn(headers))
                if (!findHeader(QLatin1StringView{name.toLatin1()})) lacking.append(lack(*row, u"no header “%1”"_s.arg(name)));
    }
    return lacking;
}

}  // namespace chalkreel
