#include "app/ctl/token_command.h"

#include "app/ctl/account_session.h"
#include "app/ctl/output.h"
#include "core/security/api_tokens.h"
#include "core/security/users.h"

#include <QCoreApplication>
#include <QLocale>

namespace chalkreel::ctl {
namespace {

struct Arguments
{
    std::string user;
    std::string name;
    std::string id;
    std::string scope = "read";
    int days = 0;
};

const Principal kOperator = Principal::localOperator();

QString dayText(const QDateTime &time)
{
    return time.isValid() ? QLocale{}.toString(time.toLocalTime().date(), QLocale::ShortFormat) : QStringLiteral("-");
}

/// Null when no user was named.
Result<UserId> userNamed(const std::string &name, Users &users)
{
    if (name.empty()) return UserId{};
    const Result<User> user = users.find(kOperator, QString::fromStdString(name));
    if (!user) return fail(user.error());
    return user->id;
}

int list(const Arguments &arguments, const Context &context)
{
    const Result<AccountSession> session = AccountSession::open(context.settings.values);
    if (!session) return reportFailure(session.error(), context.isJson);
    const Result<UserId> user = userNamed(arguments.user, session->accounts->users());
    if (!user) return reportFailure(user.error(), context.isJson);
    const Result<QList<ApiToken>> tokens = session->accounts->apiTokens().list(kOperator, *user);
    if (!tokens) return reportFailure(tokens.error(), context.isJson);
    if (context.isJson) {
        printJson({{QLatin1StringView{"ok"}, true}, {QLatin1StringView{"tokens"}, JsonCodec<QList<ApiToken>>::write(*tokens)}});
        return kOk;
    }
    QList<QStringList> rows{{QCoreApplication::translate("Ctl", "Token"), QCoreApplication::translate("Ctl", "User"),
                             QCoreApplication::translate("Ctl", "Name"), QCoreApplication::translate("Ctl", "May"),
                             QCoreApplication::translate("Ctl", "Last used"), QCoreApplication::translate("Ctl", "Runs out")}};
    for (const ApiToken &token : *tokens) {
        const Result<User> owner = session->accounts->users().get(kOperator, token.user);
        rows.append({token.id.toString(), owner ? owner->name : QString{}, token.name, QString{nameOf(token.scope)},
                     dayText(token.lastUsed), dayText(token.expires)});
    }
    if (tokens->isEmpty())
        printLine(QCoreApplication::translate("Ctl", "No tokens."));
    else
        printTable(rows);
    return kOk;
}

int add(const Arguments &arguments, const Context &context)
{
    const Result<AccountSession> session = AccountSession::open(context.settings.values);
    if (!session) return reportFailure(session.error(), context.isJson);
    const Result<UserId> user = userNamed(arguments.user, session->accounts->users());
    if (!user) return reportFailure(user.error(), context.isJson);
    const Result<CreatedApiToken> created = session->accounts->apiTokens().create(
        kOperator,
        {.name = QString::fromStdString(arguments.name),
         .scope = enumFromName<TokenScope>(QString::fromStdString(arguments.scope)).value_or(TokenScope::Read),
         .expires = arguments.days > 0 ? QDateTime::currentDateTimeUtc().addDays(arguments.days) : QDateTime{},
         .user = *user},
        {});
    if (!created) return reportFailure(created.error(), context.isJson);
    if (context.isJson) {
        QJsonObject token = toJson(created->token);
        token.insert(QLatin1StringView{"secret"}, created->secret);
        printJson({{QLatin1StringView{"ok"}, true}, {QLatin1StringView{"token"}, token}});
        return kOk;
    }
    // Alone on standard output, so that a script can take it.
    printLine(created->secret);
    complain(QCoreApplication::translate("Ctl", "Keep it: it is not shown again."));
    return kOk;
}

int remove(const Arguments &arguments, const Context &context)
{
    const Result<AccountSession> session = AccountSession::open(context.settings.values);
    if (!session) return reportFailure(session.error(), context.isJson);
    const Result<void> removed =
        session->accounts->apiTokens().remove(kOperator, CredentialId::fromString(QString::fromStdString(arguments.id)), {});
    if (!removed) return reportFailure(removed.error(), context.isJson);
    if (context.isJson)
        printJson({{QLatin1StringView{"ok"}, true}});
    else
        printLine(QCoreApplication::translate("Ctl", "Removed: %1").arg(QString::fromStdString(arguments.id)));
    return kOk;
}

}  // namespace

void addTokenCommand(CLI::App &app, const Chosen &chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App *token = app.add_subcommand("token", "What programs use a server on this library with");
    token->require_subcommand(1);
    std::vector<std::string> scopes;
    for (const EnumName<TokenScope> &row : kEnumNames<TokenScope>)
        scopes.emplace_back(row.name.data(), static_cast<size_t>(row.name.size()));

    CLI::App *listing = token->add_subcommand("list", "All tokens, without their secrets");
    listing->add_option("--user", arguments->user, "Only of this user");
    whenChosen(*listing, chosen, [arguments](Context &context) { return list(*arguments, context); });

    CLI::App *adding = token->add_subcommand("add", "A new token for a user's program; its secret is printed once");
    adding->add_option("USER", arguments->user, "Whose rights it has")->required();
    adding->add_option("NAME", arguments->name, "What it is for")->required();
    adding->add_option("--scope", arguments->scope, "What it may do")->check(CLI::IsMember(scopes))->capture_default_str();
    adding->add_option("--days", arguments->days, "For how long; 0: until it is removed")->check(CLI::Range(0, 3650));
    whenChosen(*adding, chosen, [arguments](Context &context) { return add(*arguments, context); });

    CLI::App *removing = token->add_subcommand("remove", "A token, which counts at once");
    removing->add_option("ID", arguments->id, "As “token list” shows it")->required();
    whenChosen(*removing, chosen, [arguments](Context &context) { return remove(*arguments, context); });
}

}  // namespace chalkreel::ctl
