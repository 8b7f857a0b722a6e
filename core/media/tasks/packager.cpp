#include "core/media/tasks/packager.h"

#include "core/base/atomic_file.h"
#include "core/media/encoding/rendition_plan.h"
#include "core/media/encoding/video_output.h"
#include "core/media/packaging/hls_writer.h"
#include "core/media/packaging/mp4_writer.h"
#include "core/media/reading/task_input.h"
#include "core/media/tasks/inspection.h"
#include "core/media/tasks/progress_meter.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace chalkreel {
namespace {

class Packager
{
public:
    Packager(const MediaTask &task, const MediaControl &control, double chunkSeconds, Inspection inspection)
        : m_task{task}
        , m_control{control}
        , m_chunkSeconds{chunkSeconds}
        , m_inspection{std::move(inspection)}
        , m_plan{planRenditions(m_inspection.info, m_inspection.index, task.options)}
        , m_chunks{static_cast<int>(cutIntoChunks(m_inspection.index, chunkSeconds).size())}
        , m_duration{m_inspection.index.duration()}
        , m_meter{control, m_duration * outputCount()}
    {
        m_report.info = m_inspection.info;
        m_report.endsEarly = m_inspection.info.endsEarly;
    }

    Result<MediaReport> run()
    {
        removeAbandonedParts(m_task.outputDir);
        for (const PlannedFile &file : m_plan.files) {
            if (Result<void> made = makeFile(file); !made) return fail(std::move(made.error()));
            ++m_finished;
        }
        if (!m_plan.variants.empty())
            if (Result<void> made = makeHls(); !made) return fail(std::move(made.error()));
        m_meter.finished(m_duration * outputCount());
        return std::move(m_report);
    }

private:
    double outputCount() const { return static_cast<double>(m_plan.files.size() + m_plan.variants.size()); }

    /// Of the encode, or of the source itself for -1.
    Result<std::unique_ptr<PacketSource>> openVideo(int encode) const
    {
        if (encode < 0) return openSourcePackets(m_task, m_inspection.info, m_inspection.index);
        return openChunks(chunkFolder(m_task.workDir, m_plan, encode, m_task.options, m_chunkSeconds), m_chunks, m_plan.frameRate);
    }

    Result<void> makeFile(const PlannedFile &file)
    {
        const QString path = pathOf(file.kind);
        QString origin = file.encode < 0 ? QStringLiteral("remuxed") : QStringLiteral("encoded");
        if (file.sharedWith >= 0) {
            const RenditionKind twin = m_plan.files[static_cast<size_t>(file.sharedWith)].kind;
            if (Result<void> shared = shareFile(pathOf(twin), path); !shared) return shared;
            origin = QStringLiteral("shared:") % nameOf(twin);
        } else {
            Result<std::unique_ptr<PacketSource>> video = openVideo(file.encode);
            if (!video) return fail(std::move(video.error()));
            Result<std::unique_ptr<PacketSource>> sound = openSound(m_task.workDir);
            if (!sound) return fail(std::move(sound.error()));
            if (Result<void> written = writeMp4(path, video->get(), sound->get(), m_control.stop, position()); !written) return written;
        }
        report(file.kind, QFileInfo{path}.size(), file.width, file.height, origin);
        return {};
    }

    /// The same bytes under a second name; a copy where the file system knows no hard links.
    static Result<void> shareFile(const QString &from, const QString &to)
    {
        Result<AtomicFile> file = AtomicFile::create(to);
        if (!file) return fail(std::move(file.error()));
        namespace fs = std::filesystem;
        const fs::path source{QFile::encodeName(from).toStdString()};
        const fs::path part{QFile::encodeName(file->partPath()).toStdString()};
        std::error_code error;
        fs::remove(part, error);
        fs::create_hard_link(source, part, error);
        if (error) fs::copy_file(source, part, fs::copy_options::overwrite_existing, error);
        if (error)
            return fail(error == std::errc::no_space_on_device ? ErrorCode::NoSpace : ErrorCode::Io,
                        QCoreApplication::translate("Packager", "“%1” cannot be written.").arg(QFileInfo{to}.fileName()),
                        QString::fromStdString(error.message()));
        return file->commit();
    }

    Result<void> makeHls()
    {
        std::vector<HlsVariant> variants;
        for (const PlannedVariant &planned : m_plan.variants) {
            Result<std::unique_ptr<PacketSource>> video = openVideo(planned.encode);
            if (!video) return fail(std::move(video.error()));
            variants.push_back({planned.name, std::move(*video), planned.width, planned.height});
        }
        Result<std::unique_ptr<PacketSource>> sound = openSound(m_task.workDir);
        if (!sound) return fail(std::move(sound.error()));
        const QString playlist = pathOf(RenditionKind::Hls);
        const HlsOptions options{
            .folder = QFileInfo{playlist}.path(), .segmentStarts = m_plan.segmentStarts, .frameRate = av_q2d(m_plan.frameRate)};
        const HlsVariant &best = variants.front();
        const int width = best.width;
        const int height = best.height;
        const Result<HlsResult> written = writeHls(std::move(variants), sound->get(), options, m_control.stop, position());
        if (!written) return fail(written.error());
        report(RenditionKind::Hls, written->size, width, height, QStringLiteral("remuxed"));
        return {};
    }

    std::function<void(double)> position()
    {
        return [this](double seconds) {
            const double total = m_finished * m_duration + seconds;
            m_meter.reached(total, total);
        };
    }

    void report(RenditionKind kind, qint64 size, int width, int height, const QString &origin)
    {
        m_report.renditions.append({kind, QString::fromLatin1(renditionFile(kind).fileName), size, width, height, origin});
    }

    QString pathOf(RenditionKind kind) const { return m_task.outputDir % u'/' % QLatin1StringView{renditionFile(kind).fileName}; }

    const MediaTask &m_task;
    const MediaControl &m_control;
    const double m_chunkSeconds;
    const Inspection m_inspection;
    const RenditionPlan m_plan;
    const int m_chunks;
    const double m_duration;  ///< seconds
    ProgressMeter m_meter;
    int m_finished = 0;
    MediaReport m_report;
};

}  // namespace

Result<MediaReport> packageRenditions(const MediaTask &task, const MediaControl &control, double chunkSeconds)
{
    Result<Inspection> inspection = loadInspection(task.workDir);
    if (!inspection) return fail(std::move(inspection.error()));
    return Packager{task, control, chunkSeconds, std::move(*inspection)}.run();
}

}  // namespace chalkreel
