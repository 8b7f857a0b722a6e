#include "core/security/audit_trail.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

// A person who mistypes is told apart from a machine that tries: that many refusals of one address are kept one by one.
constexpr BucketShape kRefusals{.burst = 60, .perSecond = 0.2};
constexpr qsizetype kLongestText = 300;

}  // namespace

AuditTrail::AuditTrail(AccountBook &book)
    : m_book{book}
    , m_refusals{kRefusals, book.options().steadyNow}
{
}

void AuditTrail::record(const Principal &actor, const char *action, const QString &target, const QString &address, const Error *error)
{
    AuditEntry entry = m_book.entry(actor, action, target, address);
    if (error) {
        entry.result = nameOf(error->code);
        entry.detail = error->detail;
    }
    record(std::move(entry));
}

void AuditTrail::record(AuditEntry entry)
{
    if (entry.result != u"ok" && m_refusals.take(addressKey(entry.address)) > std::chrono::milliseconds::zero()) {
        ++m_dropped;
        return;
    }
    if (const qint64 dropped = m_dropped.exchange(0); dropped > 0)
        m_book.store().record({.time = m_book.now(),
                               .who = QStringLiteral("server"),
                               .action = QStringLiteral("audit.left_out"),
                               .result = QStringLiteral("ok"),
                               .detail = QString::number(dropped)});
    for (QString *text : {&entry.who, &entry.action, &entry.target, &entry.address, &entry.detail}) text->truncate(kLongestText);
    m_book.store().record(entry);
}

Result<QList<AuditEntry>> AuditTrail::list(const Principal &actor, const AuditQuery &query)
{
    if (!actor.isAdmin()) return fail(ErrorCode::Forbidden, QCoreApplication::translate("Security", "Only an admin may do this."));
    if (query.limit < 1 || query.limit > kLargestAuditPage || query.before < 0)
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Security", "A list has 1 to %1 entries.").arg(kLargestAuditPage));
    return m_book.store().audit(query);
}

void AuditTrail::tidy()
{
    const AccountOptions &options = m_book.options();
    const qint64 days = options.auditLife.count();
    if (const Result<void> trimmed = m_book.store().trimAudit(m_book.now().addDays(-days), options.mostAuditEntries); !trimmed)
        qWarning("%s %s", qUtf8Printable(trimmed.error().message), qUtf8Printable(trimmed.error().detail));
}

}  // namespace chalkreel
