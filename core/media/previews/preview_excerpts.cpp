#include "core/media/previews/preview_excerpts.h"

#include <algorithm>
#include <cmath>

namespace chalkreel {

namespace {
constexpr int kExcerpts = 6;
constexpr double kExcerptLength = 1;  // seconds
// Timestamps are rounded to a time base: a frame that far before a boundary belongs behind it.
constexpr double kSlack = 1e-4;
}  // namespace

std::vector<Excerpt> chooseExcerpts(double clipDuration)
{
    if (!(clipDuration > 0)) return {};
    if (clipDuration <= kExcerpts * kExcerptLength) return {{0, clipDuration}};
    std::vector<Excerpt> excerpts;
    for (int i = 0; i < kExcerpts; ++i) excerpts.push_back({(i + 0.5) * clipDuration / kExcerpts - kExcerptLength / 2, kExcerptLength});
    return excerpts;
}

ExcerptClock::ExcerptClock(double clipDuration, int rate)
    : m_excerpts{chooseExcerpts(clipDuration)}
    , m_rate{rate}
{
}

std::optional<int> ExcerptClock::tickAt(double seconds) const
{
    double before = 0;
    for (const Excerpt &excerpt : m_excerpts) {
        const double within = seconds - excerpt.start + kSlack;
        if (within < 0) return std::nullopt;
        if (within < excerpt.duration) return static_cast<int>(std::floor((before + within) * m_rate));
        before += excerpt.duration;
    }
    return std::nullopt;
}

int ExcerptClock::tickCount() const
{
    double total = 0;
    for (const Excerpt &excerpt : m_excerpts) total += excerpt.duration;
    return static_cast<int>(std::ceil(total * m_rate - kSlack));
}

}  // namespace chalkreel
