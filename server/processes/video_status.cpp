#include "server/processes/video_status.h"

#include "core/model/process_options.h"

#include <algorithm>

namespace chalkreel {
namespace {

bool isEncode(RenditionKind kind)
{
    using enum RenditionKind;
    constexpr std::array kEncodes{Enhanced, Review, Hd, Sd, Mobile, Hls};
    return std::ranges::find(kEncodes, kind) != kEncodes.end();
}

ProcessReport completed(ProcessType type) { return {.type = type, .status = ProcessStatus::Completed, .progress = 100}; }

bool makesEncodes(const Job &job, const Asset &asset)
{
    // Known once the file was looked at; until then it is taken for the video that it calls itself.
    if (asset.kind != AssetKind::Video) return false;
    const Result<ProcessOptions> options = fromJson<ProcessOptions>(job.options);
    return !options || std::ranges::any_of(options->renditions, isEncode);
}

}  // namespace

QList<ProcessReport> reportsOf(const Job &job, const Asset &asset)
{
    if (job.type != JobType::Process) return {reportAs(processesOf(job.type).first(), job)};
    const bool hasMetadata = asset.renditions.contains(RenditionKind::Metadata);
    QList<ProcessReport> reports{hasMetadata ? completed(ProcessType::MetadataExtraction) : reportAs(ProcessType::MetadataExtraction, job)};
    if (!makesEncodes(job, asset)) return reports;
    ProcessReport encodes = reportAs(ProcessType::VideoEnhancement, job);
    if (!hasMetadata && encodes.status == ProcessStatus::Processing) encodes = {.type = ProcessType::VideoEnhancement};
    reports.append(encodes);
    return reports;
}

QList<ProcessReport> processesOf(const Asset &asset, const QList<Job> &newestFirst)
{
    QList<ProcessReport> processes;
    const auto has = [&](ProcessType type) { return std::ranges::find(processes, type, &ProcessReport::type) != processes.end(); };
    for (const Job &job : newestFirst)
        for (const ProcessReport &report : reportsOf(job, asset))
            if (!has(report.type)) processes.append(report);

    // Jobs can be taken off the list; what they made stays.
    const auto addUnknown = [&](ProcessType type, RenditionKind sign, bool isExpected) {
        if (has(type)) return;
        if (asset.renditions.contains(sign))
            processes.append(completed(type));
        else if (isExpected && asset.status == AssetStatus::Failed)
            processes.append({.type = type,
                              .status = ProcessStatus::Failed,
                              .error = asset.error ? asset.error->message : QStringLiteral("This did not work.")});
        else if (isExpected)
            processes.append({.type = type});
    };
    const bool isBeforeProcessing = asset.status == AssetStatus::PendingUpload || asset.status == AssetStatus::Uploading;
    addUnknown(ProcessType::MetadataExtraction, RenditionKind::Metadata, true);
    addUnknown(ProcessType::VideoEnhancement, RenditionKind::Enhanced, asset.kind == AssetKind::Video && isBeforeProcessing);
    return processes;
}

QJsonObject videoStatusJson(const Asset &asset, const QList<ProcessReport> &processes)
{
    const auto any = [&](ProcessStatus status) { return std::ranges::find(processes, status, &ProcessReport::status) != processes.end(); };
    using enum ProcessStatus;
    ProcessStatus whole = Completed;
    if (any(Processing) || (any(Pending) && any(Completed)))
        whole = Processing;
    else if (any(Pending))
        whole = Pending;
    else if (any(Failed))
        whole = Failed;

    QJsonObject parts;
    int sum = 0;
    for (const ProcessReport &process : processes) {
        parts.insert(nameOf(process.type), process.toJson());
        sum += process.progress;
    }
    return {{QStringLiteral("file_id"), asset.id.toString()},
            {QStringLiteral("status"), QString{nameOf(whole)}},
            {QStringLiteral("progress"), processes.isEmpty() ? 0 : sum / static_cast<int>(processes.size())},
            {QStringLiteral("processes"), parts}};
}

}  // namespace chalkreel
