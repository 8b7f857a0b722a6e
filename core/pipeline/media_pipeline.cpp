#include "core/pipeline/media_pipeline.h"

#include "core/pipeline/pipeline_meter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace chalkreel {
namespace {

/// Later steps know better: a rendition replaces an earlier one of its kind, and only the full decode sees a torn end.
void mergeInto(PipelineOutcome &outcome, const MediaReport &report)
{
    for (const Rendition &rendition : report.renditions) {
        const auto it = std::ranges::find(outcome.renditions, rendition.kind, &Rendition::kind);
        if (it == outcome.renditions.end())
            outcome.renditions.append(rendition);
        else
            *it = rendition;
    }
    for (const QString &warning : report.warnings)
        if (!outcome.warnings.contains(warning)) outcome.warnings.append(warning);
    outcome.endsEarly = outcome.endsEarly || report.endsEarly || report.info.endsEarly;
    outcome.info.endsEarly = outcome.endsEarly;
}

/// One run: what its steps share.
class Run
{
public:
    Run(const PipelineRequest &request, MediaHost &host, StepLedger &ledger, const PipelineControl &control)
        : m_request{request}
        , m_host{host}
        , m_ledger{ledger}
        , m_control{control}
    {
        m_request.options = optionsFor(request.type, request.options);
    }

    Result<PipelineOutcome> run()
    {
        m_meter.setPlan(planSteps(m_request.type, m_request.options, nullptr));
        Result<MediaReport> inspected = step(MediaTaskKind::Inspect);
        if (!inspected) return fail(std::move(inspected.error()));
        m_outcome.info = inspected->info;
        mergeInto(m_outcome, *inspected);

        m_plan = planSteps(m_request.type, m_request.options, &m_outcome.info);
        m_meter.setPlan(m_plan);
        if (m_request.isFirstLook) {
            m_outcome.isComplete = m_plan.size() == 1;
            return m_outcome;
        }
        for (const PipelineStep &next : m_plan) {
            if (next.kind == MediaTaskKind::Inspect) continue;
            Result<MediaReport> report = step(next.kind);
            if (!report) return fail(std::move(report.error()));
            mergeInto(m_outcome, *report);
        }
        return m_outcome;
    }

private:
    Result<MediaReport> step(MediaTaskKind kind)
    {
        if (m_control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        const QString name = nameOf(kind);
        const QByteArray hash = stepInputHash(kind, m_request);
        m_meter.beginStep(kind, std::chrono::steady_clock::now());
        if (std::optional<MediaReport> earlier = m_ledger.finished(name, hash); earlier && hasWhatLaterStepsNeed(kind)) {
            m_control.onProgress(m_meter.endStep());
            return *std::move(earlier);
        }

        m_control.onStep(name, nullptr);
        Result<MediaReport> report = m_host.run(taskFor(kind), mediaControl(), m_request.patience);
        if (!report) return report;
        // A stop that came too late for the task still must not make anything visible.
        if (m_control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        // The mark first: killed between the two, a mark without a ledger entry repeats the step as any lost step is; an
        // entry without a mark would repeat one that others have seen finished.
        if (Result<void> marked = markInWorkDir(kind); !marked) return fail(std::move(marked.error()));
        if (Result<void> published = m_ledger.publish(name, hash, *report); !published) return fail(std::move(published.error()));
        m_control.onProgress(m_meter.endStep());
        m_control.onStep(name, &*report);
        return report;
    }

    /// Packaging takes the chunks of the video and audio steps from the work folder. A ledger may outlive that folder (a
    /// job that is retried days later): then a finished step has to run again, unless packaging is finished as well.
    bool hasWhatLaterStepsNeed(MediaTaskKind kind)
    {
        if (kind != MediaTaskKind::Video && kind != MediaTaskKind::Audio) return true;
        if (std::ranges::find(m_plan, MediaTaskKind::Package, &PipelineStep::kind) == m_plan.end()) return true;
        const MediaTaskKind package = MediaTaskKind::Package;
        return QFileInfo::exists(markerOf(kind)) || m_ledger.finished(nameOf(package), stepInputHash(package, m_request));
    }

    QString markerOf(MediaTaskKind kind) const
    {
        return m_request.workDir % u'/' % nameOf(kind) % u'-' % QLatin1StringView{stepInputHash(kind, m_request)} % u".done";
    }

    Result<void> markInWorkDir(MediaTaskKind kind)
    {
        QFile marker{markerOf(kind)};
        if (marker.open(QIODevice::WriteOnly)) return {};
        return fail(ErrorCode::Io,
                    QCoreApplication::translate("Pipeline", "The work folder “%1” cannot be written.")
                        .arg(QDir::toNativeSeparators(m_request.workDir)),
                    marker.errorString());
    }

    MediaTask taskFor(MediaTaskKind kind) const
    {
        return {.kind = kind,
                .source = m_request.source,
                .displayName = m_request.displayName,
                .sha256 = m_request.sha256,
                .workDir = m_request.workDir,
                .outputDir = m_request.outputDir,
                .options = m_request.options,
                .audio = m_request.audio,
                .limits = m_request.limits};
    }

    MediaControl mediaControl()
    {
        return {.stop = m_control.stop, .onProgress = [this](const MediaProgress &progress) {
                    m_control.onProgress(m_meter.stepProgressed(progress, std::chrono::steady_clock::now()));
                }};
    }

    PipelineRequest m_request;
    MediaHost &m_host;
    StepLedger &m_ledger;
    const PipelineControl &m_control;
    PipelineMeter m_meter;
    QList<PipelineStep> m_plan;
    PipelineOutcome m_outcome;
};

}  // namespace

Result<PipelineOutcome> runMediaPipeline(const PipelineRequest &request, MediaHost &host, StepLedger &ledger,
                                         const PipelineControl &control)
{
    if (Result<void> valid = validate(request.options); !valid) return fail(std::move(valid.error()));
    return Run{request, host, ledger, control}.run();
}

}  // namespace chalkreel
