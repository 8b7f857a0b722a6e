#include "server/openapi/object_schema.h"
#include "server/openapi/schemas.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

QJsonObject constant(const char *word) { return {{u"const"_s, QString::fromLatin1(word)}}; }

QJsonObject problem()
{
    return ObjectSchema{}
        .with("type", plainSchema("string"))
        .with("title", withText(plainSchema("string"), "The status in words."))
        .with("status", plainSchema("integer"))
        .with("detail", withText(plainSchema("string"), "A sentence for the person: what happened, to what, what to do."))
        .with("code", withText(plainSchema("string"), "For programs: invalid_argument, not_found, conflict, ..."))
        .withOptional("signature", withText(plainSchema("string"), "Of an infected file: the virus's name as the scanner has it."))
        .withOptional("request_id", withText(plainSchema("string"), "As in X-Request-Id and in the server's log."))
        .json();
}

QJsonObject openApi()
{
    return ObjectSchema{}
        .with("openapi", plainSchema("string"))
        .with("info", plainSchema("object"))
        .with("servers", arrayOf(plainSchema("object")))
        .with("tags", arrayOf(plainSchema("object")))
        .with("paths", plainSchema("object"))
        .with("components", plainSchema("object"))
        .json();
}

QJsonObject readiness()
{
    const QJsonObject check = ObjectSchema{}
                                  .with("ok", plainSchema("boolean"))
                                  .with("required", withText(plainSchema("boolean"), "Without it the server is not ready."))
                                  .with("detail", plainSchema("string"))
                                  .json();
    QJsonObject words = plainSchema("string");
    words.insert("enum"_L1, QJsonArray{u"ready"_s, u"not_ready"_s, u"stopping"_s});
    return ObjectSchema{}.with("status", words).with("checks", mapOf(check)).json();
}

}  // namespace

QList<NamedSchema> operationsSchemas()
{
    return {
        {"Problem", withText(problem(), "RFC 9457.")},
        {"Failure", ObjectSchema{}
                        .with("code", JsonSchema<ErrorCode>::of())
                        .with("message", withText(plainSchema("string"), "A sentence for the person."))
                        .withOptional("detail", plainSchema("string"))
                        .json()},
        {"OpenApiDocument", withText(openApi(), "OpenAPI 3.1.")},
        {"Health", ObjectSchema{}
                       .with("status", constant("healthy"))
                       .with("queue_running", plainSchema("boolean"))
                       .with("debug", plainSchema("boolean"))
                       .with("version", plainSchema("string"))
                       .with("environment", plainSchema("string"))
                       .json()},
        {"Readiness", readiness()},
        {"ConnectionsStatus", ObjectSchema{}
                                  .with("status", constant("healthy"))
                                  .with("total_connections", plainSchema("integer"))
                                  .with("connections", withText(mapOf(plainSchema("integer")), "WebSockets by what they are for."))
                                  .with("own_connections", withText(plainSchema("integer"), "Of whoever asks."))
                                  .json()},
    };
}

}  // namespace chalkreel
