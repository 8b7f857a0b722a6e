#pragma once

#include <QString>

namespace chalkreel {

/// A text that sorts, compared code unit by code unit, as people sort titles: without regard to case, and numbers by
/// their value ("clip 2" before "clip 10"). At most 200 characters.
QString sortKey(const QString &text);

}  // namespace chalkreel
