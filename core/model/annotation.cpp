#include "core/model/annotation.h"

#include "core/model/json_input.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

constexpr double kLongestTime = 10 * 86'400.0;  // seconds; no video is longer

}  // namespace

Result<DrawingDraft> drawingDraftFromJson(const QJsonObject &object)
{
    JsonInput input{object};
    DrawingDraft draft;
    input.require("video_id"_L1);
    input.require("timestamp"_L1);
    input.require("drawing_data"_L1);
    draft.asset = input.id<AssetId>("video_id"_L1).value_or(AssetId{});
    draft.timestamp = input.number("timestamp"_L1).value_or(0);
    draft.end = input.number("end_timestamp"_L1);
    const QJsonObject drawing = input.object("drawing_data"_L1).value_or(QJsonObject{});
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    Result<Drawing> read = drawingFromJson(drawing);
    if (!read) return fail(std::move(read.error()));
    draft.drawing = *std::move(read);
    if (Result<void> valid = validateTimes(draft.timestamp, draft.end); !valid) return fail(std::move(valid.error()));
    return draft;
}

Result<AnnotationPatch> annotationPatchFromJson(const QJsonObject &object)
{
    JsonInput input{object};
    AnnotationPatch patch;
    patch.timestamp = input.number("timestamp"_L1);
    if (input.has("end_timestamp"_L1))
        patch.end = input.number("end_timestamp"_L1);
    else if (input.isNull("end_timestamp"_L1))
        patch.end = std::optional<double>{};
    const std::optional<QJsonObject> drawing = input.object("drawing_data"_L1);
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    if (drawing) {
        Result<Drawing> read = drawingFromJson(*drawing);
        if (!read) return fail(std::move(read.error()));
        patch.drawing = *std::move(read);
    }
    if (Result<void> valid = validate(patch); !valid) return fail(std::move(valid.error()));
    return patch;
}

Result<AnnotationPatch> annotationReplacementFromJson(const QJsonObject &object)
{
    JsonInput input{object};
    input.require("timestamp"_L1);
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    Result<AnnotationPatch> patch = annotationPatchFromJson(object);
    if (patch && !patch->end) patch->end = std::optional<double>{};
    return patch;
}

Result<void> validateTimes(double timestamp, const std::optional<double> &end)
{
    // Written so that NaN fails too.
    const auto check = [](double time, const QString &field) -> Result<void> {
        if (time >= 0 && time <= kLongestTime) return {};
        return fail(
            ErrorCode::InvalidArgument,
            QCoreApplication::translate("Annotation", "“%1” has to be a time in seconds from 0 on, on the video's own clock.").arg(field),
            field);
    };
    if (Result<void> valid = check(timestamp, u"timestamp"_s); !valid) return valid;
    if (!end) return {};
    if (Result<void> valid = check(*end, u"end_timestamp"_s); !valid) return valid;
    if (*end >= timestamp) return {};
    return fail(ErrorCode::InvalidArgument,
                QCoreApplication::translate("Annotation", "“%1” may not be before “%2”.").arg(u"end_timestamp"_s, u"timestamp"_s),
                u"end_timestamp"_s);
}

Result<void> validate(const DrawingDraft &draft)
{
    if (Result<void> valid = validateTimes(draft.timestamp, draft.end); !valid) return valid;
    return validate(draft.drawing);
}

Result<void> validate(const AnnotationPatch &patch)
{
    // Whether the end still comes after the beginning is known only together with what stays.
    if (patch.timestamp)
        if (Result<void> valid = validateTimes(*patch.timestamp, {}); !valid) return valid;
    if (patch.end && *patch.end)
        if (Result<void> valid = validateTimes(0, **patch.end); !valid) return valid;
    return patch.drawing ? validate(*patch.drawing) : Result<void>{};
}

}  // namespace chalkreel
