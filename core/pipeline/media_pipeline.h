#pragma once

#include "core/media/media_host.h"
#include "core/model/job.h"

namespace chalkreel {

/// Which parts of a pipeline are done, kept where a restart finds them: rows of the job in a library, a file for an
/// output folder.
class StepLedger
{
public:
    virtual ~StepLedger() = default;
    /// The report of a step that finished with exactly these inputs; nothing when it has to run.
    virtual std::optional<MediaReport> finished(const QString &step, const QByteArray &inputHash) = 0;
    /// Makes the step's files visible under their final names and remembers it as finished: both or neither.
    virtual Result<void> publish(const QString &step, const QByteArray &inputHash, const MediaReport &report) = 0;
};

struct PipelineRequest
{
    JobType type = JobType::Process;
    QString source;       ///< path of the original
    QString displayName;  ///< what messages call it
    QString sha256;
    QString workDir;    ///< exists; private to this run and its later attempts
    QString outputDir;  ///< exists; where the media tasks put finished files
    ProcessOptions options;
    AudioExtractionOptions audio;  ///< of an AudioExtraction job
    MediaLimits limits;
    bool isFirstLook = false;            ///< ends after Inspect, whatever else is to be made
    std::chrono::seconds patience{300};  ///< PROCESSING_TIMEOUT: a step without progress for so long fails
};

struct PipelineProgress
{
    double percent = 0;  ///< of the whole pipeline, never goes back
    QString step;        ///< "inspect", "video", "audio", "package"
    double speed = 0;    ///< media seconds per second
    double secondsLeft = -1;
};

struct PipelineControl
{
    std::stop_token stop;
    std::function<void(const PipelineProgress &)> onProgress = [](const PipelineProgress &) {};
    /// Called when a step starts (report null) and when it has finished.
    std::function<void(const QString &step, const MediaReport *report)> onStep = [](const QString &, const MediaReport *) {};
};

/// Everything that a run made, of all its steps, earlier attempts included.
struct PipelineOutcome
{
    MediaInfo info;
    QList<Rendition> renditions;
    QStringList warnings;
    bool endsEarly = false;
    bool isComplete = true;  ///< false after a first look that left something to make
};

/// Runs the steps that the type and the inspected kind of file ask for, each at most once per inputs. Blocks.
/// The error of the step that failed, with nothing of it published; Cancelled when stopped.
[[nodiscard]] Result<PipelineOutcome> runMediaPipeline(const PipelineRequest &request, MediaHost &host, StepLedger &ledger,
                                                       const PipelineControl &control);

}  // namespace chalkreel
