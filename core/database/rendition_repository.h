#pragma once

#include "core/database/transaction.h"
#include "core/model/rendition.h"

namespace chalkreel {

/// Which renditions an asset has. What metadata.json and histogram.json say lives in these files alone (in the blob
/// store), not a second time in the database: they are read for one asset at a time and never searched.
class RenditionRepository
{
public:
    /// Adds or replaces; one asset_changed event for all. NotFound for an unknown asset.
    static Result<void> put(Transaction &transaction, AssetId asset, const QList<Rendition> &renditions);
    /// In the order of RenditionKind.
    static Result<QList<Rendition>> list(Database &database, AssetId asset);
    /// NotFound when it was not made.
    static Result<Rendition> get(Database &database, AssetId asset, RenditionKind kind);
    /// Those that are not there are no error.
    static Result<void> remove(Transaction &transaction, AssetId asset, const QList<RenditionKind> &kinds);
};

}  // namespace chalkreel
