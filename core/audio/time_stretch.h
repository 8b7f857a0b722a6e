#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace chalkreel {

/// Makes sound faster or slower without changing its pitch: WSOLA (Verhelst and Roelands, ICASSP 1993). Windowed pieces
/// of the input are laid over each other at another distance than they had, each shifted so that it goes on as the
/// piece before it would have. Interleaved float samples; what comes out lags behind by up to 60 ms of input.
class TimeStretch
{
public:
    /// `rate` 2 is twice as fast; 0.25 to 4. `channels` at least 1.
    TimeStretch(int sampleRate, int channels, double rate);

    /// Takes whole frames (a sample for each channel) and gives what can be said of them so far; perhaps nothing yet.
    [[nodiscard]] std::vector<float> process(std::span<const float> samples);
    /// The rest after the last process(); then it is as new.
    [[nodiscard]] std::vector<float> flush();
    /// Forgets everything, for a jump to another place.
    void reset();

private:
    size_t frames() const { return m_input.size() / m_channels; }
    double likeness(size_t a, size_t b, size_t step) const;
    size_t bestStart(size_t wanted) const;
    void append(size_t start, std::vector<float> &out);
    void dropUntil(size_t frame);

    const size_t m_channels;
    const double m_rate;
    const size_t m_hop;     ///< output frames for each piece; a piece is two hops long
    const size_t m_search;  ///< how far a piece may be shifted, frames each way
    std::vector<float> m_fadeIn;
    std::vector<float> m_input;  ///< not used up yet, interleaved
    std::vector<float> m_mono;   ///< the mean of its channels
    std::vector<float> m_tail;   ///< the fading half of the last piece, interleaved
    double m_wanted = 0;         ///< where in m_input the next piece belongs
    size_t m_natural = 0;        ///< where the last piece would go on
    bool m_hasPiece = false;
};

}  // namespace chalkreel
