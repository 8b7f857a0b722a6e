#pragma once

#include "core/model/account.h"

namespace chalkreel {

// What the account rows take. A name that is not in a table here is refused, so that nobody gives himself a role by adding it.

struct LoginBody
{
    QString name;
    QString password;
    static constexpr std::tuple kFields{Field<&LoginBody::name>{"name"}, Field<&LoginBody::password>{"password"}};
};

struct ClaimBody
{
    QString code;
    QString name;
    QString password;
    static constexpr std::tuple kFields{Field<&ClaimBody::code>{"code"}, Field<&ClaimBody::name>{"name"},
                                        Field<&ClaimBody::password>{"password"}};
};

struct RefreshBody
{
    QString refreshToken;
    static constexpr std::tuple kFields{Field<&RefreshBody::refreshToken>{"refresh_token"}};
};

struct LogoutBody
{
    bool isEverywhere = false;
    static constexpr std::tuple kFields{Field<&LogoutBody::isEverywhere>{"everywhere"}};
};

struct NewUserBody
{
    QString name;
    QString password;
    Role role = Role::Viewer;
    qint64 quotaBytes = 0;
    static constexpr std::tuple kFields{Field<&NewUserBody::name>{"name"}, Field<&NewUserBody::password>{"password"},
                                        Field<&NewUserBody::role>{"role"}, Field<&NewUserBody::quotaBytes>{"quota_bytes"}};
};

/// What is absent stays.
struct UserEditBody
{
    std::optional<QString> name;
    std::optional<Role> role;
    std::optional<bool> isDisabled;
    std::optional<qint64> quotaBytes;
    std::optional<QString> password;
    QString currentPassword;
    static constexpr std::tuple kFields{
        Field<&UserEditBody::name>{"name"},           Field<&UserEditBody::role>{"role"},
        Field<&UserEditBody::isDisabled>{"disabled"}, Field<&UserEditBody::quotaBytes>{"quota_bytes"},
        Field<&UserEditBody::password>{"password"},   Field<&UserEditBody::currentPassword>{"current_password"},
    };
};

struct NewTokenBody
{
    QString name;
    TokenScope scope = TokenScope::Read;
    QDateTime expires;
    static constexpr std::tuple kFields{Field<&NewTokenBody::name>{"name"}, Field<&NewTokenBody::scope>{"scope"},
                                        Field<&NewTokenBody::expires>{"expires"}};
};

struct NewShareBody
{
    QString label;
    QString password;
    QDateTime expires;
    static constexpr std::tuple kFields{Field<&NewShareBody::label>{"label"}, Field<&NewShareBody::password>{"password"},
                                        Field<&NewShareBody::expires>{"expires"}};
};

struct OpenShareBody
{
    QString token;
    QString password;
    static constexpr std::tuple kFields{Field<&OpenShareBody::token>{"token"}, Field<&OpenShareBody::password>{"password"}};
};

}  // namespace chalkreel
