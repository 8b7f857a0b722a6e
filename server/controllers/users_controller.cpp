#include "server/controllers/users_controller.h"

#include "core/security/users.h"
#include "server/controllers/account_bodies.h"
#include "server/controllers/account_rows.h"

namespace chalkreel {
namespace {

constexpr qint64 kBodyBytes = qint64{16} << 10;

HttpReply userReply(const User &user, int status = 200) { return revisionReply(toJson(user), user.revision, status); }

Result<HttpReply> list(Accounts &accounts, const ApiRequest &request)
{
    const Result<QList<User>> users = accounts.users().list(request.principal);
    if (!users) return fail(users.error());
    return partReply(request, *users);
}

Result<HttpReply> create(Accounts &accounts, const ApiRequest &request)
{
    const Result<NewUserBody> body = request.jsonAs<NewUserBody>();
    if (!body) return fail(body.error());
    const Result<User> user = accounts.users().create(
        request.principal, {.name = body->name, .password = body->password, .role = body->role, .quotaBytes = body->quotaBytes},
        request.clientAddress);
    if (!user) return fail(user.error());
    return userReply(*user, 201).with("Location", "/api/v1/users/" + user->id.toString().toLatin1());
}

Result<HttpReply> get(Accounts &accounts, const ApiRequest &request)
{
    const Result<UserId> id = request.id<UserId>();
    if (!id) return fail(id.error());
    const Result<User> user = accounts.users().get(request.principal, *id);
    if (!user) return fail(user.error());
    return userReply(*user);
}

Result<HttpReply> update(Accounts &accounts, const ApiRequest &request)
{
    const Result<UserId> id = request.id<UserId>();
    if (!id) return fail(id.error());
    const Result<UserEditBody> body = request.jsonAs<UserEditBody>();
    if (!body) return fail(body.error());
    const Result<int> revision = request.revision();
    if (!revision) return fail(revision.error());
    const Result<User> user = accounts.users().update(request.principal,
                                                      {.user = *id,
                                                       .revision = *revision,
                                                       .name = body->name,
                                                       .role = body->role,
                                                       .isDisabled = body->isDisabled,
                                                       .quotaBytes = body->quotaBytes,
                                                       .password = body->password,
                                                       .currentPassword = body->currentPassword},
                                                      request.clientAddress);
    if (!user) return fail(user.error());
    return userReply(*user);
}

Result<HttpReply> remove(Accounts &accounts, const ApiRequest &request)
{
    const Result<UserId> id = request.id<UserId>();
    if (!id) return fail(id.error());
    if (const Result<void> removed = accounts.users().remove(request.principal, *id, request.clientAddress); !removed)
        return fail(removed.error());
    return emptyReply();
}

}  // namespace

UsersController::UsersController(Accounts *accounts)
    : m_accounts{accounts}
{
}

void UsersController::addTo(RouteTable &table)
{
    table.add({"GET",
               "/api/v1/users",
               Access::Viewer,
               withAccounts(m_accounts, list),
               {.operation = "listUsers",
                .tag = "users",
                .summary = "All users for an admin, for others themselves",
                .query = "limit offset",
                .response = "UserList"},
               0});
    table.add(
        {"POST",
         "/api/v1/users",
         Access::Admin,
         withAccounts(m_accounts, create),
         {.operation = "createUser", .tag = "users", .summary = "A new user", .request = "NewUser", .response = "User", .status = 201},
         kBodyBytes});
    table.add({"GET",
               "/api/v1/users/{id}",
               Access::Viewer,
               withAccounts(m_accounts, get),
               {.operation = "getUser", .tag = "users", .summary = "One user; for others than admins themselves", .response = "User"},
               0});
    table.add({"PATCH",
               "/api/v1/users/{id}",
               Access::Viewer,
               withAccounts(m_accounts, update),
               {.operation = "updateUser",
                .tag = "users",
                .summary = "Change a user; whoever is no admin his own name and password. Needs If-Match",
                .request = "UserEdit",
                .response = "User"},
               kBodyBytes});
    table.add({"DELETE",
               "/api/v1/users/{id}",
               Access::Admin,
               withAccounts(m_accounts, remove),
               {.operation = "deleteUser",
                .tag = "users",
                .summary = "Remove a user with his sessions, tokens and links; his videos stay",
                .status = 204},
               0});
}

}  // namespace chalkreel
