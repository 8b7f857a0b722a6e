#pragma once

#include <QByteArray>

#include <vector>

namespace chalkreel::ui {

/// Loudness over time, as the waveform lane paints it.
struct WaveformPeaks
{
    double bucketsPerSecond = 0;
    std::vector<float> least;  ///< -1 to 1
    std::vector<float> most;

    bool isEmpty() const { return most.empty() || bucketsPerSecond <= 0; }
    struct Range
    {
        float least = 0;
        float most = 0;
    };
    /// The extremes from `start` to `end` (seconds); silence outside.
    Range between(double start, double end) const;
};

/// Reads waveform.json (see Waveform::toJson). Empty when it cannot be understood.
[[nodiscard]] WaveformPeaks parseWaveform(const QByteArray &json);

}  // namespace chalkreel::ui
