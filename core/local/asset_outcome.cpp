#include "core/local/asset_outcome.h"

#include "core/database/asset_repository.h"
#include "core/database/job_repository.h"
#include "core/database/rendition_repository.h"

#include <QCoreApplication>

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

/// What the asset says about its preparation from now on. An error that stands there is of another job that ended since the
/// preparation was last asked for: a job that completes does not take it away.
std::optional<Error> errorAfter(const Job &ended, const Asset &asset)
{
    if (ended.state == JobState::Failed) return ended.error;
    // What a person only wanted on top, and then did not, is not missing.
    const bool wasPreparing = asset.status == AssetStatus::Processing;
    if (ended.state == JobState::Cancelled && wasPreparing && !asset.error)
        return Error{ErrorCode::Cancelled,
                     QCoreApplication::translate("AssetOutcome", "The preparation of “%1” was cancelled. What it had made is kept.")
                         .arg(asset.title),
                     {}};
    if (ended.state == JobState::Completed && asset.status == AssetStatus::Failed) return std::nullopt;
    return asset.error;
}

/// A cancelled job says nothing against the file, and one that made something to look at leaves it usable.
Result<bool> hasFailed(Transaction &transaction, const Asset &asset, const std::optional<Error> &error)
{
    if (asset.status != AssetStatus::Processing || !error || error->code == ErrorCode::Cancelled) return false;
    const Result<QList<Rendition>> renditions = RenditionRepository::list(transaction.database(), asset.id);
    if (!renditions) return fail(renditions.error());
    return std::ranges::none_of(*renditions, isShowable);
}

}  // namespace

Result<void> settleAsset(Transaction &transaction, const Job &ended)
{
    const Result<Asset> asset = AssetRepository::get(transaction.database(), ended.asset);
    if (!asset) return fail(asset.error());
    const Result<QList<Job>> unfinished = JobRepository::unfinishedOf(transaction.database(), ended.asset);
    if (!unfinished) return fail(unfinished.error());

    const std::optional<Error> error = errorAfter(ended, *asset);
    AssetStatus status = asset->status;
    if (unfinished->isEmpty()) {
        // One that failed before stays so until a job succeeds.
        if (status == AssetStatus::Failed && ended.state != JobState::Completed) return {};
        const Result<bool> failed = hasFailed(transaction, *asset, error);
        if (!failed) return fail(failed.error());
        status = *failed ? AssetStatus::Failed : AssetStatus::Ready;
    }
    if (status == asset->status && error == asset->error) return {};
    const Result<Asset> settled = AssetRepository::setStatus(transaction, ended.asset, status, error);
    if (!settled) return fail(settled.error());
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
