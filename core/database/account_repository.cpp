#include "core/database/account_repository.h"

#include "core/database/library_database.h"
#include "core/database/sql_values.h"

namespace chalkreel {
namespace {

UserRecord userFromRow(const QSqlQuery &row)
{
    return {{.id = idFromSql<UserId>(row.value(0)),
             .name = row.value(1).toString(),
             // A word that nobody knows gives no rights.
             .role = nameFromSql(row.value(2), Role::Viewer),
             .isDisabled = row.value(3).toInt() != 0,
             .quotaBytes = row.value(4).toLongLong(),
             .created = timeFromSql(row.value(7)),
             .lastLogin = timeFromSql(row.value(8)),
             .revision = row.value(9).toInt()},
            row.value(5).toString(),
            row.value(6).toInt()};
}

SessionRecord sessionFromRow(const QSqlQuery &row)
{
    return {idFromSql<CredentialId>(row.value(0)),
            idFromSql<UserId>(row.value(1)),
            row.value(2).toInt(),
            timeFromSql(row.value(3)),
            timeFromSql(row.value(4)),
            timeFromSql(row.value(5)),
            row.value(6).toString(),
            row.value(7).toString()};
}

ApiTokenRecord tokenFromRow(const QSqlQuery &row)
{
    return {{.id = idFromSql<CredentialId>(row.value(0)),
             .user = idFromSql<UserId>(row.value(1)),
             .name = row.value(2).toString(),
             .scope = nameFromSql(row.value(3), TokenScope::Read),
             .created = timeFromSql(row.value(5)),
             .expires = timeFromSql(row.value(6)),
             .lastUsed = timeFromSql(row.value(7))},
            row.value(4).toString()};
}

ShareRecord shareFromRow(const QSqlQuery &row)
{
    return {{.id = idFromSql<CredentialId>(row.value(0)),
             .asset = idFromSql<AssetId>(row.value(2)),
             .creator = idFromSql<UserId>(row.value(1)),
             .label = row.value(3).toString(),
             .hasPassword = !row.value(5).toString().isEmpty(),
             .created = timeFromSql(row.value(6)),
             .expires = timeFromSql(row.value(7))},
            row.value(4).toString(),
            row.value(5).toString()};
}

Result<void> put(Transaction &transaction, const UserRecord &record)
{
    const User &user = record.user;
    const Result<QSqlQuery> stored = transaction.run(
        QStringLiteral("INSERT INTO account (id, name, name_key, role, disabled, quota_bytes, password_hash, generation, created, "
                       "last_login, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                       "name = excluded.name, name_key = excluded.name_key, role = excluded.role, disabled = excluded.disabled, "
                       "quota_bytes = excluded.quota_bytes, password_hash = excluded.password_hash, generation = excluded.generation, "
                       "last_login = excluded.last_login, revision = excluded.revision"),
        {sqlId(user.id), user.name, nameKey(user.name), sqlName(user.role), user.isDisabled ? 1 : 0, user.quotaBytes, record.passwordHash,
         record.generation, sqlTime(user.created), sqlTime(user.lastLogin), user.revision});
    return stored ? Result<void>{} : fail(stored.error());
}

Result<void> put(Transaction &transaction, const SessionRecord &session)
{
    const Result<QSqlQuery> stored = transaction.run(
        QStringLiteral("INSERT INTO account_session (id, account_id, generation, created, rotated, expires, address, client) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, "
                       "rotated = excluded.rotated, expires = excluded.expires"),
        {sqlId(session.id), sqlId(session.user), session.generation, sqlTime(session.created), sqlTime(session.rotated),
         sqlTime(session.expires), session.address, session.client});
    return stored ? Result<void>{} : fail(stored.error());
}

Result<void> put(Transaction &transaction, const ApiTokenRecord &record)
{
    const ApiToken &token = record.token;
    const Result<QSqlQuery> stored = transaction.run(
        QStringLiteral(
            "INSERT INTO api_token (id, account_id, name, scope, hash, created, expires, last_used) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, last_used = excluded.last_used"),
        {sqlId(token.id), sqlId(token.user), token.name, sqlName(token.scope), record.hash, sqlTime(token.created), sqlTime(token.expires),
         sqlTime(token.lastUsed)});
    return stored ? Result<void>{} : fail(stored.error());
}

Result<void> put(Transaction &transaction, const ShareRecord &record)
{
    const ShareLink &share = record.share;
    const Result<QSqlQuery> stored =
        transaction.run(QStringLiteral("INSERT INTO share_link (id, account_id, asset_id, label, hash, password_hash, created, expires) "
                                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET label = excluded.label, "
                                       "password_hash = excluded.password_hash, expires = excluded.expires"),
                        {sqlId(share.id), sqlId(share.creator), sqlId(share.asset), share.label, record.hash, record.passwordHash,
                         sqlTime(share.created), sqlTime(share.expires)});
    return stored ? Result<void>{} : fail(stored.error());
}

template <typename Record>
Result<void> putAll(Transaction &transaction, const QList<Record> &records)
{
    for (const Record &record : records)
        if (Result<void> stored = put(transaction, record); !stored) return stored;
    return {};
}

template <typename Id>
Result<void> removeFrom(Transaction &transaction, QLatin1StringView table, const QList<Id> &ids)
{
    for (const Id &id : ids)
        if (const Result<QSqlQuery> removed = transaction.run(QStringLiteral("DELETE FROM %1 WHERE id = ?").arg(table), {sqlId(id)});
            !removed)
            return fail(removed.error());
    return {};
}

}  // namespace

Result<AccountSnapshot> AccountRepository::load(Database &database)
{
    const Result<ReadSnapshot> oneState = ReadSnapshot::begin(database);
    if (!oneState) return fail(oneState.error());
    const Result<LibraryInfo> info = libraryInfo(database);
    if (!info) return fail(info.error());
    const Result<QList<UserRecord>> users = readRows(
        database.run(QStringLiteral("SELECT id, name, role, disabled, quota_bytes, password_hash, generation, created, last_login, "
                                    "revision FROM account")),
        userFromRow);
    if (!users) return fail(users.error());
    const Result<QList<SessionRecord>> sessions = readRows(
        database.run(QStringLiteral("SELECT id, account_id, generation, created, rotated, expires, address, client FROM account_session")),
        sessionFromRow);
    if (!sessions) return fail(sessions.error());
    const Result<QList<ApiTokenRecord>> tokens = readRows(
        database.run(QStringLiteral("SELECT id, account_id, name, scope, hash, created, expires, last_used FROM api_token")), tokenFromRow);
    if (!tokens) return fail(tokens.error());
    const Result<QList<ShareRecord>> shares = readRows(
        database.run(QStringLiteral("SELECT id, account_id, asset_id, label, hash, password_hash, created, expires FROM share_link")),
        shareFromRow);
    if (!shares) return fail(shares.error());
    return AccountSnapshot{info->epoch, *users, *sessions, *tokens, *shares};
}

Result<void> AccountRepository::apply(Transaction &transaction, const AccountChange &change)
{
    if (Result<void> done = putAll(transaction, change.users); !done) return done;
    if (Result<void> done = putAll(transaction, change.sessions); !done) return done;
    if (Result<void> done = putAll(transaction, change.apiTokens); !done) return done;
    if (Result<void> done = putAll(transaction, change.shares); !done) return done;
    // An id is in one of them: ids are never given twice.
    for (const char *table : {"account_session", "api_token", "share_link"})
        if (Result<void> done = removeFrom(transaction, QLatin1StringView{table}, change.removedCredentials); !done) return done;
    return removeFrom(transaction, QLatin1StringView{"account"}, change.removedUsers);
}

}  // namespace chalkreel
