#include "core/security/users.h"

#include "core/security/password_hash.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestName = 64;

Failure noSuchUser() { return fail(ErrorCode::NotFound, QCoreApplication::translate("Security", "There is no such user.")); }

Failure onlyAdmins() { return fail(ErrorCode::Forbidden, QCoreApplication::translate("Security", "Only an admin may do this.")); }

Failure onlyInPerson()
{
    return fail(ErrorCode::Forbidden, QCoreApplication::translate("Security", "Sign in with your password for this: a token may not."));
}

Failure lastAdmin()
{
    return fail(ErrorCode::Conflict,
                QCoreApplication::translate("Security", "There has to be an admin who can sign in. Make another one first."));
}

Failure nameTaken(const QString &name)
{
    return fail(ErrorCode::Conflict, QCoreApplication::translate("Security", "There is a user “%1” already.").arg(name));
}

bool isStandingAdmin(const User &user) { return user.role == Role::Admin && !user.isDisabled; }

Result<void> mayManage(const Principal &actor)
{
    if (!actor.isInPerson()) return onlyInPerson();
    if (!actor.isAdmin()) return onlyAdmins();
    return {};
}

/// What of an edit only an admin may do.
bool isForAdmins(const UserEdit &edit) { return edit.role || edit.isDisabled || edit.quotaBytes; }

QString namesOf(const UserEdit &edit)
{
    QStringList names;
    if (edit.name) names << QStringLiteral("name");
    if (edit.role) names << QStringLiteral("role ") + nameOf(*edit.role);
    if (edit.isDisabled) names << (*edit.isDisabled ? QStringLiteral("disabled") : QStringLiteral("enabled"));
    if (edit.quotaBytes) names << QStringLiteral("quota");
    if (edit.password) names << QStringLiteral("password");
    return names.join(u", ");
}

}  // namespace

Result<QString> cleanUserName(const QString &name)
{
    const QString clean = name.left(4 * kLongestName).trimmed().normalized(QString::NormalizationForm_C);
    // Format characters change how a name looks, and not what it is: nobody shall look like somebody else.
    const bool isHidden = std::ranges::any_of(clean, [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.category() == QChar::Separator_Line ||
               c.category() == QChar::Separator_Paragraph;
    });
    if (clean.isEmpty() || clean.size() > kLongestName || isHidden)
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Security", "A user's name has 1 to %1 visible characters.").arg(kLongestName));
    return clean;
}

Result<UserRecord> makeUser(const NewUser &user, LoginGate &gate, const QDateTime &now)
{
    const Result<QString> name = cleanUserName(user.name);
    if (!name) return fail(name.error());
    if (const Result<void> good = checkPassword(user.password, *name); !good) return fail(good.error());
    if (user.quotaBytes < 0)
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Security", "A quota is 0 or a number of bytes."));
    const Result<QString> hash = gate.hash(user.password);
    if (!hash) return fail(hash.error());
    return UserRecord{.user = {.id = UserId::create(), .name = *name, .role = user.role, .quotaBytes = user.quotaBytes, .created = now},
                      .passwordHash = *hash};
}

Users::Users(AccountBook &book, LoginGate &gate)
    : m_book{book}
    , m_gate{gate}
{
}

Result<QList<User>> Users::list(const Principal &actor)
{
    QList<User> users = m_book.look([&](const AccountState &state) {
        QList<User> found;
        for (const UserRecord &record : state.users)
            if (actor.isAdmin() || record.user.id == actor.user) found.append(record.user);
        return found;
    });
    std::ranges::sort(users, {}, [](const User &user) { return nameKey(user.name); });
    return users;
}

Result<User> Users::get(const Principal &actor, UserId user)
{
    if (!actor.isAdmin() && actor.user != user) return noSuchUser();
    return m_book.look([&](const AccountState &state) -> Result<User> {
        const auto found = state.users.constFind(user);
        if (found == state.users.constEnd()) return noSuchUser();
        return found->user;
    });
}

Result<User> Users::find(const Principal &actor, const QString &name)
{
    if (!actor.isAdmin()) return onlyAdmins();
    return m_book.look([&](const AccountState &state) -> Result<User> {
        const UserRecord *record = state.user(name);
        if (!record) return noSuchUser();
        return record->user;
    });
}

Result<User> Users::create(const Principal &actor, const NewUser &user, const QString &address)
{
    if (const Result<void> may = mayManage(actor); !may) return fail(may.error());
    const Result<UserRecord> record = makeUser(user, m_gate, m_book.now());
    if (!record) return fail(record.error());
    const Result<void> created = m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        if (state.user(record->user.name)) return nameTaken(record->user.name);
        AuditEntry entry = m_book.entry(actor, "user.create", record->user.id.toString(), address);
        entry.detail = record->user.name % u' ' % nameOf(record->user.role);
        return AccountBook::Decision{.change = {.users = {*record}, .audit = {entry}}};
    });
    if (!created) return fail(created.error());
    return record->user;
}

Result<User> Users::update(const Principal &actor, const UserEdit &edit, const QString &address)
{
    const bool isHimself = !actor.user.isNull() && actor.user == edit.user;
    if (!actor.isInPerson()) return onlyInPerson();
    if (!actor.isAdmin() && !isHimself) return noSuchUser();
    if (!actor.isAdmin() && isForAdmins(edit)) return onlyAdmins();

    std::optional<QString> name = edit.name;
    if (name) {
        const Result<QString> clean = cleanUserName(*name);
        if (!clean) return fail(clean.error());
        name = *clean;
    }
    if (edit.quotaBytes && *edit.quotaBytes < 0)
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Security", "A quota is 0 or a number of bytes."));
    const UserRecord before = m_book.look([&](const AccountState &state) { return state.users.value(edit.user); });
    QString newHash;
    if (edit.password) {
        if (before.user.id.isNull()) return noSuchUser();
        if (const Result<void> good = checkPassword(*edit.password, name.value_or(before.user.name)); !good) return fail(good.error());
        if (isHimself) {
            const Result<bool> isRight =
                m_gate.check(QStringLiteral("password ") + edit.user.toString(), address, edit.currentPassword, before.passwordHash);
            if (!isRight) return fail(isRight.error());
            // Not Unauthorized: who he is, is known.
            if (!*isRight)
                return fail(ErrorCode::Forbidden, QCoreApplication::translate("Security", "The present password is another one."));
        }
        const Result<QString> hash = m_gate.hash(*edit.password);
        if (!hash) return fail(hash.error());
        newHash = *hash;
    }

    User after;
    const Result<void> updated = m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        const auto found = state.users.constFind(edit.user);
        if (found == state.users.constEnd()) return noSuchUser();
        if (found->user.revision != edit.revision || (edit.password && found->passwordHash != before.passwordHash))
            return fail(ErrorCode::Conflict,
                        QCoreApplication::translate("Security", "The user “%1” was changed in the meantime.").arg(found->user.name));
        UserRecord record = *found;
        User &user = record.user;
        user.name = name.value_or(user.name);
        user.role = edit.role.value_or(user.role);
        user.isDisabled = edit.isDisabled.value_or(user.isDisabled);
        user.quotaBytes = edit.quotaBytes.value_or(user.quotaBytes);
        ++user.revision;
        if (edit.password) record.passwordHash = newHash;
        const UserRecord *namesake = state.user(user.name);
        if (namesake && namesake->user.id != user.id) return nameTaken(user.name);
        if (isStandingAdmin(found->user) && !isStandingAdmin(user) && state.admins() == 1) return lastAdmin();

        AccountBook::Decision decision;
        const bool isLockedOut = edit.password || (user.isDisabled && !found->user.isDisabled);
        if (isLockedOut || user.role != found->user.role) {
            ++record.generation;
            decision.ended = state.credentialsOf(user.id);
        }
        if (isLockedOut) {
            const QList<SessionRecord> sessions = state.sessionsOf(user.id);
            for (const SessionRecord &session : sessions) decision.change.removedCredentials.append(session.id);
        }
        AuditEntry entry = m_book.entry(actor, "user.update", user.id.toString(), address);
        entry.detail = namesOf(edit);
        decision.change.users = {record};
        decision.change.audit = {entry};
        after = user;
        return decision;
    });
    if (!updated) return fail(updated.error());
    return after;
}

Result<void> Users::remove(const Principal &actor, UserId user, const QString &address)
{
    if (const Result<void> may = mayManage(actor); !may) return may;
    return m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        const auto found = state.users.constFind(user);
        if (found == state.users.constEnd()) return noSuchUser();
        if (isStandingAdmin(found->user) && state.admins() == 1) return lastAdmin();
        AuditEntry entry = m_book.entry(actor, "user.remove", user.toString(), address);
        entry.detail = found->user.name;
        return AccountBook::Decision{.change = {.removedUsers = {user}, .audit = {entry}}};
    });
}

}  // namespace chalkreel
