#include "app/ctl/user_command.h"

#include "app/ctl/account_session.h"
#include "app/ctl/output.h"
#include "app/ctl/password_prompt.h"
#include "core/security/users.h"

#include <QCoreApplication>
#include <QLocale>

namespace chalkreel::ctl {
namespace {

struct Arguments
{
    std::string name;
    std::string role;
    int quotaMb = 0;
};

const Principal kOperator = Principal::localOperator();

QString timeText(const QDateTime &time)
{
    return time.isValid() ? QLocale{}.toString(time.toLocalTime(), QLocale::ShortFormat) : QStringLiteral("-");
}

void printUsers(const QList<User> &users)
{
    QList<QStringList> rows{{QCoreApplication::translate("Ctl", "Name"), QCoreApplication::translate("Ctl", "Role"),
                             QCoreApplication::translate("Ctl", "Last signed in"), QString{}}};
    for (const User &user : users)
        rows.append({user.name, QString{nameOf(user.role)}, timeText(user.lastLogin),
                     user.isDisabled ? QCoreApplication::translate("Ctl", "disabled") : QString{}});
    printTable(rows);
}

/// How a change of one user ended.
int show(const Result<User> &user, const Context &context)
{
    if (!user) return reportFailure(user.error(), context.isJson);
    if (context.isJson)
        printJson({{QLatin1StringView{"ok"}, true}, {QLatin1StringView{"user"}, toJson(*user)}});
    else
        printUsers({*user});
    return kOk;
}

int list(const Context &context)
{
    const Result<AccountSession> session = AccountSession::open(context.settings.values);
    if (!session) return reportFailure(session.error(), context.isJson);
    const Result<QList<User>> users = session->accounts->users().list(kOperator);
    if (!users) return reportFailure(users.error(), context.isJson);
    if (context.isJson)
        printJson({{QLatin1StringView{"ok"}, true}, {QLatin1StringView{"users"}, JsonCodec<QList<User>>::write(*users)}});
    else if (users->isEmpty())
        printLine(QCoreApplication::translate("Ctl", "No users yet: “chalkreelctl user add NAME” makes the first."));
    else
        printUsers(*users);
    return kOk;
}

int add(const Arguments &arguments, const Context &context)
{
    const Result<AccountSession> session = AccountSession::open(context.settings.values);
    if (!session) return reportFailure(session.error(), context.isJson);
    Users &users = session->accounts->users();
    const Result<QList<User>> others = users.list(kOperator);
    if (!others) return reportFailure(others.error(), context.isJson);
    // Somebody has to be able to make the others.
    const Role usual = others->isEmpty() ? Role::Admin : Role::Viewer;
    const Result<QString> password = askForNewPassword();
    if (!password) return reportFailure(password.error(), context.isJson);
    return show(users.create(kOperator,
                             {.name = QString::fromStdString(arguments.name),
                              .password = *password,
                              .role = enumFromName<Role>(QString::fromStdString(arguments.role)).value_or(usual),
                              .quotaBytes = static_cast<qint64>(arguments.quotaMb) << 20},
                             {}),
                context);
}

/// Changes the user of that name by `adjust`.
int change(const Arguments &arguments, const Context &context, const std::function<Result<void>(UserEdit &edit)> &adjust)
{
    const Result<AccountSession> session = AccountSession::open(context.settings.values);
    if (!session) return reportFailure(session.error(), context.isJson);
    Users &users = session->accounts->users();
    const Result<User> user = users.find(kOperator, QString::fromStdString(arguments.name));
    if (!user) return reportFailure(user.error(), context.isJson);
    UserEdit edit{.user = user->id, .revision = user->revision};
    if (const Result<void> adjusted = adjust(edit); !adjusted) return reportFailure(adjusted.error(), context.isJson);
    return show(users.update(kOperator, edit, {}), context);
}

int remove(const Arguments &arguments, const Context &context)
{
    const Result<AccountSession> session = AccountSession::open(context.settings.values);
    if (!session) return reportFailure(session.error(), context.isJson);
    Users &users = session->accounts->users();
    const Result<User> user = users.find(kOperator, QString::fromStdString(arguments.name));
    if (!user) return reportFailure(user.error(), context.isJson);
    if (const Result<void> removed = users.remove(kOperator, user->id, {}); !removed) return reportFailure(removed.error(), context.isJson);
    if (context.isJson)
        printJson({{QLatin1StringView{"ok"}, true}, {QLatin1StringView{"removed"}, toJson(*user)}});
    else
        printLine(QCoreApplication::translate("Ctl", "Removed: %1").arg(user->name));
    return kOk;
}

}  // namespace

void addUserCommand(CLI::App &app, const Chosen &chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App *user = app.add_subcommand("user", "Who may use a server on this library");
    user->require_subcommand(1);
    std::vector<std::string> roles;
    for (const EnumName<Role> &row : kEnumNames<Role>) roles.emplace_back(row.name.data(), static_cast<size_t>(row.name.size()));

    CLI::App *listing = user->add_subcommand("list", "All users");
    whenChosen(*listing, chosen, [](Context &context) { return list(context); });

    CLI::App *adding = user->add_subcommand("add", "A new user; the password is asked for, or read from standard input");
    adding->add_option("NAME", arguments->name, "What is typed to sign in")->required();
    adding->add_option("--role", arguments->role, "What he may do; the first user is an admin, others viewers")
        ->check(CLI::IsMember(roles));
    adding->add_option("--quota-mb", arguments->quotaMb, "What he may upload in all; 0: what USER_QUOTA_MB says")
        ->check(CLI::Range(0, 100'000'000));
    whenChosen(*adding, chosen, [arguments](Context &context) { return add(*arguments, context); });

    const auto addChange = [&](const char *name, const char *about, std::function<Result<void>(UserEdit &)> adjust) {
        CLI::App *command = user->add_subcommand(name, about);
        command->add_option("NAME", arguments->name)->required();
        whenChosen(*command, chosen,
                   [arguments, adjust = std::move(adjust)](Context &context) { return change(*arguments, context, adjust); });
        return command;
    };
    addChange("password", "A new password, asked for, or read from standard input; ends his sessions", [](UserEdit &edit) -> Result<void> {
        Result<QString> password = askForNewPassword();
        if (!password) return fail(password.error());
        edit.password = *password;
        return {};
    });
    addChange("role", "What he may do",
              [arguments](UserEdit &edit) -> Result<void> {
                  edit.role = enumFromName<Role>(QString::fromStdString(arguments->role));
                  return {};
              })
        ->add_option("ROLE", arguments->role)
        ->required()
        ->check(CLI::IsMember(roles));
    addChange("disable", "Keep him out; his videos stay", [](UserEdit &edit) -> Result<void> {
        edit.isDisabled = true;
        return {};
    });
    addChange("enable", "Let him in again", [](UserEdit &edit) -> Result<void> {
        edit.isDisabled = false;
        return {};
    });

    CLI::App *removing = user->add_subcommand("remove", "Remove a user with his sessions, tokens and links; his videos stay");
    removing->add_option("NAME", arguments->name)->required();
    whenChosen(*removing, chosen, [arguments](Context &context) { return remove(*arguments, context); });
}

}  // namespace chalkreel::ctl
