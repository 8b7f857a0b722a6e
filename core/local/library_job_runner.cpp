#include "core/local/library_job_runner.h"

#include "core/base/system_error.h"
#include "core/database/asset_repository.h"
#include "core/local/library_step_ledger.h"
#include "core/storage/rendition_keys.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>

namespace chalkreel {

LibraryJobRunner::LibraryJobRunner(Library &library, std::shared_ptr<MediaHost> host)
    : m_library{library}
    , m_host{std::move(host)}
{
}

Result<bool> LibraryJobRunner::run(const JobClaim &claim, const JobControl &control)
{
    const Job &job = claim.job;
    const Result<Asset> asset =
        waitFor(m_library.store->read([&](Database &database) { return AssetRepository::get(database, job.asset); }));
    if (!asset) return fail(asset.error());
    Result<PipelineRequest> request = requestFor(job, *asset);
    if (!request) return fail(std::move(request.error()));
    request->isFirstLook = claim.part == JobPart::FirstLook;
    if (asset->duration > 0) control.onMediaLength(asset->duration);

    LibraryStepLedger ledger{*m_library.store, *m_library.blobs, claim, request->outputDir};
    const PipelineControl pipeline{
        .stop = control.stop, .onProgress = control.onProgress, .onStep = [&](const QString &step, const MediaReport *report) {
            if (!report)
                control.onStepStarted(step);
            else if (report->info.duration > 0)
                control.onMediaLength(report->info.duration);
        }};
    const Result<PipelineOutcome> outcome = runMediaPipeline(*request, *m_host, ledger, pipeline);
    if (!outcome) return fail(outcome.error());
    return outcome->isComplete;
}

void LibraryJobRunner::cleanUp(JobId job)
{
    // What cannot be removed now is found again at the next start.
    QDir{m_library.folder.workDir(job)}.removeRecursively();
}

Result<PipelineRequest> LibraryJobRunner::requestFor(const Job &job, const Asset &asset) const
{
    Result<QString> source = originalOf(asset);
    if (!source) return fail(std::move(source.error()));
    const bool isExtraction = job.type == JobType::AudioExtraction;
    Result<ProcessOptions> options = isExtraction ? ProcessOptions{} : fromJson<ProcessOptions>(job.options);
    if (!options) return fail(std::move(options.error()));
    const Result<AudioExtractionOptions> audio = isExtraction ? audioExtractionOptionsFromJson(job.options) : AudioExtractionOptions{};
    if (!audio) return fail(audio.error());

    const QString workDir = m_library.folder.workDir(job.id);
    const QString outputDir = workDir % QStringLiteral("/out");
    errno = 0;
    if (!QDir{}.mkpath(outputDir))
        return fail(errorFromErrno(errno, QCoreApplication::translate("LibraryJobRunner", "The work folder “%1” cannot be created.")
                                              .arg(QDir::toNativeSeparators(outputDir))));
    PipelineRequest request{.type = job.type,
                            .source = *source,
                            .displayName = asset.name,
                            .sha256 = asset.sha256,
                            .workDir = workDir,
                            .outputDir = outputDir,
                            .options = *options,
                            .audio = *audio,
                            .patience = std::chrono::seconds{m_library.settings.processingTimeout}};
    request.limits.fileBytes = m_library.settings.maxFileBytes();
    request.limits.memoryBytes = m_library.settings.mediaMemoryBytes();
    return request;
}

Result<QString> LibraryJobRunner::originalOf(const Asset &asset) const
{
    if (asset.externalPath.isEmpty()) {
        const Result<BlobKey> key = renditionKey(asset.id, RenditionKind::Original, asset.name);
        return key ? m_library.blobs->localPath(*key) : fail(key.error());
    }
    if (QFileInfo{asset.externalPath}.isFile()) return asset.externalPath;
    return fail(ErrorCode::NotFound,
                QCoreApplication::translate("LibraryJobRunner", "“%1” is no longer at “%2”. Show where it is now and try again.")
                    .arg(asset.name, QDir::toNativeSeparators(asset.externalPath)));
}

}  // namespace chalkreel
