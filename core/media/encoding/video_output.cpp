#include "core/media/encoding/video_output.h"

#include "core/media/av/av_error.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

extern "C" {
#include <libavutil/imgutils.h>
}

namespace chalkreel {
namespace {

/// Raise it when the same options make other packets.
constexpr int kVersion = 1;

Failure noMemory()
{
    return fail(av::errorFrom(AVERROR(ENOMEM), QCoreApplication::translate("VideoOutput", "There was not enough memory for a picture.")));
}

}  // namespace

QString chunkFolder(const QString &workDir, const RenditionPlan &plan, int encode, const ProcessOptions &options, double chunkSeconds)
{
    const PlannedEncode &planned = plan.encodes[static_cast<size_t>(encode)];
    QCryptographicHash hash{QCryptographicHash::Sha1};
    const auto add = [&hash](auto... values) { (hash.addData(QByteArray{QByteArray::number(values) + ' '}), ...); };
    add(kVersion, planned.hasShortGop, plan.orientation.rotation, plan.orientation.isMirrored, plan.timeBase.num, plan.timeBase.den,
        plan.color.matrix, plan.color.transfer, plan.color.primaries, chunkSeconds);
    // The sizes on the way to this one shape its pixels too.
    for (int picture = planned.picture; picture >= 0; picture = plan.pictures[static_cast<size_t>(picture)].from)
        add(plan.pictures[static_cast<size_t>(picture)].width, plan.pictures[static_cast<size_t>(picture)].height);
    if (planned.isEnhanced) add(options.contrast, options.sharpness);
    if (planned.startsSegments)
        for (const qint64 pts : plan.segmentStarts) add(pts);
    return workDir % QStringLiteral("/video/") % planned.name % u'-' % QString::fromLatin1(hash.result().toHex().left(12));
}

QString chunkFile(const QString &folder, int chunk) { return folder % QStringLiteral("/chunk-%1.pkt").arg(chunk, 4, 10, QLatin1Char{'0'}); }

VideoOutput::VideoOutput(const RenditionPlan &plan, int encode, const ProcessOptions &options, QString folder)
    : m_plan{plan}
    , m_encode{plan.encodes[static_cast<size_t>(encode)]}
    , m_threads{options.encoderThreads}
    , m_folder{std::move(folder)}
    , m_enhancer{options.contrast, options.sharpness}
{
}

bool VideoOutput::hasChunk(int chunk) const { return QFileInfo::exists(chunkFile(m_folder, chunk)); }

Result<void> VideoOutput::beginChunk(int chunk)
{
    if (!QDir{}.mkpath(m_folder))
        return fail(ErrorCode::Io, QCoreApplication::translate("VideoOutput", "The work folder cannot be written."), m_folder);
    Result<std::unique_ptr<PacketFileWriter>> file = PacketFileWriter::create(chunkFile(m_folder, chunk));
    if (!file) return fail(std::move(file.error()));
    m_file = std::move(*file);
    m_encoder.reset();
    return {};
}

Result<void> VideoOutput::openEncoder()
{
    const PlannedPicture &picture = m_plan.pictures[static_cast<size_t>(m_encode.picture)];
    VideoEncoderOptions options{.width = picture.width,
                                .height = picture.height,
                                .timeBase = m_plan.timeBase,
                                .frameRate = m_plan.frameRate,
                                .color = m_plan.color,
                                .hasShortGop = m_encode.hasShortGop,
                                .threads = m_threads};
    if (m_encode.hasShortGop) options.longestGop = RenditionPlan::kReviewGop;
    Result<std::unique_ptr<VideoEncoder>> encoder = VideoEncoder::open(options);
    if (!encoder) return fail(std::move(encoder.error()));
    m_encoder = std::move(*encoder);
    const Result<av::Parameters> parameters = m_encoder->parameters();
    if (!parameters) return fail(parameters.error());
    return m_file->describe(**parameters, m_encoder->timeBase());
}

Result<void> VideoOutput::take(const AVFrame &picture)
{
    if (!m_encoder)
        if (Result<void> opened = openEncoder(); !opened) return opened;
    const bool isForced = m_encode.startsSegments && std::ranges::binary_search(m_plan.segmentStarts, picture.pts);
    const auto keep = [this](const AVPacket &packet) { return m_file->write(packet); };
    if (!m_encode.isEnhanced) return m_encoder->encode(picture, isForced, keep);
    const Result<av::Frame> enhanced = enhance(picture);
    if (!enhanced) return fail(enhanced.error());
    return m_encoder->encode(**enhanced, isForced, keep);
}

Result<void> VideoOutput::endChunk()
{
    if (m_encoder)
        if (Result<void> rest = m_encoder->finish([this](const AVPacket &packet) { return m_file->write(packet); }); !rest) return rest;
    m_encoder.reset();
    Result<void> committed = m_file->commit();
    m_file.reset();
    return committed;
}

Result<av::Frame> VideoOutput::enhance(const AVFrame &picture)
{
    // Only luma gets a plane of its own; chroma is the shared picture's.
    av::Frame enhanced{av_frame_clone(&picture)};
    if (!enhanced) return noMemory();
    const size_t slot = static_cast<size_t>(std::ranges::find(enhanced->buf, nullptr) - enhanced->buf);
    if (slot == std::size(enhanced->buf)) return noMemory();
    const int stride = FFALIGN(picture.width, 64);
    AVBufferRef *luma = av_buffer_alloc(static_cast<size_t>(stride) * static_cast<size_t>(picture.height) + AV_INPUT_BUFFER_PADDING_SIZE);
    if (!luma) return noMemory();
    enhanced->buf[slot] = luma;
    enhanced->data[0] = luma->data;
    enhanced->linesize[0] = stride;
    m_enhancer.apply(picture.data[0], picture.linesize[0], luma->data, stride, picture.width, picture.height);
    return enhanced;
}

}  // namespace chalkreel
