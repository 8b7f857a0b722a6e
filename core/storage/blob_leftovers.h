#pragma once

#include <QDateTime>
#include <QString>

namespace chalkreel {

/// Removes the half-written files and folders (".NAME.part-XXXXXX") that were last touched at or before `until`, anywhere
/// below `folder`. Links are removed, never followed.
void removeLeftovers(const QString &folder, const QDateTime &until);

/// Removes `folder` and those above it as long as they are empty, up to but without `root`.
void removeEmptyFolders(const QString &folder, const QString &root);

}  // namespace chalkreel
