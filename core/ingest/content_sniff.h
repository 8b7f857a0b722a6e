#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace chalkreel {

/// How many bytes of the beginning the sniff wants.
inline constexpr qint64 kSniffedBytes = 4096;

/// Refuses what is plainly no media by its first bytes, so that the sentence comes before a long copy: playlists and
/// concat scripts in disguise (they name other files), scripts, programs, archives, documents, plain text, zeros only.
/// Says nothing about whether the rest can be decoded. Unsupported, or Damaged for a file of zeros; the sentence names it.
[[nodiscard]] Result<void> refuseObviousNonMedia(const QByteArray &head, const QString &name);

}  // namespace chalkreel
