#pragma once

#include <QJsonObject>

#include <cstdint>
#include <vector>

namespace chalkreel {

/// Loudness over time of a sound track of any length in bounded memory: starts with 100 buckets a second and merges
/// neighbours whenever there are more than kMostBuckets. All channels share a bucket.
class Waveform
{
public:
    static constexpr int kMostBuckets = 60'000;
    static constexpr int kFirstRate = 100;  ///< buckets a second before any merging

    struct Bucket
    {
        float least = 0;  ///< samples, full scale is -1 to 1
        float most = 0;
        float rms = 0;
    };

    /// Hz and channels, both at least 1.
    Waveform(int sampleRate, int channels);

    /// `frames` samples of each channel, one after the other. Samples beyond full scale count as full scale, what is no
    /// number as silence.
    void addInterleaved(const float *samples, std::int64_t frames);
    /// The same with one array per channel.
    void addPlanar(const float *const *channels, std::int64_t frames);
    /// Silence for a gap in the track, so that later sound stays at its time.
    void addSilence(std::int64_t frames);

    std::vector<Bucket> buckets() const;
    int samplesPerBucket() const { return m_samplesPerBucket; }
    double bucketsPerSecond() const { return static_cast<double>(m_sampleRate) / m_samplesPerBucket; }
    double duration() const { return static_cast<double>(m_frames) / m_sampleRate; }  ///< seconds

    /// waveform.json: {"version": 1, "sample_rate": Hz, "channels": n, "samples_per_bucket": n, "buckets_per_second": x,
    /// "duration": seconds, "length": buckets, "full_scale": 32767, "min": [...], "max": [...], "rms": [...]}.
    /// Bucket i covers the seconds from i / buckets_per_second on; values are whole, full_scale being the loudest.
    QJsonObject toJson() const;

private:
    struct Sums
    {
        float least = 0;
        float most = 0;
        double squares = 0;
        std::int64_t count = 0;  ///< samples of all channels
    };

    void addSample(Sums &bucket, float sample);
    /// The bucket that the next frame belongs to, and how many frames still fit it.
    std::pair<Sums *, std::int64_t> open();
    void mergeNeighbours();

    int m_sampleRate;
    int m_channels;
    int m_samplesPerBucket;
    std::int64_t m_frames = 0;
    std::vector<Sums> m_sums;
};

}  // namespace chalkreel
