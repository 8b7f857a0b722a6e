#pragma once

#include "core/base/result.h"
#include "core/media/pictures/frame_scaler.h"

#include <QString>

#include <vector>

namespace chalkreel {

/// Small pictures collected over a pass, each with the slot that it is for: a tile of a storyboard, a tick of a preview.
/// save() writes what is new since the last save into one more file, so that checkpoints cost little.
class KeptFrames
{
public:
    struct Kept
    {
        int slot = 0;
        av::Frame picture;
    };

    /// All pictures are scaled to `format` (YUV420P or RGB24) and turned upright.
    KeptFrames(const PictureFormat &format, const Orientation &orientation);

    /// Slots come in ascending order; a slot at or before the last one is passed over.
    Result<void> add(int slot, const AVFrame &source);
    int lastSlot() const { return m_frames.empty() ? -1 : m_frames.back().slot; }
    const std::vector<Kept> &frames() const { return m_frames; }
    const PictureFormat &format() const { return m_format; }

    /// Durable; `dir` belongs to these frames alone.
    Result<void> save(const QString &dir);
    /// Replaces what is kept by what `dir` holds. A file that does not fit this format, or is damaged, and all after it
    /// are left out.
    Result<void> load(const QString &dir);

private:
    PictureFormat m_format;
    FrameScaler m_scaler;
    std::vector<Kept> m_frames;
    size_t m_savedFrames = 0;
    int m_savedFiles = 0;
};

}  // namespace chalkreel
