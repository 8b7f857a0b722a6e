#include "server/api/refusal_audit.h"

#include "core/security/audit_trail.h"

namespace chalkreel {
namespace {

/// What a status that refuses means; nothing for all others.
std::optional<ErrorCode> refusalOf(int status)
{
    switch (status) {
    case 401: return ErrorCode::Unauthorized;
    case 403:
    case 421: return ErrorCode::Forbidden;
    default: return std::nullopt;
    }
}

}  // namespace

RefusalAudit::RefusalAudit(AuditTrail &audit)
    : m_audit{audit}
{
}

void RefusalAudit::requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome)
{
    const std::optional<ErrorCode> code = refusalOf(outcome.status);
    if (!code || (context.route && context.route->access == Access::Public)) return;
    const Error error{*code, {}, QStringLiteral("request ") + context.requestId};
    // The path without its query: there are signatures and tickets in it.
    m_audit.record(context.principal, "request.refused", QString::fromLatin1(head.method + ' ' + head.path), context.clientAddress, &error);
}

}  // namespace chalkreel
