#include "server/events/process_tracker.h"

#include <algorithm>
#include <cmath>

namespace chalkreel {
namespace {

// The wire names of the steps are those of MediaTaskKind, which a server does not know.
struct StepProcess
{
    QLatin1StringView step;
    QLatin1StringView process;
};

constexpr QLatin1StringView kMetadata{"metadata_extraction"};
constexpr QLatin1StringView kEnhancement{"video_enhancement"};
constexpr QLatin1StringView kSound{"audio_extraction"};

constexpr std::array kSteps{
    StepProcess{QLatin1StringView{"inspect"}, kMetadata},  StepProcess{QLatin1StringView{"video"}, kEnhancement},
    StepProcess{QLatin1StringView{"audio"}, kEnhancement}, StepProcess{QLatin1StringView{"package"}, kEnhancement},
    StepProcess{QLatin1StringView{"extract"}, kSound},
};

}  // namespace

QString processOfStep(const QString &step)
{
    const auto found = std::ranges::find(kSteps, step, &StepProcess::step);
    return found == kSteps.end() ? QString{} : QString{found->process};
}

QStringList processesOf(JobType type)
{
    switch (type) {
    case JobType::Process: return {kMetadata, kEnhancement};
    case JobType::Enhancement: return {kEnhancement};
    case JobType::Metadata:
    case JobType::Thumbnail: return {kMetadata};
    case JobType::AudioExtraction: return {kSound};
    }
    return {};
}

QList<ProcessStatus> ProcessTracker::changes(const Job &job)
{
    QList<ProcessStatus> changes;
    const auto tell = [&](const QString &process, const QString &status, int progress, const std::optional<QString> &error = {}) {
        changes.append({job.asset, process, status, progress, error});
    };
    const QStringList processes = processesOf(job.type);
    // A job of one process alone looks into the file too, on its way: that is no process of its own.
    QString process = processOfStep(job.step);
    if (!processes.contains(process)) process = processes.value(0);
    const int percent = std::clamp(static_cast<int>(std::floor(job.progress)), 0, 100);

    switch (job.state) {
    case JobState::Pending:
    case JobState::Queued:
        m_at.remove(job.id);
        for (const QString &each : processes) tell(each, QStringLiteral("pending"), percent);
        break;
    case JobState::Processing: {
        const QString before = m_at.value(job.id, process);
        if (before != process) tell(before, QStringLiteral("completed"), 100);
        m_at.insert(job.id, process);
        tell(process, QStringLiteral("processing"), percent);
        break;
    }
    case JobState::Completed:
        m_at.remove(job.id);
        for (const QString &each : processes) tell(each, QStringLiteral("completed"), 100);
        break;
    case JobState::Failed:
    case JobState::Cancelled: {
        m_at.remove(job.id);
        // What comes after the one that failed will not come any more either.
        const QString why = job.error ? job.error->message : QStringLiteral("The job was cancelled.");
        for (qsizetype i = std::max<qsizetype>(0, processes.indexOf(process)); i < processes.size(); ++i)
            tell(processes[i], QStringLiteral("failed"), percent, why);
        break;
    }
    }
    return changes;
}

}  // namespace chalkreel
