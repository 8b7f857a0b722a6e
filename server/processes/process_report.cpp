#include "server/processes/process_report.h"

#include <algorithm>

namespace chalkreel {
namespace {

// The wire names of the steps are those of MediaTaskKind, which a server does not know.
struct StepProcess
{
    QLatin1StringView step;
    ProcessType process;
};

constexpr std::array kSteps{
    StepProcess{QLatin1StringView{"inspect"}, ProcessType::MetadataExtraction},
    StepProcess{QLatin1StringView{"video"}, ProcessType::VideoEnhancement},
    StepProcess{QLatin1StringView{"audio"}, ProcessType::VideoEnhancement},
    StepProcess{QLatin1StringView{"package"}, ProcessType::VideoEnhancement},
    StepProcess{QLatin1StringView{"extract"}, ProcessType::AudioExtraction},
};

ProcessStatus statusOf(JobState state)
{
    switch (state) {
    case JobState::Pending:
    case JobState::Queued: return ProcessStatus::Pending;
    case JobState::Processing: return ProcessStatus::Processing;
    case JobState::Completed: return ProcessStatus::Completed;
    case JobState::Failed:
    case JobState::Cancelled: return ProcessStatus::Failed;
    }
    return ProcessStatus::Failed;
}

}  // namespace

QJsonObject ProcessReport::toJson() const
{
    return {{QStringLiteral("status"), QString{nameOf(status)}},
            {QStringLiteral("progress"), progress},
            {QStringLiteral("error"), error.isEmpty() ? QJsonValue{} : QJsonValue{error}}};
}

ProcessReport reportAs(ProcessType type, const Job &job)
{
    ProcessReport report{.type = type, .status = statusOf(job.state), .progress = std::clamp(static_cast<int>(job.progress), 0, 100)};
    if (report.status == ProcessStatus::Completed) report.progress = 100;
    if (job.state == JobState::Cancelled) report.error = QStringLiteral("This was cancelled.");
    if (job.state == JobState::Failed) report.error = job.error ? job.error->message : QStringLiteral("This did not work.");
    return report;
}

std::optional<ProcessType> processOfStep(const QString &step)
{
    const auto found = std::ranges::find(kSteps, step, &StepProcess::step);
    return found == kSteps.end() ? std::nullopt : std::optional{found->process};
}

QList<ProcessType> processesOf(JobType type)
{
    using enum ProcessType;
    switch (type) {
    case JobType::Process: return {MetadataExtraction, VideoEnhancement};
    case JobType::Enhancement: return {VideoEnhancement};
    case JobType::Metadata:
    case JobType::Thumbnail: return {MetadataExtraction};
    case JobType::AudioExtraction: return {AudioExtraction};
    }
    return {};
}

}  // namespace chalkreel
