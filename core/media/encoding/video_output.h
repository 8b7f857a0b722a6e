#pragma once

#include "core/media/encoding/packet_file.h"
#include "core/media/encoding/rendition_plan.h"
#include "core/media/encoding/video_encoder.h"
#include "core/vision/luma_enhancer.h"

namespace chalkreel {

/// Where the chunks of one planned encode are kept: workDir/video/NAME-HASH/chunk-NNNN.pkt. The hash changes with
/// whatever changes the encode, so that chunks of another plan are never taken for this one's.
[[nodiscard]] QString chunkFolder(const QString &workDir, const RenditionPlan &plan, int encode, const ProcessOptions &options,
                                  double chunkSeconds);
[[nodiscard]] QString chunkFile(const QString &folder, int chunk);

/// One planned encode of the pass. Every chunk gets an encoder of its own, so that it depends on no other chunk and a
/// resumed pass makes the very same packets. One thread at a time.
class VideoOutput
{
public:
    VideoOutput(const RenditionPlan &plan, int encode, const ProcessOptions &options, QString folder);

    int picture() const { return m_encode.picture; }
    bool hasChunk(int chunk) const;

    Result<void> beginChunk(int chunk);
    /// A picture of the planned size, yuv420p.
    Result<void> take(const AVFrame &picture);
    /// The chunk is durable when this returns.
    Result<void> endChunk();

private:
    Result<av::Frame> enhance(const AVFrame &picture);
    Result<void> openEncoder();

    const RenditionPlan &m_plan;
    const PlannedEncode &m_encode;
    const int m_threads;
    const QString m_folder;
    LumaEnhancer m_enhancer;
    std::unique_ptr<PacketFileWriter> m_file;
    std::unique_ptr<VideoEncoder> m_encoder;  ///< from the chunk's first frame on
};

}  // namespace chalkreel
