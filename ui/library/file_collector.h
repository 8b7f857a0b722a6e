#pragma once

#include "core/base/async.h"

#include <QStringList>
#include <QUrl>

#include <stop_token>

namespace chalkreel::ui {

/// What a drop or a choice of files and folders comes down to.
struct CollectedFiles
{
    QStringList paths;        ///< absolute, sorted as a person sorts, each once
    int foldersSearched = 0;  ///< 0: only files were given
    bool isCut = false;       ///< there were more than kMostCollected
};

inline constexpr int kMostCollected = 5000;

/// Walks folders for files whose names look like video, sound or pictures; a file that was named itself is always taken.
/// Hidden files and links to folders are left out. Blocks: not for the window's thread.
[[nodiscard]] CollectedFiles collectFiles(const QStringList &paths, std::stop_token stop = {});

/// What a file dialog can show: media files first, then all.
[[nodiscard]] QStringList mediaNameFilters();

/// The local files among dragged addresses.
[[nodiscard]] QStringList localPaths(const QList<QUrl> &urls);

}  // namespace chalkreel::ui
