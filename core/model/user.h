#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

using UserId = StrongId<struct UserIdTag>;
/// One way in: a signed-in session, an API token or a share link. It can end while connections that came in by it are open.
using CredentialId = StrongId<struct CredentialIdTag>;

/// What somebody may do, from the least to the most.
enum class Role { Viewer, Coach, Admin };

template <>
inline constexpr std::array kEnumNames<Role>{
    EnumName{Role::Viewer, "viewer"},
    EnumName{Role::Coach, "coach"},
    EnumName{Role::Admin, "admin"},
};

constexpr bool isAtLeast(Role role, Role least) { return static_cast<int>(role) >= static_cast<int>(least); }

/// An account of a server, as it is shown: no password, in whatever form.
struct User
{
    UserId id;
    QString name;  ///< what is typed to sign in; unique without regard to case
    Role role = Role::Viewer;
    bool isDisabled = false;
    qint64 quotaBytes = 0;  ///< for all his originals together; 0: what the server gives everybody
    QDateTime created;
    QDateTime lastLogin;
    int revision = 1;

    friend bool operator==(const User &, const User &) = default;

    static constexpr std::tuple kFields{
        Field<&User::id>{"id"},
        Field<&User::name>{"name"},
        Field<&User::role>{"role"},
        Field<&User::isDisabled>{"disabled"},
        Field<&User::quotaBytes>{"quota_bytes"},
        Field<&User::created>{"created"},
        Field<&User::lastLogin>{"last_login"},
        Field<&User::revision>{"revision"},
    };
};

enum class PrincipalSource {
    Session,   ///< signed in with a password
    ApiToken,  ///< a program of that user
    Share,     ///< whoever has the link
    Open,      ///< a server without accounts: everybody
    Operator,  ///< whoever may run chalkreelctl on the library's folder
};

template <>
inline constexpr std::array kEnumNames<PrincipalSource>{
    EnumName{PrincipalSource::Session, "session"},   EnumName{PrincipalSource::ApiToken, "api_token"},
    EnumName{PrincipalSource::Share, "share"},       EnumName{PrincipalSource::Open, "open"},
    EnumName{PrincipalSource::Operator, "operator"},
};

/// Who asks, as it stands at this moment.
struct Principal
{
    UserId user;   ///< null: nobody in particular (share, open, operator)
    QString name;  ///< for logs and as an author
    Role role = Role::Viewer;
    PrincipalSource source = PrincipalSource::Session;
    bool canWrite = true;     ///< false for read-only API tokens and shares
    CredentialId credential;  ///< null: nothing that could be taken away (open, operator)
    AssetId asset;            ///< a share's one asset; null for all others
    qint64 quotaBytes = 0;    ///< 0: none
    QDateTime expires;        ///< when what it came in with runs out by itself; invalid: never

    friend bool operator==(const Principal &, const Principal &) = default;

    /// As Asset::owner has it: empty for whoever is no user.
    QString owner() const { return user.isNull() ? QString{} : user.toString(); }
    bool isAdmin() const { return role == Role::Admin; }
    /// Whether he acts as himself and not through something that he handed out: what manages accounts asks for this.
    bool isInPerson() const { return source == PrincipalSource::Session || source == PrincipalSource::Operator; }

    /// On a server that was started without accounts: everybody may do everything.
    static Principal open() { return {.role = Role::Admin, .source = PrincipalSource::Open}; }
    /// For chalkreelctl: who can write the library's folder needs no leave.
    static Principal localOperator()
    {
        return {.name = QStringLiteral("operator"), .role = Role::Admin, .source = PrincipalSource::Operator};
    }
};

}  // namespace chalkreel
