#pragma once

#include "core/model/account.h"
#include "core/model/comment.h"
#include "core/model/folder.h"
#include "core/model/job_statistics.h"
#include "core/model/media_info.h"
#include "core/model/review.h"
#include "core/model/scan_verdict.h"
#include "server/openapi/object_schema.h"

namespace chalkreel {

// The core's types that stand in others, by the names that the document has for them.
template <>
inline constexpr const char *kSchemaName<ChapterInfo> = "Chapter";
template <>
inline constexpr const char *kSchemaName<Drawing> = "Drawing";
template <>
inline constexpr const char *kSchemaName<NamedCount> = "NamedCount";
template <>
inline constexpr const char *kSchemaName<QueueDepth> = "QueueDepth";
template <>
inline constexpr const char *kSchemaName<Rendition> = "Rendition";
template <>
inline constexpr const char *kSchemaName<ScanVerdict> = "ScanVerdict";
template <>
inline constexpr const char *kSchemaName<StreamInfo> = "Stream";
template <>
inline constexpr const char *kSchemaName<VoiceOver> = "VoiceOver";

/// "30000/1001"
template <>
struct JsonSchema<Fraction>
{
    static QJsonObject of()
    {
        QJsonObject schema = plainSchema("string");
        schema.insert(QLatin1StringView{"pattern"}, QStringLiteral("^-?[0-9]+/[0-9]+$"));
        return schema;
    }
};

/// [x, y] or [x, y, pressure] as it is answered; written as an object it is taken too.
template <>
struct JsonSchema<DrawingPoint>
{
    static QJsonObject of() { return schemaRef("DrawingPoint"); }
};

}  // namespace chalkreel
