#pragma once

#include "core/model/user.h"
#include "core/security/token_bucket.h"

#include <chrono>

namespace chalkreel {

struct AccountOptions
{
    QByteArray secret;    ///< loadSecretKey()
    bool isOpen = false;  ///< started without accounts: everybody is Principal::open()
    std::chrono::seconds accessTokenLife = std::chrono::minutes{15};
    std::chrono::seconds refreshTokenLife = std::chrono::days{30};  ///< counted anew by each refresh
    std::chrono::seconds ticketLife = std::chrono::seconds{30};
    /// How long the refresh token before the newest still gives the newest: whoever lost the answer asks again.
    std::chrono::seconds refreshGrace = std::chrono::seconds{10};
    std::chrono::seconds shareVisitLife = std::chrono::hours{12};  ///< once opened, at most
    std::chrono::days auditLife = std::chrono::days{90};
    qint64 mostAuditEntries = 200'000;
    qint64 defaultQuotaBytes = 0;  ///< of users that have none of their own; 0: none
    int sessionsPerUser = 50;      ///< with one more, the one that rested longest ends
    int tokensPerUser = 100;
    int hashesAtOnce = 2;  ///< each takes 19 MiB and a core
    BucketShape loginsByNameAndAddress = {.burst = 5, .perSecond = 1.0 / 30};
    BucketShape loginsByAddress = {.burst = 30, .perSecond = 1.0 / 10};

    std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); };
    TokenBuckets::Clock steadyNow = [] { return std::chrono::steady_clock::now(); };
};

}  // namespace chalkreel
