#include "core/model/review.h"

#include "core/model/json_input.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

Result<void> validateTitle(const QString &title)
{
    if (title.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Review", "A review needs a title."), u"title"_s);
    return validateText(title, kLongestReviewTitle, u"title"_s);
}

}  // namespace

Result<ReviewDraft> reviewDraftFromJson(const QJsonObject &object)
{
    JsonInput input{object};
    ReviewDraft draft;
    input.require("title"_L1);
    draft.title = input.text("title"_L1).value_or(QString{});
    draft.status = input.word<ReviewStatus>("status"_L1).value_or(draft.status);
    draft.notes = input.text("notes"_L1).value_or(QString{});
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    if (Result<void> valid = validate(draft); !valid) return fail(std::move(valid.error()));
    return draft;
}

Result<ReviewPatch> reviewPatchFromJson(const QJsonObject &object)
{
    JsonInput input{object};
    ReviewPatch patch;
    patch.title = input.text("title"_L1);
    patch.status = input.word<ReviewStatus>("status"_L1);
    patch.notes = input.text("notes"_L1);
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    if (Result<void> valid = validate(patch); !valid) return fail(std::move(valid.error()));
    return patch;
}

Result<void> validate(const ReviewDraft &draft)
{
    const Result<void> valid = validateTitle(draft.title);
    return valid ? validateText(draft.notes, kLongestReviewNotes, u"notes"_s) : valid;
}

Result<void> validate(const ReviewPatch &patch)
{
    Result<void> valid = patch.title ? validateTitle(*patch.title) : Result<void>{};
    if (valid && patch.notes) valid = validateText(*patch.notes, kLongestReviewNotes, u"notes"_s);
    return valid;
}

}  // namespace chalkreel
