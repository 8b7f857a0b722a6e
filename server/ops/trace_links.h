#pragma once

#include "core/base/guarded.h"
#include "server/api/api_context.h"

#include <QHash>
#include <QQueue>

namespace chalkreel {

/// Remembers of which request a job came, so that its spans become part of that request's trace. In memory and of the last
/// ten thousand alone: a job of which it knows nothing is a trace of its own. Safe to use from any thread.
class TraceLinks
{
public:
    /// The first request that named the job stays: a repeated one is answered with the same job.
    void begun(const QString &job, const TraceContext &trace)
    {
        m_links.with([&](Links &links) {
            if (links.byJob.contains(job)) return;
            links.byJob.insert(job, trace);
            links.order.enqueue(job);
            if (links.order.size() > kMost) links.byJob.remove(links.order.dequeue());
        });
    }

    std::optional<TraceContext> of(const QString &job)
    {
        return m_links.with([&](const Links &links) {
            const auto found = links.byJob.constFind(job);
            return found == links.byJob.constEnd() ? std::nullopt : std::optional{*found};
        });
    }

private:
    static constexpr qsizetype kMost = 10'000;

    struct Links
    {
        QHash<QString, TraceContext> byJob;
        QQueue<QString> order;
    };
    Guarded<Links> m_links;
};

}  // namespace chalkreel
