#include "ui/player/waveform_peaks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

WaveformPeaks::Range WaveformPeaks::between(double start, double end) const
{
    const auto count = static_cast<double>(most.size());
    const double first = std::clamp(std::floor(start * bucketsPerSecond), 0.0, count);
    const double last = std::clamp(std::max(std::ceil(end * bucketsPerSecond), first + 1), 0.0, count);
    Range range;
    for (auto i = static_cast<size_t>(first); i < static_cast<size_t>(last); ++i) {
        range.least = std::min(range.least, least[i]);
        range.most = std::max(range.most, most[i]);
    }
    return range;
}

WaveformPeaks parseWaveform(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QJsonArray least = object["min"_L1].toArray();
    const QJsonArray most = object["max"_L1].toArray();
    const double fullScale = object["full_scale"_L1].toDouble();
    const double rate = object["buckets_per_second"_L1].toDouble();
    if (least.isEmpty() || least.size() != most.size() || fullScale <= 0 || rate <= 0) return {};
    WaveformPeaks peaks;
    peaks.bucketsPerSecond = rate;
    const auto scaled = [fullScale](const QJsonValue &value) {
        return static_cast<float>(std::clamp(value.toDouble() / fullScale, -1.0, 1.0));
    };
    for (qsizetype i = 0; i < least.size(); ++i) {
        peaks.least.push_back(scaled(least[i]));
        peaks.most.push_back(scaled(most[i]));
    }
    return peaks;
}

}  // namespace chalkreel::ui
