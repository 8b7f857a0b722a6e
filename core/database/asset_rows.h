#pragma once

#include "core/database/database.h"
#include "core/model/queries.h"

namespace chalkreel {

/// An SQL text with the values for its question marks.
struct SqlText
{
    QString sql;
    QVariantList values;
};

/// The ids of one page of a list; ids only, so that the skipped part is read from an index.
[[nodiscard]] SqlText assetPageSql(const AssetQuery &query);
/// How many match.
[[nodiscard]] SqlText assetTotalSql(const AssetQuery &query);

/// Whole assets, with tags and renditions: those that exist, in the order asked for.
[[nodiscard]] Result<QList<Asset>> loadAssets(Database &database, const QList<AssetId> &ids);

}  // namespace chalkreel
