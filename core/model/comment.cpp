#include "core/model/comment.h"

#include "core/model/json_input.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

Result<void> validateCommentText(const QString &text)
{
    if (text.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Comment", "A comment needs a text."), u"text"_s);
    return validateText(text, kLongestCommentText, u"text"_s);
}

Result<void> validateCommentColor(const QString &color) { return color.isEmpty() ? Result<void>{} : validateColor(color, u"color"_s); }

}  // namespace

Result<CommentDraft> commentDraftFromJson(const QJsonObject &object)
{
    JsonInput input{object};
    CommentDraft draft;
    input.require("text"_L1);
    draft.parent = input.id<CommentId>("parent_id"_L1).value_or(CommentId{});
    draft.timestamp = input.number("timestamp"_L1);
    draft.end = input.number("end_timestamp"_L1);
    draft.text = input.text("text"_L1).value_or(QString{});
    draft.category = input.text("category"_L1).value_or(QString{});
    draft.color = input.text("color"_L1).value_or(QString{});
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    if (Result<void> valid = validate(draft); !valid) return fail(std::move(valid.error()));
    return draft;
}

Result<CommentPatch> commentPatchFromJson(const QJsonObject &object)
{
    JsonInput input{object};
    CommentPatch patch;
    patch.timestamp = input.number("timestamp"_L1);
    if (input.has("end_timestamp"_L1))
        patch.end = input.number("end_timestamp"_L1);
    else if (input.isNull("end_timestamp"_L1))
        patch.end = std::optional<double>{};
    patch.text = input.text("text"_L1);
    patch.category = input.text("category"_L1);
    patch.color = input.text("color"_L1);
    patch.isDone = input.flag("is_done"_L1);
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    if (Result<void> valid = validate(patch); !valid) return fail(std::move(valid.error()));
    return patch;
}

Result<void> validate(const CommentDraft &draft)
{
    Result<void> valid = validateTimes(draft.timestamp.value_or(0), {});
    // The end of one without a time of its own is compared with the parent's, where that is known.
    if (valid && draft.end) valid = validateTimes(draft.timestamp.value_or(0), draft.end);
    if (valid) valid = validateCommentText(draft.text);
    if (valid) valid = validateText(draft.category, kLongestCategory, u"category"_s);
    if (valid) valid = validateCommentColor(draft.color);
    return valid;
}

Result<void> validate(const CommentPatch &patch)
{
    Result<void> valid = validate(AnnotationPatch{.timestamp = patch.timestamp, .end = patch.end, .drawing = {}});
    if (valid && patch.text) valid = validateCommentText(*patch.text);
    if (valid && patch.category) valid = validateText(*patch.category, kLongestCategory, u"category"_s);
    if (valid && patch.color) valid = validateCommentColor(*patch.color);
    return valid;
}

}  // namespace chalkreel
