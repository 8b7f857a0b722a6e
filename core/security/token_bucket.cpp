#include "core/security/token_bucket.h"

#include <QHostAddress>

#include <algorithm>

namespace chalkreel {

using namespace std::chrono;

TokenBuckets::TokenBuckets(const BucketShape &shape, Clock clock)
    : m_shape{shape}
    , m_clock{std::move(clock)}
{
}

nanoseconds TokenBuckets::costOf(double cost) const
{
    return duration_cast<nanoseconds>(duration<double>{std::min(cost, m_shape.burst) / m_shape.perSecond});
}

void TokenBuckets::set(State &state, const QString &key, Time fullAt)
{
    if (const auto old = state.fullAt.constFind(key); old != state.fullAt.constEnd()) state.inOrder.erase({*old, key});
    state.fullAt.insert(key, fullAt);
    state.inOrder.insert({fullAt, key});
}

milliseconds TokenBuckets::take(const QString &key, double cost)
{
    const Time now = m_clock();
    return m_state.with([&](State &state) {
        const auto forgetFullest = [&] {
            state.fullAt.remove(state.inOrder.begin()->second);
            state.inOrder.erase(state.inOrder.begin());
        };
        while (!state.inOrder.empty() && state.inOrder.begin()->first <= now) forgetFullest();
        const Time fullAt = std::max(state.fullAt.value(key, now), now) + costOf(cost);
        const nanoseconds over = fullAt - now - costOf(m_shape.burst);
        if (over > nanoseconds::zero()) return ceil<milliseconds>(over);
        set(state, key, fullAt);
        if (state.fullAt.size() > m_shape.mostKeys) forgetFullest();
        return milliseconds::zero();
    });
}

void TokenBuckets::giveBack(const QString &key, double cost)
{
    m_state.with([&](State &state) {
        if (const auto found = state.fullAt.constFind(key); found != state.fullAt.constEnd()) set(state, key, *found - costOf(cost));
    });
}

void TokenBuckets::refill(const QString &key)
{
    m_state.with([&](State &state) {
        const auto found = state.fullAt.constFind(key);
        if (found == state.fullAt.constEnd()) return;
        state.inOrder.erase({*found, key});
        state.fullAt.erase(found);
    });
}

qsizetype TokenBuckets::size()
{
    return m_state.with([](const State &state) { return state.fullAt.size(); });
}

QString addressKey(const QString &address)
{
    QHostAddress host{address};
    bool isIpv4 = false;
    const quint32 ipv4 = host.toIPv4Address(&isIpv4);
    if (isIpv4) return QHostAddress{ipv4}.toString();
    if (host.protocol() != QAbstractSocket::IPv6Protocol) return address.left(64);
    Q_IPV6ADDR bytes = host.toIPv6Address();
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8{0});
    return QHostAddress{bytes}.toString() % QLatin1StringView{"/64"};
}

}  // namespace chalkreel
