#pragma once

#include "core/model/queries.h"
#include "ui/library/folder_tree.h"

namespace chalkreel::ui {

/// Whether a list that shows `query` shows this asset. The word rule follows the one that AssetQuery::text states;
/// a library's own search may also find what this cannot see (other scripts), so what is already listed stays.
[[nodiscard]] bool matchesQuery(const Asset &asset, const AssetQuery &query, const FolderTree &folders);

/// Whether `a` comes before `b` in that order.
[[nodiscard]] bool comesBefore(const Asset &a, const Asset &b, AssetSort sort);

}  // namespace chalkreel::ui
