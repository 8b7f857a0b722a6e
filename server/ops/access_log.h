#pragma once

#include "server/api/gateway.h"

namespace chalkreel {

/// One line of JSON for each request that ended, in the log's category chalkreel.access. Without the query, in which
/// tickets and signatures stand, and without anything else that lets somebody in.
class AccessLog final : public RequestObserver
{
public:
    void requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome) override;

    [[nodiscard]] static QByteArray line(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome);
};

}  // namespace chalkreel
