#include "core/media/tasks/inspection.h"

#include "core/base/atomic_file.h"
#include "core/media/av/av_error.h"
#include "core/media/pictures/blank_picture.h"
#include "core/media/pictures/frame_scaler.h"
#include "core/media/pictures/image_writer.h"
#include "core/media/reading/picture_samples.h"
#include "core/media/reading/probe.h"
#include "core/media/reading/task_input.h"
#include "core/media/tasks/metadata_json.h"
#include "core/vision/color_histogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

#include <array>
#include <cmath>
#include <map>
#include <memory>

namespace chalkreel {
namespace {

constexpr int kThumbnailWidth = 320;
/// Values are counted in a picture thinned out to this: more pixels change no bar of a histogram visibly.
constexpr int kCountedSide = 640;
/// How much of the task the scan of the packets is taken to be; the pictures are the rest.
constexpr double kScanShare = 0.5;

/// Thumbnails are the sampled pictures next to these places; but for the first frame, which is what it is, those that show
/// something are taken before blank ones. The first picture of many clips is black or a jolt, so that "start" is not it.
struct ThumbnailPlace
{
    RenditionKind kind;
    double fraction;
};
constexpr std::array kThumbnailPlaces{
    ThumbnailPlace{RenditionKind::Thumbnail, 0.0},
    ThumbnailPlace{RenditionKind::ThumbnailStart, 0.1},
    ThumbnailPlace{RenditionKind::ThumbnailMiddle, 0.5},
    ThumbnailPlace{RenditionKind::ThumbnailEnd, 0.9},
};

/// EXIF 2.3, tag 0x0112: decoders of still pictures hand it on as text.
Orientation orientationOfExif(const AVFrame &picture)
{
    const AVDictionaryEntry *tag = av_dict_get(picture.metadata, "Orientation", nullptr, 0);
    constexpr std::array<Orientation, 9> kMeanings{Orientation{}, Orientation{}, {0, true},  {180, false}, {180, true},
                                                   {270, true},   {90, false},   {90, true}, {270, false}};
    const auto value = tag ? QByteArray{tag->value}.trimmed().toUInt() : 0U;
    return value < kMeanings.size() ? kMeanings[value] : Orientation{};
}

class Inspector
{
public:
    Inspector(const MediaTask &task, const MediaControl &control)
        : m_task{task}
        , m_control{control}
    {
    }

    Result<MediaReport> run()
    {
        if (Result<void> opened = open(); !opened) return fail(std::move(opened.error()));
        if (Result<void> scanned = scan(); !scanned) return fail(std::move(scanned.error()));
        m_report.info = probe(*m_input, hasVideo() ? &m_index : nullptr);
        m_report.endsEarly = m_report.info.endsEarly;
        if (hasVideo()) {
            if (Result<void> seen = lookAtPictures(); !seen) return fail(std::move(seen.error()));
        }
        if (Result<void> written = writeFiles(); !written) return fail(std::move(written.error()));
        if (m_report.endsEarly)
            m_report.warnings.append(
                QCoreApplication::translate("Inspection", "“%1” ends early: the file was cut off. What is there is used.").arg(m_name));
        m_control.onProgress({.fraction = 1, .seconds = m_report.info.duration});
        return m_report;
    }

private:
    bool hasVideo() const { return m_input->bestVideoStream() >= 0; }

    Result<void> open()
    {
        Result<std::unique_ptr<MediaInput>> input = openTaskInput(m_task);
        if (!input) return fail(std::move(input.error()));
        m_input = std::move(*input);
        m_name = m_input->displayName();
        if (!hasVideo() && m_input->bestAudioStream() < 0)
            return fail(ErrorCode::Unsupported,
                        QCoreApplication::translate("Inspection", "There is neither picture nor sound in “%1”.").arg(m_name));
        return {};
    }

    Result<void> scan()
    {
        if (!hasVideo()) return {};
        Result<PacketIndex> index = PacketIndex::scan(*m_input, m_input->bestVideoStream(), [this](double done) {
            m_control.onProgress({.fraction = done * kScanShare});
            return !m_control.stop.stop_requested();
        });
        if (!index) return fail(std::move(index.error()));
        m_index = std::move(*index);
        return {};
    }

    Result<void> lookAtPictures()
    {
        const Result<int> count = visitSamples(*m_input, m_report.info.videoStream, m_index,
                                               [this](const AVFrame &picture, double fraction) { return lookAt(picture, fraction); });
        if (!count) return fail(count.error());
        if (*count == 0)
            return fail(
                ErrorCode::Damaged,
                QCoreApplication::translate("Inspection", "No picture in “%1” can be decoded: it is damaged or was cut off.").arg(m_name),
                av::logTail());
        m_report.decodedFrames = *count;
        return {};
    }

    Result<bool> lookAt(const AVFrame &picture, double fraction)
    {
        if (m_control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        StreamInfo &video = m_report.info.streams[m_report.info.videoStream];
        if (m_report.info.kind == AssetKind::Image) setOrientation(video, orientationOfExif(picture));
        if (m_task.options.wants(RenditionKind::Histogram)) {
            if (Result<void> counted = countColors(picture); !counted) return fail(std::move(counted.error()));
        }
        std::shared_ptr<AVFrame> small;
        bool isEmpty = false;
        for (const ThumbnailPlace &place : kThumbnailPlaces) {
            if (!m_task.options.wants(place.kind)) continue;
            if (!small) {
                Result<av::Frame> made = makeThumbnail(picture, video);
                if (!made) return fail(std::move(made.error()));
                small = std::move(*made);
                isEmpty = isBlank(*small);
            }
            const auto rank = std::pair{place.fraction > 0 && isEmpty, std::abs(fraction - place.fraction)};
            const auto found = m_thumbnails.find(place.kind);
            if (found == m_thumbnails.end() || rank < found->second.rank) m_thumbnails.insert_or_assign(place.kind, Thumbnail{rank, small});
        }
        m_control.onProgress({.fraction = kScanShare + (1 - kScanShare) * fraction, .seconds = m_report.info.duration * fraction});
        return true;
    }

    Result<void> countColors(const AVFrame &picture)
    {
        const double scale = std::min(1.0, static_cast<double>(kCountedSide) / std::max(picture.width, picture.height));
        const auto side = [scale](int pixels) { return std::max(1, static_cast<int>(std::lround(pixels * scale))); };
        FrameScaler scaler{
            {.width = side(picture.width), .height = side(picture.height), .pixelFormat = AV_PIX_FMT_RGB24, .isSampled = true}};
        const Result<av::Frame> rgb = scaler.scale(picture);
        if (!rgb) return fail(rgb.error());
        m_histogram.addFrame((*rgb)->data[0], (*rgb)->linesize[0], (*rgb)->width, (*rgb)->height);
        return {};
    }

    /// 320 wide as shown; smaller pictures keep their size.
    Result<av::Frame> makeThumbnail(const AVFrame &picture, const StreamInfo &video)
    {
        const int width = std::min(kThumbnailWidth, std::max(1, video.displayWidth));
        const int height =
            std::max(1, static_cast<int>(std::lround(static_cast<double>(width) * video.displayHeight / std::max(1, video.displayWidth))));
        // What a JPEG will hold, so that it is scaled only once.
        FrameScaler scaler{{.width = width, .height = height, .pixelFormat = AV_PIX_FMT_YUVJ420P, .matrix = AVCOL_SPC_SMPTE170M},
                           orientationOf(video)};
        return scaler.scale(picture);
    }

    Result<void> writeFiles()
    {
        for (const auto &[kind, thumbnail] : m_thumbnails) {
            const Result<QByteArray> bytes = encodeImage(*thumbnail.picture, ImageFormat::Jpeg);
            if (!bytes) return fail(bytes.error());
            if (Result<void> put = publish(kind, *bytes, thumbnail.picture->width, thumbnail.picture->height); !put) return put;
        }
        if (m_histogram.sampledFrames() > 0) {
            if (Result<void> put = publish(RenditionKind::Histogram, QJsonDocument{m_histogram.toJson()}.toJson(QJsonDocument::Compact));
                !put)
                return put;
        }
        const QByteArray index = m_index.serialise();
        if (m_report.info.kind == AssetKind::Video && m_task.options.wants(RenditionKind::PacketIndex)) {
            if (Result<void> put = publish(RenditionKind::PacketIndex, index); !put) return put;
        }
        if (m_task.options.wants(RenditionKind::Metadata)) {
            const QJsonObject metadata = metadataJson(m_report.info, m_task.sha256);
            if (Result<void> put = publish(RenditionKind::Metadata, QJsonDocument{metadata}.toJson()); !put) return put;
        }
        return saveInspection(m_task.workDir, m_report.info, m_index);
    }

    Result<void> publish(RenditionKind kind, const QByteArray &bytes, int width = 0, int height = 0)
    {
        const QString file = QString::fromLatin1(renditionFile(kind).fileName);
        if (Result<void> written = writeFileAtomically(QDir{m_task.outputDir}.filePath(file), bytes); !written) return written;
        m_report.renditions.append({kind, file, bytes.size(), width, height, QStringLiteral("encoded")});
        return {};
    }

    struct Thumbnail
    {
        std::pair<bool, double> rank;  ///< blank, distance from its place: the least is taken
        std::shared_ptr<AVFrame> picture;
    };

    const MediaTask &m_task;
    const MediaControl &m_control;
    QString m_name;
    std::unique_ptr<MediaInput> m_input;
    PacketIndex m_index;
    MediaReport m_report;
    ColorHistogram m_histogram;
    std::map<RenditionKind, Thumbnail> m_thumbnails;
};

}  // namespace

Result<MediaReport> inspect(const MediaTask &task, const MediaControl &control) { return Inspector{task, control}.run(); }

}  // namespace chalkreel
