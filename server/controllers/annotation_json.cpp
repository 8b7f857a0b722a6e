#include "server/controllers/annotation_json.h"

namespace chalkreel {

using namespace Qt::StringLiterals;

QJsonObject annotationJson(const Annotation &annotation)
{
    QJsonObject json = toJson(annotation);
    json.insert("audio_url"_L1, annotation.voiceOver
                                    ? QJsonValue{QStringLiteral("/api/v1/annotations/%1/audio").arg(annotation.id.toString())}
                                    : QJsonValue{});
    return json;
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
