#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace chalkreel::test {

/// A PulseAudio server of the test's own, with one sound card that leads nowhere and can be listened to. The test's
/// process finds it in place of the computer's own one, so make it before anything asks for sound devices.
class SoundServer
{
public:
    SoundServer()
    {
        const QString socket = m_folder.filePath(QStringLiteral("pulse.socket"));
        for (const char *name : {"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_RUNTIME_PATH"})
            qputenv(name, m_folder.path().toUtf8());
        qputenv("PULSE_SERVER", "unix:" + socket.toUtf8());
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
        m_server.setStandardErrorFile(QProcess::nullDevice());
        m_server.start(QStringLiteral("pulseaudio"),
                       {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--exit-idle-time=-1"),
                        QStringLiteral("--use-pid-file=no"), QStringLiteral("-L"), QStringLiteral("module-null-sink sink_name=speaker"),
                        QStringLiteral("-L"), QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=") + socket});
        m_isRunning = m_server.waitForStarted() && QTest::qWaitFor([&socket] { return QFile::exists(socket); }, 20'000);
    }

    ~SoundServer()
    {
        m_ear.kill();
        m_ear.waitForFinished();
        m_server.terminate();
        if (!m_server.waitForFinished()) m_server.kill();
        m_server.waitForFinished();
    }

    bool isRunning() const { return m_isRunning; }

    static constexpr int kRate = 48000;

    /// From now on heard() grows. False when it cannot be listened to.
    bool listen()
    {
        m_ear.start(QStringLiteral("parec"),
                    {QStringLiteral("--device=speaker.monitor"), QStringLiteral("--format=s16le"), QStringLiteral("--channels=1"),
                     QStringLiteral("--rate=48000"), QStringLiteral("--latency-msec=20"), QStringLiteral("--raw")});
        QObject::connect(&m_ear, &QProcess::readyReadStandardOutput, &m_ear, [this] { m_heard += m_ear.readAllStandardOutput(); });
        return m_ear.waitForStarted();
    }

    /// The largest sample (of 32767) of the last `milliseconds` that came out of the speaker; -1 before there are so many.
    int loudest(int milliseconds) const
    {
        const qsizetype count = static_cast<qsizetype>(kRate) / 1000 * milliseconds;
        const qsizetype all = m_heard.size() / qsizetype{sizeof(qint16)};
        if (all < count) return -1;
        const auto *samples = reinterpret_cast<const qint16 *>(m_heard.constData());
        int peak = 0;
        for (qsizetype i = all - count; i < all; ++i) peak = std::max(peak, std::abs(int{samples[i]}));
        return peak;
    }

    void forget() { m_heard.clear(); }

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    QProcess m_ear;
    QByteArray m_heard;
    bool m_isRunning = false;
};

}  // namespace chalkreel::test
