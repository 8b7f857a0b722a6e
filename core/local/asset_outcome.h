#pragma once

#include "core/database/transaction.h"
#include "core/model/job.h"

namespace chalkreel {

/// After a job of an asset has ended: the asset says why it failed or was cancelled; once no job is left, the asset is ready, or
/// failed when a job failed and nothing was made that can be looked at or listened to. Part of the transaction that ends the
/// job, so that nobody sees the one without the other.
[[nodiscard]] Result<void> settleAsset(Transaction &transaction, const Job &ended);

/// Settles the assets of those jobs that have ended.
[[nodiscard]] Result<void> settleAssets(Transaction &transaction, const QList<Job> &jobs);

}  // namespace chalkreel
