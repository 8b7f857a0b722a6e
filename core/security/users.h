#pragma once

#include "core/security/account_book.h"
#include "core/security/login_gate.h"

namespace chalkreel {

struct NewUser
{
    QString name;
    QString password;
    Role role = Role::Viewer;
    qint64 quotaBytes = 0;
};

/// What is not set stays.
struct UserEdit
{
    UserId user;
    int revision = 0;  ///< that it was made on
    std::optional<QString> name;
    std::optional<Role> role;
    std::optional<bool> isDisabled;
    std::optional<qint64> quotaBytes;
    std::optional<QString> password;
    QString currentPassword;  ///< needed by whoever changes his own password
};

/// Managing users: an admin in person, or chalkreelctl. API tokens and shares manage nobody (Forbidden). There is always
/// an admin left who can sign in (Conflict).
class Users
{
public:
    Users(AccountBook &book, LoginGate &gate);

    /// By name. An admin all, others themselves.
    [[nodiscard]] Result<QList<User>> list(const Principal &actor);
    /// NotFound for others than admins, unless it is themselves.
    [[nodiscard]] Result<User> get(const Principal &actor, UserId user);
    /// By the name that he signs in with; NotFound. For chalkreelctl.
    [[nodiscard]] Result<User> find(const Principal &actor, const QString &name);
    /// InvalidArgument for name or password, Conflict when the name is taken, Forbidden.
    [[nodiscard]] Result<User> create(const Principal &actor, const NewUser &user, const QString &address);
    /// Conflict on an old revision. Whoever is no admin may change his own name and, knowing it, his password. A new
    /// password ends all sessions; a new role and disabling count at once and close open connections.
    [[nodiscard]] Result<User> update(const Principal &actor, const UserEdit &edit, const QString &address);
    /// His sessions, tokens and shares go with him; his videos stay, for admins to see.
    Result<void> remove(const Principal &actor, UserId user, const QString &address);

private:
    AccountBook &m_book;
    LoginGate &m_gate;
};

/// With an id and its password hashed; not kept yet. InvalidArgument; what LoginGate::hash() fails with.
[[nodiscard]] Result<UserRecord> makeUser(const NewUser &user, LoginGate &gate, const QDateTime &now);

/// Trimmed and in NFC. InvalidArgument unless it has 1 to 64 visible characters.
[[nodiscard]] Result<QString> cleanUserName(const QString &name);

}  // namespace chalkreel
