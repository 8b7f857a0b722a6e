#pragma once

#include "core/model/asset.h"
#include "core/model/user.h"

namespace chalkreel {

/// An asset for its reader: without paths of this machine and libraries' messages; for a share's visitor also without
/// whose it is and where its owner keeps it.
[[nodiscard]] QJsonObject videoJson(const Asset &asset, const Principal &reader);

/// The same with `metadata`, `histogram` and `rendition_files`. A share's visitor gets no metadata: a camera writes places into it.
[[nodiscard]] QJsonObject videoDetailsJson(const AssetDetails &details, const Principal &reader);

/// The fields of seed 002's file_metadata: null where nothing is known.
[[nodiscard]] QJsonObject seedMetadata(const AssetDetails &details);

/// All of metadata.json and seed 002's fields, the main stream's rotation and variable_frame_rate, and the histogram.
[[nodiscard]] QJsonObject fullMetadata(const AssetDetails &details);

/// Seed 002's MediaAsset with both spellings of its fields; an empty url is null there for a thumbnail and "" for the file.
[[nodiscard]] QJsonObject mediaAssetJson(const AssetDetails &details, const QString &url, const QString &thumbnailUrl);

}  // namespace chalkreel
