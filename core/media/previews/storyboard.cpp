#include "core/media/previews/storyboard.h"

#include "core/base/atomic_file.h"
#include "core/media/av/av_error.h"
#include "core/media/pictures/image_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

namespace chalkreel {

namespace {

constexpr int kTileWidth = 160;
constexpr int kMostTileHeight = 288;
constexpr int kColumns = 10;
constexpr int kLeastTiles = 8;
constexpr int kMostTiles = 100;
constexpr double kSlack = 1e-4;  // seconds; timestamps are rounded to a time base

int evenPixels(double length) { return std::max(2, 2 * static_cast<int>(std::lround(length / 2))); }

QByteArray vttTime(double seconds)
{
    const qint64 ms = std::llround(seconds * 1000);
    return QStringLiteral("%1:%2:%3.%4")
        .arg(ms / 3'600'000, 2, 10, QLatin1Char{'0'})
        .arg(ms / 60'000 % 60, 2, 10, QLatin1Char{'0'})
        .arg(ms / 1000 % 60, 2, 10, QLatin1Char{'0'})
        .arg(ms % 1000, 3, 10, QLatin1Char{'0'})
        .toLatin1();
}

PictureFormat tileFormat(const StoryboardLayout &layout)
{
    // As JPEG wants it (JFIF: BT.601, full range), so that the sheet is not converted once more.
    return {.width = layout.tileWidth,
            .height = layout.tileHeight,
            .pixelFormat = AV_PIX_FMT_YUV420P,
            .matrix = AVCOL_SPC_SMPTE170M,
            .range = AVCOL_RANGE_JPEG,
            .isFast = true};
}

}  // namespace

StoryboardLayout layOutStoryboard(const ClipShape &clip)
{
    StoryboardLayout layout;
    if (clip.displayWidth <= 0 || clip.displayHeight <= 0) return layout;
    const double duration = std::max(clip.duration, 0.001);
    layout.tiles = std::clamp(static_cast<int>(std::min(duration, 1e6)), kLeastTiles, kMostTiles);
    layout.interval = duration / layout.tiles;
    layout.columns = std::min(layout.tiles, kColumns);
    layout.rows = (layout.tiles + layout.columns - 1) / layout.columns;
    const double scale =
        std::min(static_cast<double>(kTileWidth) / clip.displayWidth, static_cast<double>(kMostTileHeight) / clip.displayHeight);
    layout.tileWidth = evenPixels(clip.displayWidth * scale);
    layout.tileHeight = evenPixels(clip.displayHeight * scale);
    return layout;
}

QByteArray storyboardIndex(const StoryboardLayout &layout, double duration)
{
    QByteArray index{"WEBVTT\n"};
    for (int tile = 0; tile < layout.tiles; ++tile) {
        const double end = tile + 1 == layout.tiles ? std::max(duration, layout.interval * layout.tiles) : layout.interval * (tile + 1);
        const int x = tile % layout.columns * layout.tileWidth;
        const int y = tile / layout.columns * layout.tileHeight;
        index += "\n" + vttTime(layout.interval * tile) + " --> " + vttTime(end) + "\n";
        index += renditionFile(RenditionKind::Storyboard).fileName;
        index += QStringLiteral("#xywh=%1,%2,%3,%4\n").arg(x).arg(y).arg(layout.tileWidth).arg(layout.tileHeight).toLatin1();
    }
    return index;
}

Storyboard::Storyboard(const ClipShape &clip)
    : m_clip{clip}
    , m_layout{layOutStoryboard(clip)}
    , m_tiles{tileFormat(m_layout), clip.orientation}
{
}

Result<void> Storyboard::take(const AVFrame &frame, double seconds)
{
    const double time = seconds - m_clip.startTime + kSlack;
    const int next = m_tiles.lastSlot() + 1;
    if (next >= m_layout.tiles || time < next * m_layout.interval) return {};
    // After a long gap between frames one frame is the first for several tiles: composeSheet() looks for the next kept one.
    const int reached = std::min(static_cast<int>(time / m_layout.interval), m_layout.tiles - 1);
    return m_tiles.add(reached, frame);
}

Result<av::Frame> Storyboard::composeSheet() const
{
    const auto noMemory = [](int status) {
        return fail(av::errorFrom(status, QCoreApplication::translate("Storyboard", "There is not enough memory for the storyboard.")));
    };
    av::Frame sheet{av_frame_alloc()};
    if (!sheet) return noMemory(AVERROR(ENOMEM));
    sheet->format = AV_PIX_FMT_YUV420P;
    sheet->width = m_layout.columns * m_layout.tileWidth;
    sheet->height = m_layout.rows * m_layout.tileHeight;
    if (const int status = av_frame_get_buffer(sheet.get(), 0); status < 0) return noMemory(status);
    const AVFrame &first = *m_tiles.frames().front().picture;
    sheet->colorspace = first.colorspace;
    sheet->color_range = first.color_range;
    sheet->color_primaries = first.color_primaries;
    sheet->color_trc = first.color_trc;
    const ptrdiff_t strides[4] = {sheet->linesize[0], sheet->linesize[1], sheet->linesize[2], 0};
    av_image_fill_black(sheet->data, strides, AV_PIX_FMT_YUV420P, sheet->color_range, sheet->width, sheet->height);

    size_t shown = 0;
    for (int tile = 0; tile < m_layout.tiles; ++tile) {
        while (shown + 1 < m_tiles.frames().size() && m_tiles.frames()[shown].slot < tile) ++shown;
        const AVFrame &picture = *m_tiles.frames()[shown].picture;
        for (int plane = 0; plane < 3; ++plane) {
            const int shift = plane == 0 ? 0 : 1;
            const int x = tile % m_layout.columns * m_layout.tileWidth >> shift;
            const int y = tile / m_layout.columns * m_layout.tileHeight >> shift;
            av_image_copy_plane(sheet->data[plane] + static_cast<ptrdiff_t>(y) * sheet->linesize[plane] + x, sheet->linesize[plane],
                                picture.data[plane], picture.linesize[plane], m_layout.tileWidth >> shift, m_layout.tileHeight >> shift);
        }
    }
    return sheet;
}

Result<QList<Rendition>> Storyboard::finish(const QString &outputDir)
{
    if (m_tiles.frames().empty()) return QList<Rendition>{};
    const Result<av::Frame> sheet = composeSheet();
    if (!sheet) return fail(sheet.error());
    QList<Rendition> made;
    const QDir dir{outputDir};
    for (const RenditionKind kind : {RenditionKind::Storyboard, RenditionKind::StoryboardIndex}) {
        const QString name = QString::fromLatin1(renditionFile(kind).fileName);
        const Result<void> written = kind == RenditionKind::Storyboard
                                         ? writeImage(**sheet, ImageFormat::Jpeg, dir.filePath(name))
                                         : writeFileAtomically(dir.filePath(name), storyboardIndex(m_layout, m_clip.duration));
        if (!written) return fail(written.error());
        Rendition rendition{.kind = kind, .file = name, .size = QFileInfo{dir.filePath(name)}.size(), .origin = QStringLiteral("encoded")};
        if (kind == RenditionKind::Storyboard) {
            rendition.width = (*sheet)->width;
            rendition.height = (*sheet)->height;
        }
        made.append(rendition);
    }
    return made;
}

}  // namespace chalkreel
