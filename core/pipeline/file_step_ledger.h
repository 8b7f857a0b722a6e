#pragma once

#include "core/pipeline/media_pipeline.h"

#include <QJsonObject>

namespace chalkreel {

/// Remembers finished steps of a run into an output folder: a JSON file in the work folder, replaced atomically.
/// Files are moved first and remembered second; a crash between the two makes the step run again over its own files.
class FileStepLedger final : public StepLedger
{
public:
    /// Finished files lie in `outputDir` and are shown in `destination`. The work folder keeps the ledger.
    FileStepLedger(const QString &workDir, QString outputDir, QString destination);

    std::optional<MediaReport> finished(const QString &step, const QByteArray &inputHash) override;
    Result<void> publish(const QString &step, const QByteArray &inputHash, const MediaReport &report) override;

private:
    QString m_file;
    QString m_outputDir;
    QString m_destination;
    QJsonObject m_steps;  ///< step name -> {hash, report}
};

}  // namespace chalkreel
