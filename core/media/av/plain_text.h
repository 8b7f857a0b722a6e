#pragma once

#include "core/media/av/av_ptr.h"

#include <QJsonObject>
#include <QString>

namespace chalkreel {

/// Text out of a file as one plain line: white space simplified; control characters, bidirectional overrides and other
/// invisible formatting removed; cut at 1000 characters. Nothing of it can steer a terminal or pretend to be other text.
[[nodiscard]] QString plainLine(const char *utf8);
/// All tags of a dictionary, so cleaned; at most 200.
[[nodiscard]] QJsonObject plainTags(const AVDictionary *tags);
/// One tag, empty when there is none.
[[nodiscard]] QString plainTag(const AVDictionary *tags, const char *key);

}  // namespace chalkreel
