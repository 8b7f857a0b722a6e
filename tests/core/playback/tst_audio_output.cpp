#include "core/playback/audio_output.h"
#include "tests/core/playback/sound_server.h"
#include "tests/support/media/footage.h"

#include <QSignalSpy>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLoud = 300;  // of 32767: far above what is left of silence after decoding

}  // namespace

/// What really comes out of a sound card, of which this one is not made of metal.
class AudioOutputTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<SoundServer> m_server;

    struct Fixture
    {
        Fixture() { output.setTrack(*openFileSource(clipPath(u"short_gop.mp4"_s)), 1); }
        bool hasDevice() const
        {
            return QTest::qWaitFor([this] { return output.hasDevice(); }, 20'000);
        }
        AudioOutput output;
        QSignalSpy heard{&output, &AudioOutput::heard};
    };

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<SoundServer>();
        QVERIFY2(m_server->isRunning(), "pulseaudio could not be started");
        QVERIFY2(m_server->listen(), "parec could not be started");
    }

    void cleanupTestCase() { m_server.reset(); }

    void soundLeavesTheSpeakerAndAStopSilencesIt()
    {
        Fixture f;
        QVERIFY(f.hasDevice());
        f.output.start(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->loudest(100) > kLoud, 20'000);
        f.output.stop();
        QTRY_COMPARE_WITH_TIMEOUT(m_server->loudest(300), 0, 20'000);
    }

    void everyNewStartIsHeardHoweverManyCameBefore()
    {
        // The device asks for its samples in portions; a buffer that shrinks with each start ends below one portion.
        Fixture f;
        QVERIFY(f.hasDevice());
        for (int start = 0; start < 12; ++start) {
            const double at = 0.25 * start;
            f.heard.clear();
            m_server->forget();
            f.output.start(at);
            QTRY_VERIFY2_WITH_TIMEOUT(f.heard.size() > 3, qPrintable(u"start %1"_s.arg(start)), 20'000);
            QVERIFY(std::abs(f.heard.first().first().toDouble() - at) < 0.2);
            QTRY_VERIFY_WITH_TIMEOUT(m_server->loudest(100) > kLoud, 20'000);
            f.output.stop();
        }
    }

    void halfAndDoubleSpeedAreHeardAndTheTimesGoOnAtThatSpeed()
    {
        for (const double rate : {0.5, 2.0}) {
            Fixture f;
            QVERIFY(f.hasDevice());
            f.output.setRate(rate);
            m_server->forget();
            f.output.start(1);
            QTRY_VERIFY_WITH_TIMEOUT(m_server->loudest(100) > kLoud, 20'000);
            QTRY_VERIFY_WITH_TIMEOUT(f.heard.size() > 40, 20'000);
            const auto timeOf = [&](qsizetype i) { return f.heard.at(i).first().toDouble(); };
            const auto momentOf = [&](qsizetype i) { return f.heard.at(i).at(1).value<std::chrono::steady_clock::time_point>(); };
            const double passed = std::chrono::duration<double>(momentOf(40) - momentOf(10)).count();
            const double speed = (timeOf(40) - timeOf(10)) / passed;
            QVERIFY2(speed > rate * 0.7 && speed < rate * 1.4, qPrintable(QString::number(speed)));
        }
    }

    void aVolumeOfZeroIsSilenceThatGoesOn()
    {
        Fixture f;
        QVERIFY(f.hasDevice());
        f.output.setVolume(0);
        m_server->forget();
        f.output.start(0);
        QTRY_VERIFY_WITH_TIMEOUT(f.heard.size() > 10, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->loudest(100), 0, 20'000);
        f.output.setVolume(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->loudest(100) > kLoud, 20'000);
    }
};

QTEST_GUILESS_MAIN(AudioOutputTest)
#include "tst_audio_output.moc"
