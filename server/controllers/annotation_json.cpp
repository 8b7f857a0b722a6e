#include "server/controllers/annotation_json.h"

#include "server/api/reply.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

Result<double> secondsOf(const QString &text, const QString &field)
{
    bool isNumber = false;
    const double seconds = text.trimmed().toDouble(&isNumber);
    if (!isNumber) return fail(ErrorCode::InvalidArgument, QStringLiteral("“%1” has to be a time in seconds.").arg(field), field);
    return seconds;
}

}  // namespace

QJsonObject annotationJson(const Annotation &annotation)
{
    QJsonObject json = toJson(annotation);
    json.insert("audio_url"_L1, annotation.voiceOver
                                    ? QJsonValue{QStringLiteral("/api/v1/annotations/%1/audio").arg(annotation.id.toString())}
                                    : QJsonValue{});
    return json;
}

HttpReply newAnnotationReply(const Annotation &annotation)
{
    HttpReply reply = revisionReply(annotationJson(annotation), annotation.revision, 201);
    return reply.with("Location", "/api/v1/annotations/" + annotation.id.toString().toLatin1());
}

Result<VoiceOverDraft> voiceOverDraftFromForm(const QMap<QString, QString> &fields)
{
    const QStringList known{u"video_id"_s, u"timestamp"_s, u"end_timestamp"_s};
    for (auto it = fields.begin(); it != fields.end(); ++it)
        if (!known.contains(it.key()))
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("“%1” is not known here; there are %2 and audio_file.").arg(it.key().left(64), known.join(u", "_s)));
    VoiceOverDraft draft;
    draft.asset = AssetId::fromString(fields.value(u"video_id"_s).trimmed());
    if (draft.asset.isNull()) return fail(ErrorCode::InvalidArgument, QStringLiteral("“video_id” has to be an id: a UUID."));
    const Result<double> timestamp = secondsOf(fields.value(u"timestamp"_s), u"timestamp"_s);
    if (!timestamp) return fail(timestamp.error());
    draft.timestamp = *timestamp;
    if (fields.contains(u"end_timestamp"_s)) {
        const Result<double> end = secondsOf(fields.value(u"end_timestamp"_s), u"end_timestamp"_s);
        if (!end) return fail(end.error());
        draft.end = *end;
    }
    if (Result<void> valid = validateTimes(draft.timestamp, draft.end); !valid) return fail(std::move(valid.error()));
    return draft;
}

Result<QJsonObject> editablePart(const QJsonObject &body, const QJsonObject &current, const QStringList &editable)
{
    QJsonObject part;
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (editable.contains(it.key()))
            part.insert(it.key(), *it);
        else if (!current.contains(it.key()) || current.value(it.key()) != *it)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("“%1” cannot be changed; there are %2.").arg(it.key().left(64), editable.join(u", "_s)));
    }
    return part;
}

}  // namespace chalkreel
