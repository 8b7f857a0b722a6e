#pragma once

#include "core/model/annotation.h"
#include "server/http/http_message.h"

namespace chalkreel {

/// An annotation as the API shows it: its fields, and for a voice-over "audio_url".
QJsonObject annotationJson(const Annotation &annotation);

/// 201 with its ETag and Location.
HttpReply newAnnotationReply(const Annotation &annotation);

/// {"video_id", "timestamp", "end_timestamp"?} of a form. InvalidArgument names the field; file and author are the caller's
/// to set.
[[nodiscard]] Result<VoiceOverDraft> voiceOverDraftFromForm(const QMap<QString, QString> &fields);

/// Of an edit, what may be edited. A client may send back all that it read: what stands there as it is is passed over, what
/// is not is InvalidArgument.
[[nodiscard]] Result<QJsonObject> editablePart(const QJsonObject &body, const QJsonObject &current, const QStringList &editable);

}  // namespace chalkreel
