#include "core/audio/waveform.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace chalkreel {

Waveform::Waveform(int sampleRate, int channels)
    : m_sampleRate{std::max(sampleRate, 1)}
    , m_channels{std::max(channels, 1)}
    , m_samplesPerBucket{std::max(m_sampleRate / kFirstRate, 1)}
{
}

void Waveform::addInterleaved(const float *samples, std::int64_t frames)
{
    while (frames > 0) {
        const auto [bucket, room] = open();
        const std::int64_t taken = std::min(frames, room);
        for (const float *const end = samples + taken * m_channels; samples != end; ++samples) addSample(*bucket, *samples);
        m_frames += taken;
        frames -= taken;
    }
}

void Waveform::addPlanar(const float *const *channels, std::int64_t frames)
{
    std::int64_t done = 0;
    while (done < frames) {
        const auto [bucket, room] = open();
        const std::int64_t end = done + std::min(frames - done, room);
        for (int channel = 0; channel < m_channels; ++channel)
            for (std::int64_t i = done; i < end; ++i) addSample(*bucket, channels[channel][i]);
        m_frames += end - done;
        done = end;
    }
}

void Waveform::addSilence(std::int64_t frames)
{
    while (frames > 0) {
        const auto [bucket, room] = open();
        const std::int64_t taken = std::min(frames, room);
        bucket->least = std::min(bucket->least, 0.0F);
        bucket->most = std::max(bucket->most, 0.0F);
        bucket->count += taken * m_channels;
        m_frames += taken;
        frames -= taken;
    }
}

void Waveform::addSample(Sums &bucket, float sample)
{
    const float value = std::isnan(sample) ? 0 : std::clamp(sample, -1.0F, 1.0F);
    bucket.least = bucket.count == 0 ? value : std::min(bucket.least, value);
    bucket.most = bucket.count == 0 ? value : std::max(bucket.most, value);
    bucket.squares += static_cast<double>(value) * static_cast<double>(value);
    ++bucket.count;
}

std::pair<Waveform::Sums *, std::int64_t> Waveform::open()
{
    if (m_frames == static_cast<std::int64_t>(m_sums.size()) * m_samplesPerBucket) {
        if (m_sums.size() == kMostBuckets) mergeNeighbours();
        m_sums.emplace_back();
    }
    return {&m_sums.back(), static_cast<std::int64_t>(m_sums.size()) * m_samplesPerBucket - m_frames};
}

void Waveform::mergeNeighbours()
{
    for (size_t i = 0; i < m_sums.size() / 2; ++i) {
        const Sums &first = m_sums[2 * i];
        const Sums &second = m_sums[2 * i + 1];
        m_sums[i] = {std::min(first.least, second.least), std::max(first.most, second.most), first.squares + second.squares,
                     first.count + second.count};
    }
    m_sums.resize(m_sums.size() / 2);
    m_samplesPerBucket *= 2;
}

std::vector<Waveform::Bucket> Waveform::buckets() const
{
    std::vector<Bucket> buckets;
    buckets.reserve(m_sums.size());
    for (const Sums &sums : m_sums)
        buckets.push_back({sums.least, sums.most, static_cast<float>(std::sqrt(sums.squares / static_cast<double>(sums.count)))});
    return buckets;
}

QJsonObject Waveform::toJson() const
{
    constexpr int kFullScale = 32767;
    const auto scaled = [](float value) { return static_cast<int>(std::lround(value * kFullScale)); };
    QJsonArray least;
    QJsonArray most;
    QJsonArray rms;
    for (const Bucket &bucket : buckets()) {
        least.append(scaled(bucket.least));
        most.append(scaled(bucket.most));
        rms.append(scaled(bucket.rms));
    }
    return {{QStringLiteral("version"), 1},
            {QStringLiteral("sample_rate"), m_sampleRate},
            {QStringLiteral("channels"), m_channels},
            {QStringLiteral("samples_per_bucket"), m_samplesPerBucket},
            {QStringLiteral("buckets_per_second"), bucketsPerSecond()},
            {QStringLiteral("duration"), duration()},
            {QStringLiteral("length"), static_cast<qint64>(m_sums.size())},
            {QStringLiteral("full_scale"), kFullScale},
            {QStringLiteral("min"), least},
            {QStringLiteral("max"), most},
            {QStringLiteral("rms"), rms}};
}

}  // namespace chalkreel
