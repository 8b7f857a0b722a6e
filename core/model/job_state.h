#pragma once

#include "core/base/enum_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace chalkreel {

enum class JobState { Pending, Queued, Processing, Completed, Failed, Cancelled };

template <>
inline constexpr std::array kEnumNames<JobState>{
    EnumName{JobState::Pending, "pending"},     EnumName{JobState::Queued, "queued"}, EnumName{JobState::Processing, "processing"},
    EnumName{JobState::Completed, "completed"}, EnumName{JobState::Failed, "failed"}, EnumName{JobState::Cancelled, "cancelled"},
};

/// The whole life of a job; everything that is not listed is illegal.
inline constexpr std::array kJobMoves{
    std::pair{JobState::Pending, JobState::Queued},     // its inputs are complete
    std::pair{JobState::Queued, JobState::Processing},  // claimed by a worker, lease set
    std::pair{JobState::Processing, JobState::Queued},  // lease ran out, or the attempt failed and another may help
    std::pair{JobState::Processing, JobState::Completed}, std::pair{JobState::Processing, JobState::Failed},
    std::pair{JobState::Pending, JobState::Failed},  // its inputs never came
    std::pair{JobState::Pending, JobState::Cancelled},    std::pair{JobState::Queued, JobState::Cancelled},
    std::pair{JobState::Processing, JobState::Cancelled}, std::pair{JobState::Failed, JobState::Queued},  // a person retries
    std::pair{JobState::Cancelled, JobState::Queued},
};

constexpr bool canMove(JobState from, JobState to) { return std::ranges::find(kJobMoves, std::pair{from, to}) != kJobMoves.end(); }

/// Ended, until a person retries it.
constexpr bool hasEnded(JobState state)
{
    return state == JobState::Completed || state == JobState::Failed || state == JobState::Cancelled;
}

static_assert(canMove(JobState::Failed, JobState::Queued));
static_assert(!canMove(JobState::Completed, JobState::Processing));

}  // namespace chalkreel
