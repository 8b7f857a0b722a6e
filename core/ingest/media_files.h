#pragma once

#include "core/base/result.h"
#include "core/model/asset.h"

#include <QStringList>

namespace chalkreel {

/// What kind of media an ending promises ("clip.MP4" -> video). A hint for lists and folders; what a file really is, is found by reading
/// it.
[[nodiscard]] std::optional<AssetKind> kindFromFileName(const QString &name);
/// All endings that we look for in folders, lower case, without the dot.
[[nodiscard]] QStringList mediaFileEndings();

struct ExpansionLimits
{
    int depth = 16;       ///< folders inside folders
    int files = 100'000;  ///< stops there and says so
};

struct ExpandedPaths
{
    QStringList files;       ///< absolute, each once, in the order given; inside a folder as people sort: clip 2 before clip 10
    QStringList unreadable;  ///< folders that could not be read
    bool hasMore = false;    ///< a limit was met
};

/// Replaces each folder by the media files in it and below. Files that were named themselves stay, whatever their ending.
/// Hidden files and folders inside are left out; links are followed, each real folder once, so that loops end.
[[nodiscard]] ExpandedPaths expandPaths(const QStringList &paths, const ExpansionLimits &limits = {});

}  // namespace chalkreel
