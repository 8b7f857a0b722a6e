#pragma once

#include "core/model/annotation.h"

namespace chalkreel {

/// An annotation as the API shows it: its fields, and for a voice-over "audio_url".
QJsonObject annotationJson(const Annotation &annotation);

/// Of an edit, what may be edited. A client may send back all that it read: what stands there as it is is passed over, what
/// is not is InvalidArgument.
[[nodiscard]] Result<QJsonObject> editablePart(const QJsonObject &body, const QJsonObject &current, const QStringList &editable);

}  // namespace chalkreel
