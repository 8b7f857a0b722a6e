#include "core/pipeline/file_step_ledger.h"

#include "core/pipeline/output_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr QLatin1StringView kHash{"input_hash"};
constexpr QLatin1StringView kReport{"report"};

}  // namespace

FileStepLedger::FileStepLedger(const QString &workDir, QString outputDir, QString destination)
    : m_file{QDir{workDir}.filePath(QStringLiteral("steps.json"))}
    , m_outputDir{std::move(outputDir)}
    , m_destination{std::move(destination)}
{
    // An unreadable ledger costs work, not correctness: every step simply runs again.
    if (QFile file{m_file}; file.open(QIODevice::ReadOnly)) m_steps = QJsonDocument::fromJson(file.readAll()).object();
}

std::optional<MediaReport> FileStepLedger::finished(const QString &step, const QByteArray &inputHash)
{
    const QJsonObject row = m_steps.value(step).toObject();
    if (row.value(kHash).toString() != QLatin1StringView{inputHash}) return std::nullopt;
    const Result<MediaReport> report = fromJson<MediaReport>(row.value(kReport).toObject());
    if (!report) return std::nullopt;
    // A person may have deleted an output: then it is made again.
    const QDir destination{m_destination};
    const bool isAllThere = std::ranges::all_of(
        report->renditions, [&](const Rendition &rendition) { return QFileInfo{destination.filePath(rendition.file)}.isFile(); });
    if (!isAllThere) return std::nullopt;
    return *report;
}

Result<void> FileStepLedger::publish(const QString &step, const QByteArray &inputHash, const MediaReport &report)
{
    const QDir from{m_outputDir};
    const QDir to{m_destination};
    for (const QString &entry : outputEntries(report.renditions))
        if (Result<void> moved = moveIntoPlace(from.filePath(entry), to.filePath(entry)); !moved) return moved;

    m_steps.insert(step, QJsonObject{{kHash, QString::fromLatin1(inputHash)}, {kReport, toJson(report)}});
    QSaveFile file{m_file};
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(QJsonDocument{m_steps}.toJson(QJsonDocument::Compact)) >= 0 && file.commit();
    if (!isWritten)
        return fail(ErrorCode::Io,
                    QCoreApplication::translate("FileStepLedger", "“%1” cannot be written. Check that the disk is not full.")
                        .arg(QDir::toNativeSeparators(m_file)),
                    file.errorString());
    return {};
}

}  // namespace chalkreel
