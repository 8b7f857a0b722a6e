#include "server/web/plain_reference.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

QString textIn(const QJsonObject &object, QLatin1StringView name) { return object.value(name).toString().toHtmlEscaped(); }

/// The little of CommonMark that the notes use.
QString descriptionIn(const QJsonObject &object)
{
    static const QRegularExpression code{u"`([^`]+)`"_s};
    return textIn(object, "description"_L1).replace(code, u"<code>\\1</code>"_s);
}

/// `shared`: the document's components/responses.
QString definitions(const QJsonObject &operation, const QJsonObject &shared)
{
    QString html;
    for (const QJsonValue value : operation.value("parameters"_L1).toArray()) {
        const QJsonObject parameter = value.toObject();
        html += u"<dt>%1 %2</dt><dd>%3</dd>"_s.arg(textIn(parameter, "in"_L1), textIn(parameter, "name"_L1), descriptionIn(parameter));
    }
    const QJsonObject answers = operation.value("responses"_L1).toObject();
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        const QString reference = it->toObject().value("$ref"_L1).toString();
        const QJsonObject answer = reference.isEmpty() ? it->toObject() : shared.value(reference.section(u'/', -1)).toObject();
        html += u"<dt>%1</dt><dd>%2</dd>"_s.arg(it.key().toHtmlEscaped(), descriptionIn(answer));
    }
    return html;
}

QString article(const QString &method, const QString &path, const QJsonObject &operation, const QJsonObject &shared)
{
    return u"<article id=\"%1\"><h3><b>%2</b> <code>%3</code></h3><p>%4</p><p>%5</p><dl>%6</dl></article>\n"_s.arg(
        textIn(operation, "operationId"_L1), method.toUpper().toHtmlEscaped(), path.toHtmlEscaped(), textIn(operation, "summary"_L1),
        descriptionIn(operation), definitions(operation, shared));
}

QString section(const QJsonObject &tag, const QJsonObject &paths, const QJsonObject &shared)
{
    QString html = u"<h2>%1</h2><p>%2</p>\n"_s.arg(textIn(tag, "name"_L1), textIn(tag, "description"_L1));
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject methods = path->toObject();
        for (auto method = methods.begin(); method != methods.end(); ++method) {
            const QJsonObject operation = method->toObject();
            if (operation.value("tags"_L1).toArray().contains(tag.value("name"_L1)))
                html += article(method.key(), path.key(), operation, shared);
        }
    }
    return html;
}

}  // namespace

QByteArray plainReference(const QJsonObject &document, const QString &note)
{
    QString html = u"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Chalkreel API</title>"
                   "<link rel=\"icon\" href=\"/docs/files/chalkreel.svg\"><link rel=\"stylesheet\" href=\"/docs/files/docs.css\">"
                   "<link rel=\"stylesheet\" href=\"/docs/files/plain.css\"></head>\n<body><header class=\"bar\">"
                   "<img src=\"/docs/files/chalkreel.svg\" alt=\"\" width=\"28\" height=\"28\"><strong>Chalkreel API</strong>"
                   "<a href=\"/openapi.json\">openapi.json</a></header><main>\n<p class=\"note\">"_s;
    html += note.toHtmlEscaped() + u"</p>\n"_s;
    const QJsonObject paths = document.value("paths"_L1).toObject();
    const QJsonObject shared = document.value("components"_L1).toObject().value("responses"_L1).toObject();
    for (const QJsonValue tag : document.value("tags"_L1).toArray()) html += section(tag.toObject(), paths, shared);
    return (html + u"</main></body></html>\n"_s).toUtf8();
}

}  // namespace chalkreel
