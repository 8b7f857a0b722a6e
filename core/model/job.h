#pragma once

#include "core/base/json_fields.h"
#include "core/model/job_state.h"

namespace chalkreel {

/// What a job does. The other types of the design arrive with the code that runs them.
enum class JobType {
    Process,          ///< all that an asset's options ask for, from one decode
    Enhancement,      ///< the enhanced copy alone
    Metadata,         ///< metadata, packet index and histogram
    Thumbnail,        ///< thumbnails and storyboard
    AudioExtraction,  ///< the sound alone, see AudioExtractionOptions
};

template <>
inline constexpr std::array kEnumNames<JobType>{
    EnumName{JobType::Process, "process"},
    EnumName{JobType::Enhancement, "enhancement"},
    EnumName{JobType::Metadata, "metadata"},
    EnumName{JobType::Thumbnail, "thumbnail"},
    EnumName{JobType::AudioExtraction, "audio_extraction"},
};

/// How much of a job a worker takes on.
enum class JobPart {
    Whole,
    FirstLook,  ///< only what shows what the file is; seconds at most, so that it need not wait behind what takes hours
};

inline constexpr int kLowestPriority = 0;
inline constexpr int kHighestPriority = 10;
inline constexpr int kDefaultPriority = 5;

inline constexpr int kIdempotencyHours = 24;

struct JobSpec
{
    JobType type = JobType::Process;
    AssetId asset;
    int priority = kDefaultPriority;  ///< 0-10, higher runs first; each level is worth a quarter of an hour of waiting
    QString queue = QStringLiteral("default");
    QJsonObject options;  ///< AudioExtractionOptions for audio_extraction, ProcessOptions for the others
    QString clientId{};   ///< see Asset::clientId; empty: the asset's
    /// Asked for again with the same key within kIdempotencyHours it is the job of the first time; with anything else asked
    /// for, Conflict. Empty: each call makes a job.
    QString idempotencyKey{};
    QString submitter{};  ///< user id of who asks: each person's keys are his own

    static constexpr std::tuple kFields{
        Field<&JobSpec::type>{"type"},   Field<&JobSpec::asset>{"asset_id"},  Field<&JobSpec::priority>{"priority"},
        Field<&JobSpec::queue>{"queue"}, Field<&JobSpec::options>{"options"}, Field<&JobSpec::clientId>{"client_id"},
    };
};

struct Job
{
    JobId id;
    JobType type = JobType::Process;
    QString queue;
    AssetId asset;
    QString assetTitle;  ///< for lists, as it was when the job was read
    QString owner;       ///< its asset's
    QString clientId;
    QJsonObject options;
    int priority = kDefaultPriority;
    JobState state = JobState::Pending;
    double progress = 0;      ///< percent; never goes back within a job's life, except when a person retries it
    QString step;             ///< the wire name of the step at work, empty before the first
    double speed = 0;         ///< media seconds per second; 0 while unknown
    double secondsLeft = -1;  ///< -1 while unknown
    int attempts = 0;
    int maxAttempts = 1;
    std::optional<Error> error;
    QJsonObject result;  ///< what a completed job made, by its type; empty until then
    QDateTime created;
    QDateTime started;
    QDateTime finished;
    QDateTime notBefore;  ///< a retry waits until then

    friend bool operator==(const Job &, const Job &) = default;

    static constexpr std::tuple kFields{
        Field<&Job::id>{"id"},
        Field<&Job::type>{"type"},
        Field<&Job::queue>{"queue"},
        Field<&Job::asset>{"asset_id"},
        Field<&Job::assetTitle>{"asset_title"},
        Field<&Job::owner>{"owner"},
        Field<&Job::clientId>{"client_id"},
        Field<&Job::options>{"options"},
        Field<&Job::priority>{"priority"},
        Field<&Job::state>{"state"},
        Field<&Job::progress>{"progress"},
        Field<&Job::step>{"step"},
        Field<&Job::speed>{"speed"},
        Field<&Job::secondsLeft>{"seconds_left"},
        Field<&Job::attempts>{"attempts"},
        Field<&Job::maxAttempts>{"max_attempts"},
        Field<&Job::error>{"error"},
        Field<&Job::result>{"result"},
        Field<&Job::created>{"created_at"},
        Field<&Job::started>{"started_at"},
        Field<&Job::finished>{"finished_at"},
        Field<&Job::notBefore>{"not_before"},
    };
};

/// One line of a job's history.
struct JobLogEntry
{
    QDateTime time;
    QString type;  ///< created, claimed, step_started, step_finished, retry_scheduled, completed, failed, cancelled, ...
    QString text;
    QJsonObject data;

    static constexpr std::tuple kFields{
        Field<&JobLogEntry::time>{"time"},
        Field<&JobLogEntry::type>{"type"},
        Field<&JobLogEntry::text>{"text"},
        Field<&JobLogEntry::data>{"data"},
    };
};

}  // namespace chalkreel
