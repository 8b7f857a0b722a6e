#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

/// A change that happened to a library, numbered in the order in which it was committed.
struct Event
{
    quint64 sequence = 0;
    QString epoch;  ///< of the library: another epoch means that sequences cannot be compared
    QDateTime time;
    QString topic;  ///< "jobs/{id}", "videos/{id}", "folders/{id}" or "system"
    QString type;   ///< one of the names in event_type
    QJsonObject body;
    QString owner{};  ///< user id of whose thing it tells of; empty on one's own computer and for what is nobody's

    static constexpr std::tuple kFields{
        Field<&Event::sequence>{"sequence"}, Field<&Event::epoch>{"epoch"}, Field<&Event::time>{"time"},   Field<&Event::topic>{"topic"},
        Field<&Event::type>{"type"},         Field<&Event::body>{"body"},   Field<&Event::owner>{"owner"},
    };
};

/// The types of events. A "changed" event carries the whole value, so that applying it twice does no harm.
namespace event_type {
inline constexpr QLatin1StringView kAssetChanged{"asset_changed"};        ///< body: Asset, also for a new one and for one put in the bin
inline constexpr QLatin1StringView kAssetPurged{"asset_purged"};          ///< body: {id}
inline constexpr QLatin1StringView kFileQuarantined{"file_quarantined"};  ///< body: QuarantinedFile; on the topic "system"
inline constexpr QLatin1StringView kJobChanged{"job_changed"};            ///< body: Job, also for a new one
inline constexpr QLatin1StringView kJobRemoved{"job_removed"};            ///< body: {id}
inline constexpr QLatin1StringView kFolderChanged{"folder_changed"};      ///< body: Folder
inline constexpr QLatin1StringView kFolderRemoved{"folder_removed"};      ///< body: {id}
// On the topic of their video, also for new ones.
inline constexpr QLatin1StringView kAnnotationChanged{"annotation_changed"};  ///< body: Annotation
inline constexpr QLatin1StringView kAnnotationRemoved{"annotation_removed"};  ///< body: {id, video_id}
inline constexpr QLatin1StringView kCommentChanged{"comment_changed"};        ///< body: Comment
inline constexpr QLatin1StringView kCommentRemoved{"comment_removed"};        ///< body: {id, video_id}
inline constexpr QLatin1StringView kReviewChanged{"review_changed"};          ///< body: Review
inline constexpr QLatin1StringView kReviewRemoved{"review_removed"};          ///< body: {id, video_id}
}  // namespace event_type

}  // namespace chalkreel
