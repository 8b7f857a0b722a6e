#include "core/security/first_run.h"

#include "core/security/random_token.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

constexpr int kCodeLetters = 20;
constexpr int kGroup = 4;

/// Without letters that look like others (RFC 4648's base32 has none of 0, 1 and 8).
QString newCode()
{
    constexpr QLatin1StringView kLetters{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"};
    const QByteArray random = randomBytes(kCodeLetters);
    QString code;
    for (int i = 0; i < kCodeLetters; ++i) {
        if (i > 0 && i % kGroup == 0) code += u'-';
        code += kLetters[static_cast<uchar>(random[i]) % kLetters.size()];
    }
    return code;
}

QByteArray lettersOf(const QString &code)
{
    QByteArray letters;
    for (const QChar c : code.left(200).toUpper())
        if (c != u'-' && !c.isSpace()) letters += QString{c}.toUtf8();
    return letters;
}

Failure claimed()
{
    return fail(ErrorCode::Conflict, QCoreApplication::translate("Security", "This server has its first user already. Sign in."));
}

}  // namespace

FirstRun::FirstRun(AccountBook &book, LoginGate &gate, AuditTrail &audit, Sessions &sessions)
    : m_book{book}
    , m_gate{gate}
    , m_audit{audit}
    , m_sessions{sessions}
    , m_code{newCode()}
{
}

bool FirstRun::isNeeded()
{
    return m_book.look([](const AccountState &state) { return state.users.isEmpty(); });
}

Result<SignedIn> FirstRun::claim(const QString &code, const LoginRequest &admin)
{
    if (!isNeeded()) return claimed();
    const auto refused = [&](const Error &error) {
        m_audit.record(Principal{.name = admin.name}, "first_run.claim", {}, admin.address, &error);
        return fail(error);
    };
    const Result<bool> isRight = m_gate.check(QStringLiteral("first run"), admin.address,
                                              [&]() -> Result<bool> { return isEqualInConstantTime(lettersOf(code), lettersOf(m_code)); });
    if (!isRight) return refused(isRight.error());
    if (!*isRight)
        return refused({ErrorCode::Unauthorized,
                        QCoreApplication::translate("Security", "This is not the code that the server shows where it was started."),
                        {}});

    const Result<UserRecord> record = makeUser({.name = admin.name, .password = admin.password, .role = Role::Admin}, m_gate, m_book.now());
    if (!record) return fail(record.error());
    const Result<void> made = m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        if (!state.users.isEmpty()) return claimed();
        return AccountBook::Decision{.change = {.users = {*record},
                                                .audit = {m_book.entry({.user = record->user.id, .name = record->user.name},
                                                                       "first_run.claim", record->user.id.toString(), admin.address)}}};
    });
    if (!made) return refused(made.error());
    return m_sessions.login(admin);
}

}  // namespace chalkreel
