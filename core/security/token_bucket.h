#pragma once

#include "core/base/guarded.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <functional>
#include <set>

namespace chalkreel {

struct BucketShape
{
    double burst = 10;     ///< how much may come at once after a rest
    double perSecond = 1;  ///< how fast it fills again
    qsizetype mostKeys = 10'000;
};

/// Rate limits by key (an address, a user): a bucket each, full at first. Kept as one moment per key (the generic cell
/// rate algorithm, ITU-T I.371), so that no window has an edge at which twice as much passes. A full bucket takes no
/// memory; with more than `mostKeys` that are not, the fullest is forgotten. Safe to use from any thread.
class TokenBuckets
{
public:
    using Time = std::chrono::steady_clock::time_point;
    using Clock = std::function<Time()>;

    explicit TokenBuckets(const BucketShape &shape, Clock clock = [] { return std::chrono::steady_clock::now(); });

    /// Takes `cost` out of the key's bucket: zero. Nothing is taken when there is not that much in it: how long until
    /// there is. A cost above the burst counts as the burst.
    [[nodiscard]] std::chrono::milliseconds take(const QString &key, double cost = 1);
    /// Puts back what was taken for something that then did not count.
    void giveBack(const QString &key, double cost = 1);
    /// The bucket is full again.
    void refill(const QString &key);
    /// Buckets that are remembered.
    qsizetype size();

private:
    struct State
    {
        QHash<QString, Time> fullAt;
        std::set<std::pair<Time, QString>> inOrder;  ///< the same, the fullest first
    };
    static void set(State &state, const QString &key, Time fullAt);
    std::chrono::nanoseconds costOf(double cost) const;

    BucketShape m_shape;
    Clock m_clock;
    Guarded<State> m_state;
};

/// What an address is limited by: itself, for IPv6 its /64, which one subscriber has all of. IPv4 in IPv6 is IPv4.
[[nodiscard]] QString addressKey(const QString &address);

}  // namespace chalkreel
