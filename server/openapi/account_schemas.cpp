#include "server/openapi/model_schemas.h"
#include "server/openapi/schemas.h"

#include "server/controllers/account_bodies.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

constexpr char kShownOnce[] = "Shown this once; it is not kept.";

ObjectSchema user()
{
    return ObjectSchema::of<User>()
        .notNull({"id", "created"})
        .describe({{"name", "What is typed to sign in; unique without regard to case."},
                   {"disabled", "He cannot sign in, and what he had open has ended."},
                   {"quota_bytes", "For all his originals together; 0: what the server gives everybody."},
                   {"last_login", "Null: never."},
                   {"revision", "Counts edits; the ETag is this number."}});
}

ObjectSchema apiToken()
{
    return ObjectSchema::of<ApiToken>()
        .notNull({"id", "user_id", "created"})
        .describe({{"name", "What it is for."}, {"expires", "Null: never."}, {"last_used", "To some minutes; null: never."}});
}

ObjectSchema shareLink()
{
    return ObjectSchema::of<ShareLink>()
        .notNull({"id", "video_id", "created"})
        .describe({{"label", "For whom it is."}, {"expires", "Null: never."}, {"user_id", "Who made it."}});
}

QJsonObject signedIn()
{
    return ObjectSchema{}
        .with("access_token", withText(plainSchema("string"), "Goes into Authorization: Bearer; good for a quarter of an hour."))
        .with("refresh_token", withText(plainSchema("string"), "Good for one refresh. Used a second time it ends the session."))
        .with("token_type", QJsonObject{{u"const"_s, u"bearer"_s}})
        .with("expires_in", withText(plainSchema("integer", "int64"), "Seconds that the access token is good for."))
        .with("access_expires", plainSchema("string", "date-time"))
        .with("refresh_expires", plainSchema("string", "date-time"))
        .with("user", schemaRef("User"))
        .json();
}

QJsonObject me()
{
    return ObjectSchema{}
        .with("user",
              withText(orNull(schemaRef("User")), "Null for whoever is no user: a share's visitor, and everybody on an open server."))
        .with("name", plainSchema("string"))
        .with("role", JsonSchema<Role>::of())
        .with("source", withText(JsonSchema<PrincipalSource>::of(), "How he came in."))
        .with("can_write", plainSchema("boolean"))
        .with("video_id", withText(JsonSchema<AssetId>::of(), "The one video that a share shows."))
        .with("quota_bytes", withText(plainSchema("integer", "int64"), "0: none."))
        .with("expires", withText(JsonSchema<QDateTime>::of(), "When what he came in with runs out; null: never."))
        .json();
}

QJsonObject shareVisit()
{
    return ObjectSchema{}
        .with("access_token", withText(plainSchema("string"), "Lets see this one video, and nothing else."))
        .with("token_type", QJsonObject{{u"const"_s, u"bearer"_s}})
        .with("access_expires", JsonSchema<QDateTime>::of())
        .with("video_id", plainSchema("string", "uuid"))
        .with("label", plainSchema("string"))
        .json();
}

QJsonObject auditList()
{
    return ObjectSchema{}
        .with("items", arrayOf(schemaRef("AuditEntry")))
        .with("next_cursor", withText(orNull(plainSchema("integer", "int64")), "For `cursor`, to go on; null: that was all."))
        .json();
}

QList<NamedSchema> bodies()
{
    return {
        {"Login", ObjectSchema::inputOf<LoginBody>({"name", "password"})
                      .example({{u"name"_s, u"anna"_s}, {u"password"_s, u"correct horse"_s}})
                      .json()},
        {"Claim", ObjectSchema::inputOf<ClaimBody>({"code", "name", "password"})
                      .describe({{"code", "That the server shows where it was started, as long as it has no user."}})
                      .json()},
        {"Refresh", ObjectSchema::inputOf<RefreshBody>({"refresh_token"}).json()},
        {"Logout",
         ObjectSchema::inputOf<LogoutBody>().describe({{"everywhere", "All sessions of this person, not this one alone."}}).json()},
        {"NewUser", ObjectSchema::inputOf<NewUserBody>({"name", "password"})
                        .describe({{"quota_bytes", "For all his originals together; 0: what the server gives everybody."}})
                        .json()},
        {"UserEdit", ObjectSchema::inputOf<UserEditBody>()
                         .describe({{"current_password", "Needed with `password` by whoever changes his own."}})
                         .json()},
        {"NewToken", ObjectSchema::inputOf<NewTokenBody>({"name"}).describe({{"expires", "Absent: never."}}).json()},
        {"NewShare",
         ObjectSchema::inputOf<NewShareBody>()
             .describe({{"label", "For whom it is."}, {"password", "Asked of whoever opens it."}, {"expires", "Absent: never."}})
             .json()},
        {"OpenShare", ObjectSchema::inputOf<OpenShareBody>({"token"}).json()},
    };
}

}  // namespace

QList<NamedSchema> accountSchemas()
{
    return bodies() +
           QList<NamedSchema>{
               {"User", user().json()},
               {"UserList", pageOf("User")},
               {"SignedIn", signedIn()},
               {"Me", me()},
               {"Ticket", ObjectSchema{}
                              .with("ticket", withText(plainSchema("string"), "Opens one WebSocket, as ?ticket=, within half a minute."))
                              .json()},
               {"ApiToken", apiToken().json()},
               {"TokenList", pageOf("ApiToken")},
               {"CreatedToken", apiToken().with("secret", withText(plainSchema("string"), kShownOnce)).json()},
               {"ShareLink", shareLink().json()},
               {"ShareList", pageOf("ShareLink")},
               {"CreatedShare", shareLink()
                                    .with("token", withText(plainSchema("string"), kShownOnce))
                                    .with("url", withText(plainSchema("string", "uri"), "The page with the video."))
                                    .json()},
               {"ShareVisit", shareVisit()},
               {"AuditEntry", ObjectSchema::of<AuditEntry>()
                                  .notNull({"time"})
                                  .describe({{"who", "The name at that time; what was typed, for a login that failed."},
                                             {"action", "session.login, user.create, ..."},
                                             {"target", "The id, or a name."},
                                             {"address", "Empty: on the server's own machine."},
                                             {"result", "ok, or an error's code."}})
                                  .json()},
               {"AuditList", auditList()},
           };
}

}  // namespace chalkreel
