#include "tests/bench/decoded_clip.h"

extern "C" {
#include <libavutil/imgutils.h>
}

namespace chalkreel::bench {

DecodedClip::DecodedClip(std::unique_ptr<MediaInput> input, std::unique_ptr<VideoDecoder> decoder)
    : m_input{std::move(input)}
    , m_decoder{std::move(decoder)}
{
}

Result<std::unique_ptr<DecodedClip>> DecodedClip::open(const QString &path)
{
    Result<std::shared_ptr<ByteSource>> source = openFileSource(path);
    if (!source) return fail(source.error());
    Result<std::unique_ptr<MediaInput>> input = MediaInput::open(*source, {});
    if (!input) return fail(input.error());
    Result<std::unique_ptr<VideoDecoder>> decoder = VideoDecoder::open(**input, (*input)->bestVideoStream(), {});
    if (!decoder) return fail(decoder.error());
    return std::unique_ptr<DecodedClip>{new DecodedClip{std::move(*input), std::move(*decoder)}};
}

Result<av::Frame> DecodedClip::next()
{
    Result<av::Frame> frame = m_decoder->next();
    if (!frame || !*frame) return frame;
    if (!m_scaler) m_scaler = std::make_unique<FrameScaler>(PictureFormat{.width = (*frame)->width, .height = (*frame)->height});
    return m_scaler->scale(**frame);
}

QByteArray pixelsOf(const AVFrame &picture)
{
    const auto format = static_cast<AVPixelFormat>(picture.format);
    const int size = av_image_get_buffer_size(format, picture.width, picture.height, 1);
    QByteArray bytes{size, Qt::Uninitialized};
    av_image_copy_to_buffer(reinterpret_cast<std::uint8_t *>(bytes.data()), size, picture.data, picture.linesize, format, picture.width,
                            picture.height, 1);
    return bytes;
}

}  // namespace chalkreel::bench
