#include "app/ctl/process_to_folder.h"

#include "app/ctl/media_host_choice.h"
#include "app/ctl/output_folder.h"
#include "app/ctl/terminal_progress.h"
#include "core/ingest/ingest_check.h"
#include "core/pipeline/file_step_ledger.h"
#include "core/queue/time_limit.h"
#include "core/storage/sha256.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <chrono>

namespace chalkreel::ctl {
namespace {

/// Refuses to put a result over the file that it is made from.
Result<void> refuseToOverwriteSource(const IngestFile &source, const FolderRequest &request)
{
    for (const RenditionFile &row : kRenditionFiles) {
        if (!row.fileName || !request.options.wants(row.kind)) continue;
        const QFileInfo target{request.output + u'/' + QString::fromLatin1(row.fileName)};
        if (target.exists() && target.canonicalFilePath() == source.path)
            return fail(
                ErrorCode::InvalidArgument,
                QCoreApplication::translate("Ctl", "“%1” would be overwritten by its own result: choose another folder.").arg(source.name));
    }
    return {};
}

Result<void> checkFreeSpace(const IngestFile &source, const FolderRequest &request, const OutputFolder &folder)
{
    // What a killed run had made already is on the disk: the forecast would count it twice.
    if (!request.isSpaceChecked || folder.isResumed()) return {};
    return checkSpace(source.name, forecastBytes(source.size, request.options, source.seconds, false), folder.freeBytes());
}

/// Runs the pipeline over one prepared folder.
class FolderRun
{
public:
    FolderRun(PipelineRequest request, MediaHost &host, const OutputFolder &folder, TerminalProgress &progress, const Context &context)
        : m_request{std::move(request)}
        , m_host{host}
        , m_ledger{folder.workDir(), folder.outputDir(), folder.finishedDir()}
        , m_progress{progress}
        , m_settings{context.settings.values}
        , m_limit{limitFor(0), context.stop}
    {
        m_control.stop = m_limit.token();
        m_control.onStep = [this](const QString &step, const MediaReport *report) {
            if (!report) {
                m_step = step;
                return;
            }
            if (report->info.duration > 0) m_limit.change(limitFor(report->info.duration));
            m_decodedFrames += report->decodedFrames;
            m_resumedChunks += report->resumedChunks;
        };
        m_control.onProgress = [this](const PipelineProgress &now) { m_progress.show(now.percent, now.step, now.speed, now.secondsLeft); };
    }

    Result<PipelineOutcome> run()
    {
        QString lostIn;
        for (;;) {
            Result<PipelineOutcome> outcome = runMediaPipeline(m_request, m_host, m_ledger, m_control);
            if (!outcome && m_limit.hasRunOut()) return fail(overTimeLimit(m_request.displayName, m_limit.limit()));
            if (outcome || outcome.error().code != ErrorCode::WorkerLost || lostIn == m_step) return outcome;
            lostIn = m_step;
            qInfo("%s Trying once more.", qUtf8Printable(outcome.error().message));
        }
    }

    int decodedFrames() const { return m_decodedFrames; }
    int resumedChunks() const { return m_resumedChunks; }

private:
    std::chrono::seconds limitFor(double mediaSeconds) const { return std::chrono::seconds{m_settings.jobTimeoutFor(mediaSeconds)}; }

    PipelineRequest m_request;
    MediaHost &m_host;
    FileStepLedger m_ledger;
    TerminalProgress &m_progress;
    const Settings &m_settings;
    TimeLimit m_limit;
    PipelineControl m_control;
    QString m_step;
    int m_decodedFrames = 0;
    int m_resumedChunks = 0;
};

Result<QString> hashOf(const IngestFile &source, TerminalProgress &progress, const std::stop_token &stop)
{
    const QString step = QCoreApplication::translate("Ctl", "checksum");
    return sha256OfFile(source.path, {stop, [&](qint64 done, qint64 total) {
                                          // Far quicker than the rest; its share of the whole is not worth a percent.
                                          if (done < total) progress.show(0, step, 0, -1);
                                      }});
}

}  // namespace

Result<FolderOutcome> processToFolder(const FolderRequest &request, const Context &context)
{
    const auto start = std::chrono::steady_clock::now();
    const Settings &settings = context.settings.values;
    const Result<IngestFile> source = checkIngestFile(request.file, {settings.maxFileBytes()});
    if (!source) return fail(source.error());
    if (const Result<void> safe = refuseToOverwriteSource(*source, request); !safe) return fail(safe.error());
    const Result<std::unique_ptr<MediaHost>> host = chooseMediaHost(settings, request.isInProcess);
    if (!host) return fail(host.error());
    Result<OutputFolder> folder = OutputFolder::prepare(request.output, source->path);
    if (!folder) return fail(folder.error());
    if (const Result<void> fits = checkFreeSpace(*source, request, *folder); !fits) return fail(fits.error());

    TerminalProgress progress;
    const Result<QString> sha256 = hashOf(*source, progress, context.stop);
    if (!sha256) return fail(sha256.error());
    PipelineRequest pipeline;
    pipeline.source = source->path;
    pipeline.displayName = source->name;
    pipeline.sha256 = *sha256;
    pipeline.workDir = folder->mediaDir();
    pipeline.outputDir = folder->outputDir();
    pipeline.options = request.options;
    pipeline.limits = mediaLimits(settings);
    pipeline.patience = std::chrono::seconds{settings.processingTimeout};
    FolderRun run{pipeline, **host, *folder, progress, context};
    Result<PipelineOutcome> outcome = run.run();
    if (!outcome) return fail(outcome.error());
    if (const Result<void> delivered = folder->deliver(outcome->renditions); !delivered) return fail(delivered.error());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    return FolderOutcome{std::move(*outcome), folder->path(), took.count(), run.decodedFrames(), run.resumedChunks()};
}

}  // namespace chalkreel::ctl
