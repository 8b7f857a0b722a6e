#include "core/audio/time_stretch.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace chalkreel;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRate = 48000;

/// Interleaved stereo: `left` Hz and a louder octave above it.
std::vector<float> tones(double left, double seconds)
{
    std::vector<float> samples;
    for (int i = 0; i < static_cast<int>(seconds * kRate); ++i) {
        const double phase = 2 * std::numbers::pi * left * i / kRate;
        samples.push_back(static_cast<float>(0.3 * std::sin(phase)));
        samples.push_back(static_cast<float>(0.5 * std::sin(2 * phase)));
    }
    return samples;
}

/// In uneven portions, as decoders give them.
std::vector<float> stretched(const std::vector<float> &samples, double rate)
{
    TimeStretch stretch{kRate, 2, rate};
    std::vector<float> out;
    size_t at = 0;
    for (size_t portion = 2; at < samples.size(); portion = portion * 5 % 4099 * 2 + 2) {
        const size_t count = std::min(portion, samples.size() - at);
        const std::vector<float> some = stretch.process(std::span{samples}.subspan(at, count));
        out.insert(out.end(), some.begin(), some.end());
        at += count;
    }
    const std::vector<float> rest = stretch.flush();
    out.insert(out.end(), rest.begin(), rest.end());
    return out;
}

/// Times that one channel rises through zero, per second, in the middle half.
double pitch(const std::vector<float> &samples, size_t channel)
{
    const size_t frames = samples.size() / 2;
    int rises = 0;
    for (size_t i = frames / 4; i < frames * 3 / 4; ++i) rises += samples[2 * i + channel] < 0 && samples[2 * i + 2 + channel] >= 0;
    return rises * 2.0 * kRate / static_cast<double>(frames);
}

}  // namespace

class TimeStretchTest final : public QObject
{
    Q_OBJECT
    static void addRates()
    {
        QTest::addColumn<double>("rate");
        for (const double rate : {0.5, 0.75, 1.0, 1.5, 2.0}) QTest::addRow("%.2f", rate) << rate;
    }

private slots:
    void lengthChangesByTheRate_data() { addRates(); }
    void lengthChangesByTheRate()
    {
        QFETCH(double, rate);
        const double seconds = static_cast<double>(stretched(tones(440, 4), rate).size()) / 2 / kRate;
        QVERIFY2(std::abs(seconds - 4 / rate) < 0.05, qPrintable(QString::number(seconds)));
    }

    void pitchStaysInEachChannel_data() { addRates(); }
    void pitchStaysInEachChannel()
    {
        QFETCH(double, rate);
        const std::vector<float> out = stretched(tones(440, 4), rate);
        QVERIFY2(std::abs(pitch(out, 0) - 440) < 3, qPrintable(QString::number(pitch(out, 0))));
        QVERIFY2(std::abs(pitch(out, 1) - 880) < 6, qPrintable(QString::number(pitch(out, 1))));
    }

    void aSteadyToneHasNoClicksAndKeepsItsLoudness_data() { addRates(); }
    void aSteadyToneHasNoClicksAndKeepsItsLoudness()
    {
        QFETCH(double, rate);
        const std::vector<float> out = stretched(tones(331, 3), rate);
        const double steepest = 0.3 * 2 * std::numbers::pi * 331 / kRate;
        float peak = 0;
        for (size_t i = 2; i + 4800 < out.size(); i += 2) {
            QVERIFY2(std::abs(out[i] - out[i - 2]) < 1.2 * steepest, qPrintable(u"frame %1"_s.arg(i / 2)));
            peak = std::max(peak, std::abs(out[i]));
        }
        QVERIFY2(peak > 0.28 && peak < 0.32, qPrintable(QString::number(peak)));
    }

    void aBeepStaysWhereItBelongs_data() { addRates(); }
    void aBeepStaysWhereItBelongs()
    {
        QFETCH(double, rate);
        std::vector<float> samples(size_t{kRate} * 2 * 4, 0.0F);
        const std::vector<float> beep = tones(1000, 0.1);
        std::ranges::copy(beep, samples.begin() + kRate * 2 * 2);
        const std::vector<float> out = stretched(samples, rate);
        const auto first = std::ranges::find_if(out, [](float value) { return std::abs(value) > 0.1F; });
        QVERIFY(first != out.end());
        const double at = static_cast<double>(first - out.begin()) / 2 / kRate;
        QVERIFY2(std::abs(at - 2 / rate) < 0.03, qPrintable(QString::number(at)));
    }

    void aTooShortSoundComesOutAtTheEndAndResetForgetsIt()
    {
        TimeStretch stretch{kRate, 2, 2.0};
        const std::vector<float> shortOne = tones(440, 0.03);
        QVERIFY(stretch.process(shortOne).empty());
        const std::vector<float> rest = stretch.flush();
        QVERIFY(!rest.empty());
        QVERIFY(rest.size() <= shortOne.size());
        QVERIFY(stretch.process(shortOne).empty());
        stretch.reset();
        QVERIFY(stretch.flush().empty());
    }
};

QTEST_GUILESS_MAIN(TimeStretchTest)
#include "tst_time_stretch.moc"
