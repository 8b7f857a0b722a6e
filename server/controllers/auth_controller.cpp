#include "server/controllers/auth_controller.h"

#include "core/security/first_run.h"
#include "core/security/sessions.h"
#include "core/security/users.h"
#include "server/controllers/account_bodies.h"
#include "server/controllers/account_rows.h"

namespace chalkreel {
namespace {

constexpr qint64 kBodyBytes = qint64{16} << 10;

HttpReply signedInReply(const SignedIn &answer, int status = 200)
{
    const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(answer.accessExpires);
    return jsonReply(QJsonObject{{QStringLiteral("access_token"), answer.accessToken},
                                 {QStringLiteral("refresh_token"), answer.refreshToken},
                                 {QStringLiteral("token_type"), QStringLiteral("bearer")},
                                 {QStringLiteral("expires_in"), seconds},
                                 {QStringLiteral("access_expires"), JsonCodec<QDateTime>::write(answer.accessExpires)},
                                 {QStringLiteral("refresh_expires"), JsonCodec<QDateTime>::write(answer.refreshExpires)},
                                 {QStringLiteral("user"), toJson(answer.user)}},
                     status);
}

LoginRequest loginOf(const ApiRequest &request, const QString &name, const QString &password)
{
    return {.name = name,
            .password = password,
            .address = request.clientAddress,
            .client = QString::fromLatin1(request.head.value("User-Agent"))};
}

Result<HttpReply> login(Accounts &accounts, const ApiRequest &request)
{
    const Result<LoginBody> body = request.jsonAs<LoginBody>();
    if (!body) return fail(body.error());
    const Result<SignedIn> answer = accounts.sessions().login(loginOf(request, body->name, body->password));
    if (!answer) return fail(answer.error());
    return signedInReply(*answer);
}

Result<HttpReply> claim(Accounts &accounts, const ApiRequest &request)
{
    const Result<ClaimBody> body = request.jsonAs<ClaimBody>();
    if (!body) return fail(body.error());
    const Result<SignedIn> answer = accounts.firstRun().claim(body->code, loginOf(request, body->name, body->password));
    if (!answer) return fail(answer.error());
    return signedInReply(*answer, 201);
}

Result<HttpReply> refresh(Accounts &accounts, const ApiRequest &request)
{
    const Result<RefreshBody> body = request.jsonAs<RefreshBody>();
    if (!body) return fail(body.error());
    const Result<SignedIn> answer = accounts.sessions().refresh(body->refreshToken, request.clientAddress);
    if (!answer) return fail(answer.error());
    return signedInReply(*answer);
}

Result<HttpReply> logout(Accounts &accounts, const ApiRequest &request)
{
    Result<LogoutBody> body = LogoutBody{};
    if (!request.body.isEmpty()) body = request.jsonAs<LogoutBody>();
    if (!body) return fail(body.error());
    if (!request.principal.isInPerson()) return fail(ErrorCode::Forbidden, QStringLiteral("A token does not sign out: remove it instead."));
    Sessions &sessions = accounts.sessions();
    const Result<void> done = body->isEverywhere ? sessions.logoutEverywhere(request.principal, request.clientAddress)
                                                 : sessions.logout(request.principal, request.clientAddress);
    if (!done) return fail(done.error());
    return emptyReply();
}

Result<HttpReply> ticket(Accounts &accounts, const ApiRequest &request)
{
    const Result<QString> made = accounts.sessions().issueTicket(request.principal);
    if (!made) return fail(made.error());
    return jsonReply(QJsonObject{{QStringLiteral("ticket"), *made}}, 201);
}

Result<HttpReply> me(Accounts *accounts, MeAnswers &answers, const ApiRequest &request)
{
    const Principal &principal = request.principal;
    if (!accounts || principal.user.isNull()) return answers.answer(principal, std::nullopt);
    const Result<User> user = accounts->users().get(principal, principal.user);
    if (!user) return fail(user.error());
    return answers.answer(principal, *user);
}

}  // namespace

AuthController::AuthController(Accounts *accounts)
    : m_accounts{accounts}
{
}

void AuthController::addTo(RouteTable &table)
{
    table.add(
        {"POST",
         "/api/v1/auth/login",
         Access::Public,
         withAccounts(m_accounts, login),
         {.operation = "login", .tag = "auth", .summary = "Sign in with name and password", .request = "Login", .response = "SignedIn"},
         kBodyBytes});
    table.add({"POST",
               "/api/v1/auth/claim",
               Access::Public,
               withAccounts(m_accounts, claim),
               {.operation = "claimServer",
                .tag = "auth",
                .summary = "Make the first admin of a new server, with the code that it shows where it was started",
                .request = "Claim",
                .response = "SignedIn",
                .status = 201},
               kBodyBytes});
    table.add({"POST",
               "/api/v1/auth/refresh",
               Access::Public,
               withAccounts(m_accounts, refresh),
               {.operation = "refreshSession",
                .tag = "auth",
                .summary = "A new access token for a refresh token, which is good for one refresh",
                .request = "Refresh",
                .response = "SignedIn"},
               kBodyBytes});
    table.add({"POST",
               "/api/v1/auth/logout",
               Access::Viewer,
               withAccounts(m_accounts, logout),
               {.operation = "logout",
                .tag = "auth",
                .summary = "End this session, or all of this person",
                .request = "Logout",
                .status = 204,
                .isBodyOptional = true},
               kBodyBytes});
    table.add({"POST",
               "/api/v1/auth/ticket",
               Access::Viewer,
               withAccounts(m_accounts, ticket),
               {.operation = "createTicket",
                .tag = "auth",
                .summary = "A one-time ticket for opening a WebSocket where no header can be sent",
                .response = "Ticket",
                .status = 201},
               kBodyBytes});
    table.add(quick({"GET",
                     "/api/v1/auth/me",
                     Access::Link,
                     [this](const ApiRequest &request) { return me(m_accounts, m_meAnswers, request); },
                     {.operation = "getMe", .tag = "auth", .summary = "Who asks, and what he may do", .response = "Me"},
                     0}));
}

}  // namespace chalkreel
