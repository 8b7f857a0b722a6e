#include "core/local/asset_outcome.h"

#include "core/database/asset_repository.h"
#include "core/database/job_repository.h"
#include "core/database/rendition_repository.h"

#include <algorithm>

namespace chalkreel {
namespace {

/// Facts about a file are no use to someone who wants to look at it.
bool isShowable(const Rendition &rendition)
{
    using enum RenditionKind;
    constexpr std::array kFacts{Original, Metadata, PacketIndex, Histogram};
    return std::ranges::find(kFacts, rendition.kind) == kFacts.end();
}

}  // namespace

Result<void> settleAsset(Transaction &transaction, const Job &ended)
{
    const Result<Asset> asset = AssetRepository::get(transaction.database(), ended.asset);
    if (!asset) return fail(asset.error());
    const Result<QList<Job>> unfinished = JobRepository::unfinishedOf(transaction.database(), ended.asset);
    if (!unfinished) return fail(unfinished.error());
    if (!unfinished->isEmpty()) return {};

    if (ended.state == JobState::Failed) {
        if (asset->status != AssetStatus::Processing) return {};
        const Result<QList<Rendition>> renditions = RenditionRepository::list(transaction.database(), ended.asset);
        if (!renditions) return fail(renditions.error());
        if (std::ranges::none_of(*renditions, isShowable)) {
            const Result<Asset> failed = AssetRepository::setStatus(transaction, ended.asset, AssetStatus::Failed, ended.error);
            if (!failed) return fail(failed.error());
            return {};
        }
    }
    // A cancelled job says nothing against the file; one that failed before stays so until a job succeeds.
    if (asset->status == AssetStatus::Failed && ended.state != JobState::Completed) return {};
    if (asset->status == AssetStatus::Ready) return {};
    const Result<Asset> ready = AssetRepository::setStatus(transaction, ended.asset, AssetStatus::Ready);
    if (!ready) return fail(ready.error());
    return {};
}

Result<void> settleAssets(Transaction &transaction, const QList<Job> &jobs)
{
    for (const Job &job : jobs)
        if (hasEnded(job.state))
            if (Result<void> settled = settleAsset(transaction, job); !settled) return settled;
    return {};
}

}  // namespace chalkreel
