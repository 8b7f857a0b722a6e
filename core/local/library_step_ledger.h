#pragma once

#include "core/local/library_store.h"
#include "core/queue/job_runner.h"
#include "core/storage/blob_store.h"

namespace chalkreel {

/// The finished steps of one job, and what they made of its asset.
class LibraryStepLedger final : public StepLedger
{
public:
    LibraryStepLedger(LibraryStore &store, BlobStore &blobs, JobClaim claim, QString outputDir);

    std::optional<MediaReport> finished(const QString &step, const QByteArray &inputHash) override;
    /// Files into the blob store first, then all rows and the event in one transaction. When that fails (the job was
    /// cancelled, the asset purged) the files that no row knows are removed again.
    Result<void> publish(const QString &step, const QByteArray &inputHash, const MediaReport &report) override;

private:
    /// Files of these kinds under other names, as sound has for each format.
    QStringList entriesReplacedBy(const QList<Rendition> &renditions);
    Result<void> adoptFiles(const QList<Rendition> &renditions);
    Result<void> record(const QString &step, const QByteArray &inputHash, const MediaReport &report);

    LibraryStore &m_store;
    BlobStore &m_blobs;
    JobClaim m_claim;
    QString m_outputDir;
    MediaInfo m_info;  ///< what inspecting found; later steps may learn that the file ends early
};

}  // namespace chalkreel
