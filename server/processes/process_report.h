#pragma once

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

/// What seed 001's clients call the parts of the work: looking at the file and its first pictures is metadata_extraction, all
/// that is encoded from it video_enhancement.
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

/// How a whole job stands, said of one of its processes. Complete is 100 percent, and what failed or was cancelled has a sentence.
[[nodiscard]] ProcessReport reportAs(ProcessType type, const Job &job);
/// The process that a job's step belongs to; nothing for an unknown step.
[[nodiscard]] std::optional<ProcessType> processOfStep(const QString &step);
/// The processes that a job of this type goes through, in order.
[[nodiscard]] QList<ProcessType> processesOf(JobType type);

}  // namespace chalkreel
