#pragma once

#include "core/model/annotation.h"

namespace chalkreel {

enum class ReviewStatus { Open, ChangesRequested, Approved, Closed };

template <>
inline constexpr std::array kEnumNames<ReviewStatus>{
    EnumName{ReviewStatus::Open, "open"},
    EnumName{ReviewStatus::ChangesRequested, "changes_requested"},
    EnumName{ReviewStatus::Approved, "approved"},
    EnumName{ReviewStatus::Closed, "closed"},
};

/// One person's look at a video as a whole.
struct Review
{
    ReviewId id;
    AssetId asset;
    QString title;
    ReviewStatus status = ReviewStatus::Open;
    QString notes;   ///< plain text
    QString author;  ///< user id, empty on one's own computer
    QString authorName;
    int revision = 1;
    QDateTime created;
    QDateTime updated;

    friend bool operator==(const Review &, const Review &) = default;

    static constexpr std::tuple kFields{
        Field<&Review::id>{"id"},
        Field<&Review::asset>{"video_id"},
        Field<&Review::title>{"title"},
        Field<&Review::status>{"status"},
        Field<&Review::notes>{"notes"},
        Field<&Review::author>{"author"},
        Field<&Review::authorName>{"author_name"},
        Field<&Review::revision>{"revision"},
        Field<&Review::created>{"created_at"},
        Field<&Review::updated>{"updated_at"},
    };
};

inline constexpr qsizetype kLongestReviewTitle = 300;
inline constexpr qsizetype kLongestReviewNotes = 50'000;

struct ReviewDraft
{
    AssetId asset;
    QString title;
    ReviewStatus status = ReviewStatus::Open;
    QString notes;
    Author author;
};

/// An edit: only what is set changes.
struct ReviewPatch
{
    std::optional<QString> title;
    std::optional<ReviewStatus> status;
    std::optional<QString> notes;
};

struct ReviewQuery
{
    AssetId asset;
    std::optional<ReviewStatus> status;
    int limit = 50;
    int offset = 0;

    static constexpr std::tuple kFields{
        Field<&ReviewQuery::asset>{"video_id"},
        Field<&ReviewQuery::status>{"status"},
        Field<&ReviewQuery::limit>{"limit"},
        Field<&ReviewQuery::offset>{"offset"},
    };
};

/// {"title", "status"?, "notes"?}; asset and author are the caller's to set.
[[nodiscard]] Result<ReviewDraft> reviewDraftFromJson(const QJsonObject &object);
[[nodiscard]] Result<ReviewPatch> reviewPatchFromJson(const QJsonObject &object);
[[nodiscard]] Result<void> validate(const ReviewDraft &draft);
[[nodiscard]] Result<void> validate(const ReviewPatch &patch);

}  // namespace chalkreel
