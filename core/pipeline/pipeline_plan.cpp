#include "core/pipeline/pipeline_plan.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace chalkreel {
namespace {

using enum RenditionKind;

constexpr std::array kInspected{Metadata, PacketIndex, Histogram, Thumbnail, ThumbnailStart, ThumbnailMiddle, ThumbnailEnd};
constexpr std::array kPackaged{Enhanced, Review, Hd, Sd, Mobile, Hls};
constexpr std::array kDrawn{Storyboard, StoryboardIndex, Preview, PreviewGif};
constexpr std::array kHeard{Waveform, WaveformImage, Audio};

/// Raise a step's number when it makes something else from the same inputs, so that what older versions finished is made again.
struct StepTraits
{
    MediaTaskKind kind;
    int version;
    double weight;  // measured on 1080p clips: the decode and the encodes are nearly all
};
constexpr std::array kSteps{
    StepTraits{MediaTaskKind::Inspect, 1, 4}, StepTraits{MediaTaskKind::Video, 1, 86},   StepTraits{MediaTaskKind::Audio, 1, 4},
    StepTraits{MediaTaskKind::Package, 1, 6}, StepTraits{MediaTaskKind::Extract, 1, 40},
};

bool wantsAny(const ProcessOptions &options, const auto &kinds)
{
    return std::ranges::any_of(kinds, [&](RenditionKind kind) { return options.wants(kind); });
}

void addWanted(QList<RenditionKind> &to, const ProcessOptions &options, const auto &kinds)
{
    for (const RenditionKind kind : kinds)
        if (options.wants(kind)) to.append(kind);
}

/// What of the options a step looks at.
QList<RenditionKind> relevantKinds(MediaTaskKind step, const ProcessOptions &options)
{
    QList<RenditionKind> kinds;
    switch (step) {
    case MediaTaskKind::Inspect: addWanted(kinds, options, kInspected); break;
    case MediaTaskKind::Video:
        addWanted(kinds, options, kPackaged);
        addWanted(kinds, options, kDrawn);
        break;
    case MediaTaskKind::Audio:
        addWanted(kinds, options, kPackaged);
        addWanted(kinds, options, kHeard);
        break;
    case MediaTaskKind::Package: addWanted(kinds, options, kPackaged); break;
    case MediaTaskKind::Extract:
    case MediaTaskKind::SoundCheck: break;
    }
    return kinds;
}

bool isNeeded(MediaTaskKind step, JobType type, const ProcessOptions &options, const MediaInfo *info)
{
    const bool hasPicture = !info || (info->kind == AssetKind::Video && info->video());
    const bool hasSound = !info || info->audio();
    switch (step) {
    case MediaTaskKind::Inspect: return true;
    case MediaTaskKind::Video: return hasPicture && (wantsAny(options, kPackaged) || wantsAny(options, kDrawn));
    case MediaTaskKind::Audio: return hasSound && (wantsAny(options, kHeard) || (hasPicture && wantsAny(options, kPackaged)));
    case MediaTaskKind::Package: return hasPicture && wantsAny(options, kPackaged);
    case MediaTaskKind::Extract: return type == JobType::AudioExtraction;  // a file without sound is for the step to refuse
    case MediaTaskKind::SoundCheck: return false;                          // no part of a job
    }
    return false;
}

/// The bytes, by their hash where it is known, else by size and time as make(1) does.
QByteArray sourceIdentity(const PipelineRequest &request)
{
    if (!request.sha256.isEmpty()) return request.sha256.toLatin1();
    const QFileInfo file{request.source};
    return QByteArray::number(file.size()) + '@' + QByteArray::number(file.lastModified().toMSecsSinceEpoch());
}

}  // namespace

ProcessOptions optionsFor(JobType type, const ProcessOptions &options)
{
    ProcessOptions narrowed = options;
    switch (type) {
    case JobType::Process: break;
    case JobType::Enhancement: narrowed.renditions = {Enhanced}; break;
    case JobType::Metadata: narrowed.renditions = {Metadata, PacketIndex, Histogram}; break;
    case JobType::Thumbnail:
        narrowed.renditions = {Thumbnail, ThumbnailStart, ThumbnailMiddle, ThumbnailEnd, Storyboard, StoryboardIndex};
        break;
    case JobType::AudioExtraction: narrowed.renditions.clear(); break;
    }
    return narrowed;
}

QList<PipelineStep> planSteps(JobType type, const ProcessOptions &options, const MediaInfo *info)
{
    QList<PipelineStep> steps;
    for (const StepTraits &step : kSteps)
        if (isNeeded(step.kind, type, options, info)) steps.append({step.kind, step.weight});
    return steps;
}

QByteArray stepInputHash(MediaTaskKind step, const PipelineRequest &request)
{
    const auto *const traits = std::ranges::find(kSteps, step, &StepTraits::kind);
    QStringList kinds;
    for (const RenditionKind kind : relevantKinds(step, request.options)) kinds.append(nameOf(kind));
    std::ranges::sort(kinds);
    QJsonObject inputs{
        {QLatin1StringView{"step"}, QString{nameOf(step)}},
        {QLatin1StringView{"version"}, traits->version},
        {QLatin1StringView{"source"}, QString::fromLatin1(sourceIdentity(request))},
        {QLatin1StringView{"renditions"}, kinds.join(u',')},
    };
    if (step == MediaTaskKind::Package)  // made from what these two left
        for (const MediaTaskKind from : {MediaTaskKind::Video, MediaTaskKind::Audio})
            inputs.insert(nameOf(from), QString::fromLatin1(stepInputHash(from, request)));
    if (step == MediaTaskKind::Extract) inputs.insert(QLatin1StringView{"audio"}, toJson(request.audio));
    // The strengths reach the files through the enhanced copy only.
    if (step != MediaTaskKind::Inspect && step != MediaTaskKind::Audio && request.options.wants(Enhanced)) {
        inputs.insert(QLatin1StringView{"contrast"}, request.options.contrast);
        inputs.insert(QLatin1StringView{"sharpness"}, request.options.sharpness);
    }
    return QCryptographicHash::hash(QJsonDocument{inputs}.toJson(QJsonDocument::Compact), QCryptographicHash::Sha256).toHex();
}

}  // namespace chalkreel
