#include "core/security/login_gate.h"

#include "core/security/password_hash.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

using std::chrono::ceil;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// How long somebody waits for his turn to have a password checked.
constexpr milliseconds kPatience{3000};

Failure tooOften(milliseconds wait)
{
    const int secondsLeft = static_cast<int>(ceil<seconds>(wait).count());
    return fail(Error{ErrorCode::RateLimited,
                      QCoreApplication::translate("Security", "Too many attempts. Try again in %n second(s).", nullptr, secondsLeft),
                      QString{}, secondsLeft});
}

Failure tooMany()
{
    return fail(ErrorCode::Unavailable,
                QCoreApplication::translate("Security", "Too many people sign in at this moment. Try again in a moment."));
}

class Turn
{
public:
    explicit Turn(QSemaphore &places)
        : m_places{places}
        , m_isMine{places.tryAcquire(1, static_cast<int>(kPatience.count()))}
    {
    }
    ~Turn()
    {
        if (m_isMine) m_places.release();
    }
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;
    explicit operator bool() const { return m_isMine; }

private:
    QSemaphore &m_places;
    bool m_isMine;
};

}  // namespace

LoginGate::LoginGate(const AccountOptions &options)
    : m_byBoth{options.loginsByNameAndAddress, options.steadyNow}
    , m_byAddress{options.loginsByAddress, options.steadyNow}
    , m_hashing{options.hashesAtOnce}
{
    // The first unknown name must not take longer than the second.
    [[maybe_unused]] const bool isRight = isPassword(QString{}, QString{});
}

Result<bool> LoginGate::check(const QString &what, const QString &address, const std::function<Result<bool>()> &isRight)
{
    // Paid for beforehand: of many that come at once none looks in before the others are counted.
    const QString place = addressKey(address);
    const QString both = what % u'\n' % place;
    if (const milliseconds wait = m_byBoth.take(both); wait > milliseconds::zero()) return tooOften(wait);
    if (const milliseconds wait = m_byAddress.take(place); wait > milliseconds::zero()) {
        m_byBoth.giveBack(both);
        return tooOften(wait);
    }
    const Result<bool> answer = isRight();
    if (!answer || *answer) m_byAddress.giveBack(place);
    if (!answer) m_byBoth.giveBack(both);
    if (answer && *answer) m_byBoth.refill(both);
    return answer;
}

Result<bool> LoginGate::check(const QString &what, const QString &address, const QString &password, const QString &hash)
{
    return check(what, address, [&]() -> Result<bool> {
        const Turn turn{m_hashing};
        if (!turn) return tooMany();
        return isPassword(password, hash);
    });
}

Result<QString> LoginGate::hash(const QString &password)
{
    const Turn turn{m_hashing};
    if (!turn) return tooMany();
    return hashPassword(password);
}

}  // namespace chalkreel
