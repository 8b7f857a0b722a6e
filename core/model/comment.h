#pragma once

#include "core/model/annotation.h"

namespace chalkreel {

/// A remark at a time of a video, or an answer to one.
struct Comment
{
    CommentId id;
    AssetId asset;
    CommentId parent;      ///< what it answers; null: stands by itself. Answers have no answers.
    double timestamp = 0;  ///< seconds on the video's own clock
    std::optional<double> end;
    QString text;      ///< plain
    QString category;  ///< a word of the person's own: "technique"; may be empty
    QString color;     ///< #RGB, #RRGGBB, #RRGGBBAA or empty
    bool isDone = false;
    QString author;  ///< user id, empty on one's own computer
    QString authorName;
    int revision = 1;
    QDateTime created;
    QDateTime updated;

    friend bool operator==(const Comment &, const Comment &) = default;

    static constexpr std::tuple kFields{
        Field<&Comment::id>{"id"},
        Field<&Comment::asset>{"video_id"},
        Field<&Comment::parent>{"parent_id"},
        Field<&Comment::timestamp>{"timestamp"},
        Field<&Comment::end>{"end_timestamp"},
        Field<&Comment::text>{"text"},
        Field<&Comment::category>{"category"},
        Field<&Comment::color>{"color"},
        Field<&Comment::isDone>{"is_done"},
        Field<&Comment::author>{"author"},
        Field<&Comment::authorName>{"author_name"},
        Field<&Comment::revision>{"revision"},
        Field<&Comment::created>{"created_at"},
        Field<&Comment::updated>{"updated_at"},
    };
};

inline constexpr qsizetype kLongestCommentText = 10'000;
inline constexpr qsizetype kLongestCategory = 100;

struct CommentDraft
{
    AssetId asset;
    CommentId parent;
    std::optional<double> timestamp;  ///< not set: that of the parent, else 0
    std::optional<double> end;
    QString text;
    QString category;
    QString color;
    Author author;
};

/// An edit: only what is set changes.
struct CommentPatch
{
    std::optional<double> timestamp;
    std::optional<std::optional<double>> end;
    std::optional<QString> text;
    std::optional<QString> category;
    std::optional<QString> color;
    std::optional<bool> isDone;
};

struct CommentQuery
{
    AssetId asset;
    std::optional<bool> isDone;
    int limit = 50;
    int offset = 0;

    static constexpr std::tuple kFields{
        Field<&CommentQuery::asset>{"video_id"},
        Field<&CommentQuery::isDone>{"is_done"},
        Field<&CommentQuery::limit>{"limit"},
        Field<&CommentQuery::offset>{"offset"},
    };
};

/// {"text", "timestamp"?, "end_timestamp"?, "parent_id"?, "category"?, "color"?}; asset and author are the caller's to set.
[[nodiscard]] Result<CommentDraft> commentDraftFromJson(const QJsonObject &object);
[[nodiscard]] Result<CommentPatch> commentPatchFromJson(const QJsonObject &object);
[[nodiscard]] Result<void> validate(const CommentDraft &draft);
[[nodiscard]] Result<void> validate(const CommentPatch &patch);

}  // namespace chalkreel
