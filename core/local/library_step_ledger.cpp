#include "core/local/library_step_ledger.h"

#include "core/database/asset_repository.h"
#include "core/database/job_history.h"
#include "core/database/job_repository.h"
#include "core/database/rendition_repository.h"
#include "core/local/asset_files.h"
#include "core/pipeline/output_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace chalkreel {

LibraryStepLedger::LibraryStepLedger(LibraryStore &store, BlobStore &blobs, JobClaim claim, QString outputDir)
    : m_store{store}
    , m_blobs{blobs}
    , m_claim{std::move(claim)}
    , m_outputDir{std::move(outputDir)}
{
}

std::optional<MediaReport> LibraryStepLedger::finished(const QString &step, const QByteArray &inputHash)
{
    const auto row = waitFor(m_store.read([&](Database &database) { return JobHistory::finishedStep(database, m_claim.job.id, step); }));
    // A ledger that cannot be read costs a repeated step, never a wrong one.
    if (!row || !*row || (*row)->inputHash != inputHash) return std::nullopt;
    const Result<MediaReport> report = fromJson<MediaReport>((*row)->report);
    if (!report) return std::nullopt;
    const bool isAllThere = std::ranges::all_of(report->renditions, [&](const Rendition &rendition) {
        const Result<BlobKey> key = keyOf(m_claim.job.asset, rendition);
        return key && m_blobs.stat(*key).has_value();
    });
    if (!isAllThere) return std::nullopt;
    if (!report->info.streams.isEmpty()) m_info = report->info;
    return *report;
}

Result<void> LibraryStepLedger::publish(const QString &step, const QByteArray &inputHash, const MediaReport &report)
{
    // Before any file is replaced: whoever lost the job must not touch what its new owner makes.
    const auto job = waitFor(m_store.read([&](Database &database) { return JobRepository::get(database, m_claim.job.id); }));
    if (!job) return fail(job.error());
    if (job->state != JobState::Processing) return fail(ErrorCode::Conflict, QString{}, QStringLiteral("the job is no longer held"));

    if (!report.info.streams.isEmpty()) m_info = report.info;
    const QStringList replaced = entriesReplacedBy(report.renditions);
    Result<void> published = adoptFiles(report.renditions);
    if (published) published = record(step, inputHash, report);
    if (published) {
        // A file that a reader has open lives on until it is closed; one that cannot be removed now goes at a later start.
        if (!replaced.isEmpty()) std::ignore = removeUnlistedFiles(m_store, m_blobs, m_claim.job.asset, replaced);
        return {};
    }
    // What stays all the same is removed at the next start.
    std::ignore = removeUnlistedFiles(m_store, m_blobs, m_claim.job.asset, outputEntries(report.renditions));
    return published;
}

QStringList LibraryStepLedger::entriesReplacedBy(const QList<Rendition> &renditions)
{
    const auto present = waitFor(m_store.read([&](Database &database) { return RenditionRepository::list(database, m_claim.job.asset); }));
    if (!present) return {};
    QStringList replaced;
    for (const Rendition &made : renditions)
        for (const Rendition &old : *present)
            if (old.kind == made.kind && old.file != made.file) replaced += outputEntries({old});
    return replaced;
}

Result<void> LibraryStepLedger::adoptFiles(const QList<Rendition> &renditions)
{
    const QDir from{m_outputDir};
    QStringList adopted;
    for (const Rendition &rendition : renditions) {
        const QString entry = rendition.file.section(u'/', 0, 0);
        if (adopted.contains(entry)) continue;
        adopted.append(entry);
        const Result<BlobKey> key = keyOf(m_claim.job.asset, rendition);
        if (!key) return fail(key.error());
        const QString path = from.filePath(entry);
        if (!QFileInfo::exists(path) && m_blobs.stat(*key)) continue;  // the same bytes as a rendition of an earlier step
        const Result<BlobInfo> info =
            entry == rendition.file ? m_blobs.adopt(*key, path) : m_blobs.adoptFolder(key->root(), key->asset(), entry, path);
        if (!info) return fail(info.error());
    }
    return {};
}

Result<void> LibraryStepLedger::record(const QString &step, const QByteArray &inputHash, const MediaReport &report)
{
    return waitFor(m_store.change([&](Transaction &transaction) -> Result<void> {
        const JobId job = m_claim.job.id;
        const AssetId asset = m_claim.job.asset;
        const FinishedStep row{.step = step, .inputHash = inputHash, .report = toJson(report)};
        if (Result<void> recorded = JobHistory::recordStep(transaction, job, m_claim.owner, row); !recorded) return recorded;
        for (const QString &warning : report.warnings)
            if (Result<void> logged = JobHistory::log(transaction, job, QStringLiteral("warning"), warning); !logged) return logged;

        const bool isNewlyTorn = report.endsEarly && !m_info.endsEarly;
        m_info.endsEarly = m_info.endsEarly || report.endsEarly;
        if (!m_info.streams.isEmpty() && (isNewlyTorn || !report.info.streams.isEmpty())) {
            const Result<Asset> updated = AssetRepository::setMediaInfo(transaction, asset, m_info);
            if (!updated) return fail(updated.error());
        }
        if (report.renditions.isEmpty()) return {};
        return RenditionRepository::put(transaction, asset, report.renditions);
    }));
}

}  // namespace chalkreel
