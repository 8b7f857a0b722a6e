#pragma once

#include "core/model/user.h"

namespace chalkreel {

enum class TokenScope { Read, Write };

template <>
inline constexpr std::array kEnumNames<TokenScope>{EnumName{TokenScope::Read, "read"}, EnumName{TokenScope::Write, "write"}};

/// A program's way in, as it is shown: the token itself is shown once, when it is made.
struct ApiToken
{
    CredentialId id;
    UserId user;
    QString name;  ///< what it is for
    TokenScope scope = TokenScope::Read;
    QDateTime created;
    QDateTime expires;   ///< invalid: never
    QDateTime lastUsed;  ///< to some minutes

    friend bool operator==(const ApiToken &, const ApiToken &) = default;

    static constexpr std::tuple kFields{
        Field<&ApiToken::id>{"id"},
        Field<&ApiToken::user>{"user_id"},
        Field<&ApiToken::name>{"name"},
        Field<&ApiToken::scope>{"scope"},
        Field<&ApiToken::created>{"created"},
        Field<&ApiToken::expires>{"expires"},
        Field<&ApiToken::lastUsed>{"last_used"},
    };
};

/// A link by which whoever has it sees one asset. The token in it is shown once, when it is made.
struct ShareLink
{
    CredentialId id;
    AssetId asset;
    UserId creator;  ///< null: made on a server without accounts
    QString label;   ///< for whom
    bool hasPassword = false;
    QDateTime created;
    QDateTime expires;  ///< invalid: never

    friend bool operator==(const ShareLink &, const ShareLink &) = default;

    static constexpr std::tuple kFields{
        Field<&ShareLink::id>{"id"},           Field<&ShareLink::asset>{"video_id"},           Field<&ShareLink::creator>{"user_id"},
        Field<&ShareLink::label>{"label"},     Field<&ShareLink::hasPassword>{"has_password"}, Field<&ShareLink::created>{"created"},
        Field<&ShareLink::expires>{"expires"},
    };
};

/// Who did what on what, from where, and how it went.
struct AuditEntry
{
    qint64 number = 0;  ///< counts up; given when it is kept
    QDateTime time;
    UserId user;      ///< null: nobody in particular
    QString who;      ///< the name at that time; what was typed, for a login that failed
    QString action;   ///< session.login, user.create, video.delete ...
    QString target;   ///< the id, or a name
    QString address;  ///< empty: on this machine
    QString result;   ///< "ok", or the ErrorCode's wire name
    QString detail;

    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;

    static constexpr std::tuple kFields{
        Field<&AuditEntry::number>{"number"},   Field<&AuditEntry::time>{"time"},     Field<&AuditEntry::user>{"user_id"},
        Field<&AuditEntry::who>{"who"},         Field<&AuditEntry::action>{"action"}, Field<&AuditEntry::target>{"target"},
        Field<&AuditEntry::address>{"address"}, Field<&AuditEntry::result>{"result"}, Field<&AuditEntry::detail>{"detail"},
    };
};

inline constexpr int kLargestAuditPage = 200;

/// Newest first.
struct AuditQuery
{
    std::optional<UserId> user;
    QString action;     ///< empty: all; "user." is all that begin so
    qint64 before = 0;  ///< entries with smaller numbers; 0: from the newest on
    int limit = 50;     ///< 1 to kLargestAuditPage
};

}  // namespace chalkreel
