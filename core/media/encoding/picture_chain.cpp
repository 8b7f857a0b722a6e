#include "core/media/encoding/picture_chain.h"

namespace chalkreel {

PictureChain::PictureChain(const RenditionPlan &plan)
{
    for (const PlannedPicture &picture : plan.pictures) {
        const PictureFormat format{.width = picture.width, .height = picture.height, .matrix = plan.color.matrix};
        m_from.push_back(picture.from);
        m_scalers.emplace_back(format, picture.from < 0 ? plan.orientation : Orientation{});
    }
}

Result<std::vector<SharedFrame>> PictureChain::picturesOf(const AVFrame &frame, const std::vector<bool> &isNeeded)
{
    std::vector<bool> isMade = isNeeded;
    for (size_t i = isMade.size(); i-- > 0;)
        if (isMade[i] && m_from[i] >= 0) isMade[static_cast<size_t>(m_from[i])] = true;

    std::vector<SharedFrame> pictures(isMade.size());
    for (size_t i = 0; i < isMade.size(); ++i) {
        if (!isMade[i]) continue;
        const AVFrame &source = m_from[i] < 0 ? frame : *pictures[static_cast<size_t>(m_from[i])];
        Result<av::Frame> scaled = m_scalers[i].scale(source);
        if (!scaled) return fail(std::move(scaled.error()));
        pictures[i] = SharedFrame{std::move(*scaled)};
    }
    return pictures;
}

}  // namespace chalkreel
