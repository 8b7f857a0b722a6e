#include "core/media/previews/preview_gif.h"

#include "core/base/atomic_file.h"
#include "core/media/av/av_error.h"
#include "core/media/packaging/av_muxer.h"
#include "core/vision/palette_mapper.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

namespace chalkreel {

namespace {

constexpr int kWidth = 240;
constexpr int kMostHeight = 426;
constexpr int kRate = 8;            // frames a second
constexpr int kCentiseconds = 100;  // GIF counts in these
constexpr int kPaletteRounds = 3;
constexpr int kTransparent = 255;  // index that the encoder uses for "as before"

PictureFormat pictureFormat(const ClipShape &clip)
{
    const double width = std::max(clip.displayWidth, 1);
    const double height = std::max(clip.displayHeight, 1);
    const double scale = std::min({1.0, kWidth / width, kMostHeight / height});
    const auto pixels = [&](double length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    return {.width = pixels(width), .height = pixels(height), .pixelFormat = AV_PIX_FMT_RGB24, .isFast = true};
}

struct CloseMemoryOutput
{
    void operator()(AVFormatContext *context) const
    {
        if (context->pb) {
            std::uint8_t *bytes = nullptr;
            avio_close_dyn_buf(context->pb, &bytes);
            av_free(bytes);
        }
        avformat_free_context(context);
    }
};
using MemoryOutput = std::unique_ptr<AVFormatContext, CloseMemoryOutput>;

/// Encodes and muxes one after the other; every step says whether it went on.
class GifWriter
{
public:
    /// `lastDelay`: of the last picture, in centiseconds; the muxer cannot know it.
    int open(const PictureFormat &format, std::int64_t lastDelay)
    {
        const AVCodec *codec = avcodec_find_encoder(AV_CODEC_ID_GIF);
        if (!codec) return AVERROR_ENCODER_NOT_FOUND;
        m_codec.reset(avcodec_alloc_context3(codec));
        m_packet.reset(av_packet_alloc());
        AVFormatContext *output = nullptr;
        if (const int status = avformat_alloc_output_context2(&output, nullptr, "gif", nullptr); status < 0) return status;
        m_output.reset(output);
        if (!m_codec || !m_packet) return AVERROR(ENOMEM);
        m_codec->width = format.width;
        m_codec->height = format.height;
        m_codec->pix_fmt = AV_PIX_FMT_PAL8;
        m_codec->time_base = {1, kCentiseconds};
        if (const int status = avcodec_open2(m_codec.get(), codec, nullptr); status < 0) return status;
        AVStream *stream = avformat_new_stream(output, nullptr);
        if (!stream) return AVERROR(ENOMEM);
        stream->time_base = m_codec->time_base;
        if (const int status = avcodec_parameters_from_context(stream->codecpar, m_codec.get()); status < 0) return status;
        if (const int status = avio_open_dyn_buf(&output->pb); status < 0) return status;
        av::Dictionary options;
        options.set("loop", std::int64_t{0});  // for ever
        options.set("final_delay", lastDelay);
        return avformat_write_header(output, &options.entries);
    }

    /// Null flushes.
    int write(const AVFrame *picture)
    {
        if (const int status = avcodec_send_frame(m_codec.get(), picture); status < 0) return status;
        for (;;) {
            const int status = avcodec_receive_packet(m_codec.get(), m_packet.get());
            if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) return 0;
            if (status < 0) return status;
            m_packet->stream_index = 0;
            av_packet_rescale_ts(m_packet.get(), m_codec->time_base, m_output->streams[0]->time_base);
            if (const int written = av_interleaved_write_frame(m_output.get(), m_packet.get()); written < 0) return written;
        }
    }

    int finish(QByteArray &into)
    {
        if (const int status = write(nullptr); status < 0) return status;
        if (const int status = av_write_trailer(m_output.get()); status < 0) return status;
        std::uint8_t *bytes = nullptr;
        const int size = avio_close_dyn_buf(std::exchange(m_output->pb, nullptr), &bytes);
        into = QByteArray{reinterpret_cast<const char *>(bytes), size};
        av_free(bytes);
        return 0;
    }

private:
    av::Codec m_codec;
    av::Packet m_packet;
    MemoryOutput m_output;
};

/// The palette as FFmpeg wants it: ARGB in native order.
void setPalette(AVFrame &picture, const std::vector<DominantColor> &colors)
{
    std::array<std::uint32_t, 256> entries;
    entries.fill(0xff000000U);
    for (size_t i = 0; i < colors.size(); ++i)
        entries[i] = 0xff000000U | static_cast<std::uint32_t>(colors[i].red) << 16 | static_cast<std::uint32_t>(colors[i].green) << 8 |
                     static_cast<std::uint32_t>(colors[i].blue);
    entries[kTransparent] = 0;
    std::memcpy(picture.data[1], entries.data(), sizeof entries);
}

int encode(const KeptFrames &frames, int ticks, QByteArray &into)
{
    ColorHistogram histogram;
    for (const KeptFrames::Kept &kept : frames.frames())
        histogram.addFrame(kept.picture->data[0], kept.picture->linesize[0], kept.picture->width, kept.picture->height);
    const std::vector<DominantColor> colors = histogram.dominantColors(kTransparent, kPaletteRounds);
    PaletteMapper mapper{colors};

    const auto centiseconds = [](int slot) { return static_cast<std::int64_t>(slot) * kCentiseconds / kRate; };
    const int lastSlot = frames.lastSlot();
    GifWriter writer;
    if (const int status = writer.open(frames.format(), centiseconds(std::max(ticks, lastSlot + 1)) - centiseconds(lastSlot)); status < 0)
        return status;
    for (const KeptFrames::Kept &kept : frames.frames()) {
        av::Frame picture{av_frame_alloc()};
        if (!picture) return AVERROR(ENOMEM);
        picture->format = AV_PIX_FMT_PAL8;
        picture->width = frames.format().width;
        picture->height = frames.format().height;
        if (const int status = av_frame_get_buffer(picture.get(), 0); status < 0) return status;
        picture->pts = centiseconds(kept.slot);
        mapper.map(kept.picture->data[0], kept.picture->linesize[0], picture->data[0], picture->linesize[0], picture->width,
                   picture->height);
        setPalette(*picture, colors);
        if (const int status = writer.write(picture.get()); status < 0) return status;
    }
    return writer.finish(into);
}

}  // namespace

PreviewGif::PreviewGif(const ClipShape &clip)
    : ExcerptConsumer{clip, kRate, pictureFormat(clip)}
{
}

Result<QList<Rendition>> PreviewGif::finish(const QString &outputDir)
{
    if (kept().frames().empty()) return QList<Rendition>{};
    QByteArray content;
    if (const int status = encode(kept(), tickCount(), content); status < 0)
        return fail(av::errorFrom(status, QCoreApplication::translate("PreviewGif", "The preview picture cannot be made.")));
    const QString name = QString::fromLatin1(renditionFile(RenditionKind::PreviewGif).fileName);
    if (const Result<void> written = writeFileAtomically(QDir{outputDir}.filePath(name), content); !written) return fail(written.error());
    return QList<Rendition>{{.kind = RenditionKind::PreviewGif,
                             .file = name,
                             .size = content.size(),
                             .width = kept().format().width,
                             .height = kept().format().height,
                             .origin = QStringLiteral("encoded")}};
}

}  // namespace chalkreel
