#pragma once

#include "server/api/gateway.h"

namespace chalkreel {

class AuditTrail;

/// Notes in the audit log who was refused what: once for each request. What anybody may try (signing in, opening a share)
/// is noted where the secret is checked, and not again here.
class RefusalAudit final : public RequestObserver
{
public:
    /// `audit` must outlive it.
    explicit RefusalAudit(AuditTrail &audit);

    void requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome) override;

private:
    AuditTrail &m_audit;
};

}  // namespace chalkreel
