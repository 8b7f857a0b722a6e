#include "server/controllers/audit_controller.h"

#include "core/security/audit_trail.h"
#include "server/controllers/account_rows.h"

namespace chalkreel {
namespace {

Result<HttpReply> list(Accounts &accounts, const ApiRequest &request)
{
    AuditQuery query{.action = request.query(QLatin1StringView{"action"})};
    if (const QLatin1StringView name{"user"}; request.hasQuery(name)) {
        query.user = UserId::fromString(request.query(name));
        if (query.user->isNull()) return fail(ErrorCode::InvalidArgument, QStringLiteral("“user” has to be a user's id."));
    }
    const Result<int> limit = request.queryNumber(QLatin1StringView{"limit"}, 1, kLargestAuditPage, 50);
    if (!limit) return fail(limit.error());
    const Result<int> before = request.queryNumber(QLatin1StringView{"cursor"}, 0, std::numeric_limits<int>::max(), 0);
    if (!before) return fail(before.error());
    query.limit = *limit;
    query.before = *before;
    const Result<QList<AuditEntry>> entries = accounts.audit().list(request.principal, query);
    if (!entries) return fail(entries.error());
    const bool hasMore = entries->size() == *limit;
    return jsonReply(QJsonObject{{QStringLiteral("items"), JsonCodec<QList<AuditEntry>>::write(*entries)},
                                 {QStringLiteral("next_cursor"), hasMore ? QJsonValue{entries->last().number} : QJsonValue{}}});
}

}  // namespace

AuditController::AuditController(Accounts *accounts)
    : m_accounts{accounts}
{
}

void AuditController::addTo(RouteTable &table)
{
    table.add({"GET",
               "/api/v1/audit",
               Access::Admin,
               withAccounts(m_accounts, list),
               {.operation = "listAudit",
                .tag = "audit",
                .summary = "What was done and refused, newest first; an action that ends with a dot stands for all that begin so",
                .query = "user action limit cursor",
                .response = "AuditList"},
               0});
}

}  // namespace chalkreel
