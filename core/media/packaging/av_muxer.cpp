#include "core/media/packaging/av_muxer.h"

#include "core/media/av/av_compat.h"

#include <cstring>

namespace chalkreel::av {

AVStream *addStream(AVFormatContext &muxer, const PacketSource &source)
{
    AVStream *stream = avformat_new_stream(&muxer, nullptr);
    if (!stream || avcodec_parameters_copy(stream->codecpar, &source.parameters()) < 0) return nullptr;
    stream->codecpar->codec_tag = 0;
    stream->time_base = source.timeBase();
    stream->avg_frame_rate = source.frameRate();
    stream->sample_aspect_ratio = stream->codecpar->sample_aspect_ratio;
    const std::span<const std::int32_t> matrix = source.displayMatrix();
    if (matrix.empty()) return stream;
    std::uint8_t *data = newSideData(*stream, AV_PKT_DATA_DISPLAYMATRIX, matrix.size_bytes());
    if (!data) return nullptr;
    std::memcpy(data, matrix.data(), matrix.size_bytes());
    return stream;
}

}  // namespace chalkreel::av
