#pragma once

#include "core/model/asset.h"
#include "core/model/job.h"

namespace chalkreel {

/// The four words of seed 001. Cancelled is failed there: whoever waits for an end gets one.
enum class ProcessStatus { Pending, Processing, Completed, Failed };

template <>
inline constexpr std::array kEnumNames<ProcessStatus>{
    EnumName{ProcessStatus::Pending, "pending"},
    EnumName{ProcessStatus::Processing, "processing"},
    EnumName{ProcessStatus::Completed, "completed"},
    EnumName{ProcessStatus::Failed, "failed"},
};

/// What seed 001's clients call the parts of the work.
enum class ProcessType { MetadataExtraction, VideoEnhancement, AudioExtraction };

template <>
inline constexpr std::array kEnumNames<ProcessType>{
    EnumName{ProcessType::MetadataExtraction, "metadata_extraction"},
    EnumName{ProcessType::VideoEnhancement, "video_enhancement"},
    EnumName{ProcessType::AudioExtraction, "audio_extraction"},
};

/// One part of the work on an asset.
struct ProcessReport
{
    ProcessType type = ProcessType::MetadataExtraction;
    ProcessStatus status = ProcessStatus::Pending;
    int progress = 0;  ///< percent
    QString error;     ///< a sentence; empty: none

    friend bool operator==(const ProcessReport &, const ProcessReport &) = default;

    /// {status, progress, error}
    QJsonObject toJson() const;
};

/// What one job of an asset means for its processes: looking at the file and its first pictures is metadata_extraction, all
/// that is encoded from it video_enhancement.
[[nodiscard]] QList<ProcessReport> reportsOf(const Job &job, const Asset &asset);

/// One report a process, of the newest job that says something of it; without one, of what the asset has.
[[nodiscard]] QList<ProcessReport> processesOf(const Asset &asset, const QList<Job> &newestFirst);

/// {file_id, status, progress, processes}
[[nodiscard]] QJsonObject videoStatusJson(const Asset &asset, const QList<ProcessReport> &processes);

}  // namespace chalkreel
