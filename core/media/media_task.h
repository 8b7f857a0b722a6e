#pragma once

#include "core/media/reading/media_limits.h"
#include "core/model/audio_extraction.h"
#include "core/model/media_info.h"
#include "core/model/process_options.h"
#include "core/model/rendition.h"

#include <functional>
#include <stop_token>

namespace chalkreel {

/// The parts of a job that touch untrusted media. Each is idempotent and resumes what it finds finished in its work folder.
enum class MediaTaskKind {
    Inspect,     ///< metadata, packet index, first pictures and histogram from a few key frames: makes the card in the library
    Video,       ///< the one full decode: every encode, storyboard, preview; checkpointed in chunks
    Audio,       ///< sound passed through or encoded once, waveform
    Package,     ///< remuxes the chunks to MP4 with the index first, and to HLS
    Extract,     ///< the sound alone, as a file of its own
    SoundCheck,  ///< stands by itself: whether a file is sound that can be played, and how long it is
};

template <>
inline constexpr std::array kEnumNames<MediaTaskKind>{
    EnumName{MediaTaskKind::Inspect, "inspect"}, EnumName{MediaTaskKind::Video, "video"},
    EnumName{MediaTaskKind::Audio, "audio"},     EnumName{MediaTaskKind::Package, "package"},
    EnumName{MediaTaskKind::Extract, "extract"}, EnumName{MediaTaskKind::SoundCheck, "sound_check"},
};

struct MediaTask
{
    MediaTaskKind kind = MediaTaskKind::Inspect;
    QString source;       ///< path of the original
    QString displayName;  ///< what messages call it
    QString sha256;       ///< of the source where it is known, for metadata.json
    QString workDir;      ///< exists; kept over restarts until the job has ended; private to the media tasks of one job
    QString outputDir;    ///< exists; finished files appear here by atomic rename under their RenditionFile name
    ProcessOptions options;
    AudioExtractionOptions audio;  ///< of Extract
    MediaLimits limits;

    static constexpr std::tuple kFields{
        Field<&MediaTask::kind>{"kind"},       Field<&MediaTask::source>{"source"},    Field<&MediaTask::displayName>{"display_name"},
        Field<&MediaTask::sha256>{"sha256"},   Field<&MediaTask::workDir>{"work_dir"}, Field<&MediaTask::outputDir>{"output_dir"},
        Field<&MediaTask::options>{"options"}, Field<&MediaTask::audio>{"audio"},      Field<&MediaTask::limits>{"limits"},
    };
};

struct MediaProgress
{
    double fraction = 0;  ///< 0 to 1 of this task
    double seconds = 0;   ///< of media done
    double speed = 0;     ///< media seconds per second; 0 while unknown

    static constexpr std::tuple kFields{
        Field<&MediaProgress::fraction>{"fraction"},
        Field<&MediaProgress::seconds>{"seconds"},
        Field<&MediaProgress::speed>{"speed"},
    };
};

struct MediaReport
{
    MediaInfo info;
    QList<Rendition> renditions;  ///< made by this task, files in outputDir
    QStringList warnings;         ///< sentences for the person: cut off, sound could not be read, ...
    bool endsEarly = false;
    int decodedFrames = 0;
    int resumedChunks = 0;  ///< found finished from an earlier attempt
    QJsonObject details;    ///< what else a person may want to know of what was made: becomes a part of Job::result

    static constexpr std::tuple kFields{
        Field<&MediaReport::info>{"info"},
        Field<&MediaReport::renditions>{"renditions"},
        Field<&MediaReport::warnings>{"warnings"},
        Field<&MediaReport::endsEarly>{"ends_early"},
        Field<&MediaReport::decodedFrames>{"decoded_frames"},
        Field<&MediaReport::resumedChunks>{"resumed_chunks"},
        Field<&MediaReport::details>{"details"},
    };
};

/// How a running task is watched and stopped. onProgress comes from the task's own threads, one call at a time.
struct MediaControl
{
    std::stop_token stop;
    std::function<void(const MediaProgress &)> onProgress = [](const MediaProgress &) {};
};

/// Runs a task in this process. Cancelled when the stop was requested; nothing half-written has a final name.
[[nodiscard]] Result<MediaReport> runMediaTask(const MediaTask &task, const MediaControl &control);

}  // namespace chalkreel
