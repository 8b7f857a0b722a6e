#include "core/audio/time_stretch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace chalkreel {

namespace {

// Two periods of the lowest voice (100 Hz) fit into a hop; longer ones would double the attack of a drum.
constexpr double kHopSeconds = 0.020;
constexpr double kSearchSeconds = 0.010;
// The search looks at every fourth sample first: voices have little above 5 kHz, and it is sixteen times less work.
constexpr size_t kCoarse = 4;

}  // namespace

TimeStretch::TimeStretch(int sampleRate, int channels, double rate)
    : m_channels{static_cast<size_t>(std::max(1, channels))}
    , m_rate{rate}
    , m_hop{static_cast<size_t>(std::max(8.0, kHopSeconds * sampleRate))}
    , m_search{static_cast<size_t>(kSearchSeconds * sampleRate)}
    , m_fadeIn(m_hop)
{
    for (size_t i = 0; i < m_hop; ++i) {
        const double phase = std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(m_hop);
        m_fadeIn[i] = static_cast<float>(0.5 - 0.5 * std::cos(phase));
    }
}

std::vector<float> TimeStretch::process(std::span<const float> samples)
{
    m_input.insert(m_input.end(), samples.begin(), samples.end());
    for (size_t frame = m_mono.size(); frame < frames(); ++frame) {
        float sum = 0;
        for (size_t channel = 0; channel < m_channels; ++channel) sum += m_input[frame * m_channels + channel];
        m_mono.push_back(sum / static_cast<float>(m_channels));
    }
    std::vector<float> out;
    for (;;) {
        const auto wanted = static_cast<size_t>(m_wanted);
        const size_t last = std::max(wanted + m_search, m_hasPiece ? m_natural : 0) + 2 * m_hop;
        if (frames() < last) break;
        append(m_hasPiece ? bestStart(wanted) : wanted, out);
        m_wanted += static_cast<double>(m_hop) * m_rate;
        const auto next = static_cast<size_t>(m_wanted);
        dropUntil(std::min({m_natural, next > m_search ? next - m_search : 0, frames()}));
    }
    return out;
}

std::vector<float> TimeStretch::flush()
{
    // Silence lets the last piece come out; what it adds itself is cut off again.
    const double left = std::max(0.0, static_cast<double>(frames()) - m_wanted) / m_rate;
    const std::vector<float> silence((m_search + 4 * m_hop) * m_channels, 0.0F);
    std::vector<float> out = frames() > 0 ? process(silence) : std::vector<float>{};
    out.resize(std::min(out.size(), static_cast<size_t>(std::llround(left)) * m_channels));
    reset();
    return out;
}

void TimeStretch::reset()
{
    m_input.clear();
    m_mono.clear();
    m_tail.clear();
    m_wanted = 0;
    m_natural = 0;
    m_hasPiece = false;
}

/// How alike a hop from `a` and one from `b` are: their correlation, whatever their loudness.
double TimeStretch::likeness(size_t a, size_t b, size_t step) const
{
    double product = 0;
    double energy = 1e-9;
    for (size_t i = 0; i < m_hop; i += step) {
        product += double{m_mono[a + i]} * double{m_mono[b + i]};
        energy += double{m_mono[b + i]} * double{m_mono[b + i]};
    }
    return product / std::sqrt(energy);
}

/// The start near `wanted` from which the sound goes on most like the last piece would have.
size_t TimeStretch::bestStart(size_t wanted) const
{
    const auto search = [this](size_t from, size_t to, size_t step, size_t best) {
        double most = likeness(m_natural, best, step);
        for (size_t start = from; start <= to; start += step) {
            const double here = likeness(m_natural, start, step);
            if (here > most) {
                most = here;
                best = start;
            }
        }
        return best;
    };
    const size_t first = wanted > m_search ? wanted - m_search : 0;
    const size_t coarse = search(first, wanted + m_search, kCoarse, wanted);
    return search(std::max(first, coarse > kCoarse ? coarse - kCoarse : 0), std::min(coarse + kCoarse, wanted + m_search), 1, coarse);
}

/// Lays the piece at `start` over the tail of the last one.
void TimeStretch::append(size_t start, std::vector<float> &out)
{
    const float *piece = m_input.data() + start * m_channels;
    for (size_t frame = 0; frame < m_hop; ++frame) {
        for (size_t channel = 0; channel < m_channels; ++channel) {
            const size_t at = frame * m_channels + channel;
            // The very first piece has nothing to fade from: its beginning is heard as it is.
            out.push_back(m_hasPiece ? m_tail[at] + piece[at] * m_fadeIn[frame] : piece[at]);
        }
    }
    m_tail.resize(m_hop * m_channels);
    for (size_t frame = 0; frame < m_hop; ++frame)
        for (size_t channel = 0; channel < m_channels; ++channel)
            m_tail[frame * m_channels + channel] = piece[(m_hop + frame) * m_channels + channel] * (1 - m_fadeIn[frame]);
    m_natural = start + m_hop;
    m_hasPiece = true;
}

void TimeStretch::dropUntil(size_t frame)
{
    m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(frame * m_channels));
    m_mono.erase(m_mono.begin(), m_mono.begin() + static_cast<std::ptrdiff_t>(frame));
    m_wanted -= static_cast<double>(frame);
    m_natural -= frame;
}

}  // namespace chalkreel
