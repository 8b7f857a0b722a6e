#pragma once

#include "core/media/encoding/rendition_plan.h"

#include <memory>
#include <vector>

namespace chalkreel {

/// A frame that several encoders read at once.
using SharedFrame = std::shared_ptr<const AVFrame>;

/// Brings decoded frames to the planned sizes: upright, 8-bit 4:2:0, limited range, each from the next larger one.
class PictureChain
{
public:
    explicit PictureChain(const RenditionPlan &plan);

    /// One for each planned picture; null for those that `isNeeded` leaves out and no needed one is scaled from.
    /// A frame that is right as it is comes back as it is, not copied.
    Result<std::vector<SharedFrame>> picturesOf(const AVFrame &frame, const std::vector<bool> &isNeeded);

private:
    std::vector<int> m_from;
    std::vector<FrameScaler> m_scalers;
};

}  // namespace chalkreel
