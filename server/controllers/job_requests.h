#pragma once

#include "core/model/queries.h"

namespace chalkreel {

/// {"video_id", "job_type", "priority"?, "options"?, "client_id"?} of seed 003. InvalidArgument names the field; for a job
/// type or a source ("youtube_url", "url") of which there is none yet it lists the types that exist. Key and submitter are
/// the caller's to set.
[[nodiscard]] Result<JobSpec> jobSpecFromJson(const QJsonObject &object);

enum class BulkAction { Cancel, Retry, Delete };

template <>
inline constexpr std::array kEnumNames<BulkAction>{
    EnumName{BulkAction::Cancel, "cancel"},
    EnumName{BulkAction::Retry, "retry"},
    EnumName{BulkAction::Delete, "delete"},
};

/// Of one request; a filter that fits more says how many remain.
inline constexpr int kMostBulkJobs = 1000;

/// Exactly one of `ids` and `filter` is set.
struct BulkRequest
{
    BulkAction action = BulkAction::Cancel;
    std::optional<QList<JobId>> ids;  ///< each once
    std::optional<JobQuery> filter;
};

/// {"action", "ids": [...]} or {"action", "filter": {"status"?, "job_type"?, "video_id"?, "created_from"?, "created_until"?}}
[[nodiscard]] Result<BulkRequest> bulkRequestFromJson(const QJsonObject &object);

}  // namespace chalkreel
