#include "core/media/tasks/sound_check.h"
#include "core/media/tasks/sound_extraction.h"
#include "tests/core/media/tasks/media_run.h"
#include "tests/support/media/footage.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <vector>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRate = 16000;  // what sounds are compared at

/// The sound as ffmpeg plays it: one channel of kRate.
std::vector<double> samplesOf(const QString &file)
{
    const QByteArray pcm = outputOf(u"ffmpeg"_s, {u"-nostdin"_s, u"-v"_s, u"error"_s, u"-i"_s, file, u"-map"_s, u"a:0"_s, u"-ac"_s, u"1"_s,
                                                  u"-ar"_s, QString::number(kRate), u"-f"_s, u"s16le"_s, u"-"_s});
    std::vector<double> samples;
    const auto *values = reinterpret_cast<const qint16 *>(pcm.constData());
    for (qsizetype i = 0; i < pcm.size() / 2; ++i) samples.push_back(values[i]);
    return samples;
}

/// Normalised cross-correlation at one shift of `b` against `a`.
double correlation(const std::vector<double> &a, const std::vector<double> &b, int shift)
{
    double product = 0;
    double energyA = 0;
    double energyB = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        const auto j = static_cast<qint64>(i) + shift;
        if (j < 0 || j >= std::ssize(b)) continue;
        const double other = b[static_cast<size_t>(j)];
        product += a[i] * other;
        energyA += a[i] * a[i];
        energyB += other * other;
    }
    return energyA > 0 && energyB > 0 ? product / std::sqrt(energyA * energyB) : 0;
}

/// The best of all shifts within `reach` seconds; five milliseconds nobody hears.
double likeness(const QString &a, const QString &b, double reach = 0.005)
{
    const int most = static_cast<int>(reach * kRate);
    const std::vector<double> first = samplesOf(a);
    const std::vector<double> second = samplesOf(b);
    double best = -1;
    for (int shift = -most; shift <= most; ++shift) best = std::max(best, correlation(first, second, shift));
    return best;
}

double secondsOf(const QString &file) { return static_cast<double>(samplesOf(file).size()) / kRate; }

QString entryOf(const QString &file, const QString &entries) { return probe(file, u"a:0"_s, entries).value(0); }

Result<MediaReport> extract(MediaRun &run, const AudioExtractionOptions &options)
{
    run.task.audio = options;
    const Result<MediaReport> inspected = run.inspect();
    return inspected ? extractSound(run.task, run.control) : inspected;
}

QString fileOf(const MediaRun &run) { return run.task.outputDir + u'/' + audioFileName(run.task.audio.format); }

}  // namespace

class SoundExtractionTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// The film with its sound coded anew, in a container that holds it.
    QString filmWith(const QString &name, const QStringList &codec)
    {
        const QString file = m_folder.filePath(name);
        const QStringList source{u"-t"_s, u"10"_s, u"-i"_s, filmPath(u"bbb.mp4"_s), u"-c:v"_s, u"copy"_s};
        return runFfmpeg(source + codec + QStringList{file}) ? file : QString{};
    }

private slots:
    void everyFormatSoundsLikeTheFilm_data()
    {
        QTest::addColumn<AudioExtractionOptions>("options");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<double>("leastLikeness");
        using enum AudioFormat;
        using enum AudioQuality;
        QTest::newRow("wav") << AudioExtractionOptions{.format = Wav} << u"pcm_s24le"_s << 0.999;
        QTest::newRow("small wav") << AudioExtractionOptions{.format = Wav, .quality = Low} << u"pcm_s16le"_s << 0.999;
        QTest::newRow("flac") << AudioExtractionOptions{.format = Flac} << u"flac"_s << 0.999;
        QTest::newRow("small flac") << AudioExtractionOptions{.format = Flac, .quality = Medium} << u"flac"_s << 0.999;
        QTest::newRow("mp3") << AudioExtractionOptions{.format = Mp3} << u"mp3"_s << 0.98;
        QTest::newRow("small mp3") << AudioExtractionOptions{.format = Mp3, .quality = Low} << u"mp3"_s << 0.95;
        QTest::newRow("opus") << AudioExtractionOptions{.format = Opus} << u"opus"_s << 0.98;
        QTest::newRow("small opus") << AudioExtractionOptions{.format = Opus, .quality = Low} << u"opus"_s << 0.95;
        QTest::newRow("for speech engines") << AudioExtractionOptions{.format = Wav, .quality = Low, .sampleRate = 16000, .channels = 1}
                                            << u"pcm_s16le"_s << 0.999;
    }
    void everyFormatSoundsLikeTheFilm()
    {
        QFETCH(const AudioExtractionOptions, options);
        QFETCH(const QString, codec);
        QFETCH(const double, leastLikeness);
        MediaRun run{filmPath(u"bbb.mp4"_s), {}};
        const Result<MediaReport> report = extract(run, options);
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message + report.error().detail));
        const QString file = fileOf(run);
        QCOMPARE(find(*report, RenditionKind::Audio)->file, QFileInfo{file}.fileName());
        QCOMPARE(find(*report, RenditionKind::Audio)->size, QFileInfo{file}.size());
        QCOMPARE(find(*report, RenditionKind::Audio)->origin, u"encoded"_s);
        QCOMPARE(entryOf(file, u"stream=codec_name"_s), codec);
        const double frame = 1 / 24.0;
        const double seconds = secondsOf(run.task.source);
        QVERIFY2(std::abs(secondsOf(file) - seconds) < frame, qPrintable(u"%1 against %2"_s.arg(secondsOf(file)).arg(seconds)));
        QVERIFY(std::abs(report->details.value("duration"_L1).toDouble() - seconds) < frame);
        const double like = likeness(run.task.source, file);
        QVERIFY2(like > leastLikeness, qPrintable(QString::number(like)));
        if (options.sampleRate > 0) QCOMPARE(entryOf(file, u"stream=sample_rate"_s).toInt(), options.sampleRate);
        if (options.channels > 0) QCOMPARE(entryOf(file, u"stream=channels"_s).toInt(), options.channels);
        QCOMPARE(QDir{run.task.outputDir}.entryList(QDir::Files | QDir::Hidden), QStringList{QFileInfo{file}.fileName()});
    }

    void betterQualityTakesMoreRoom()
    {
        for (const AudioFormat format : {AudioFormat::Wav, AudioFormat::Mp3, AudioFormat::Flac, AudioFormat::Opus}) {
            MediaRun small{filmPath(u"bbb.mp4"_s), {}};
            MediaRun large{filmPath(u"bbb.mp4"_s), {}};
            QVERIFY(extract(small, {.format = format, .quality = AudioQuality::Low}).has_value());
            QVERIFY(extract(large, {.format = format, .quality = AudioQuality::High}).has_value());
            QVERIFY(QFileInfo{fileOf(large)}.size() > QFileInfo{fileOf(small)}.size() * 5 / 4);
        }
    }

    void soundOfThatFormatIsCopiedBitForBit_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("codec");
        QTest::addColumn<AudioFormat>("format");
        QTest::addColumn<double>("reach");
        QTest::newRow("MP3 in MP4") << u"mp3.mp4"_s << QStringList{u"-c:a"_s, u"libmp3lame"_s} << AudioFormat::Mp3 << 0.005;
        // AVI cannot say that a decoder of MP3 is 529 samples late; a file of MP3 says it.
        QTest::newRow("MP3 in AVI") << u"mp3.avi"_s << QStringList{u"-c:a"_s, u"libmp3lame"_s} << AudioFormat::Mp3 << 0.014;
        QTest::newRow("FLAC in Matroska") << u"flac.mkv"_s << QStringList{u"-c:a"_s, u"flac"_s} << AudioFormat::Flac << 0.005;
        QTest::newRow("FLAC in MP4") << u"flac.mp4"_s << QStringList{u"-c:a"_s, u"flac"_s, u"-strict"_s, u"-2"_s} << AudioFormat::Flac
                                     << 0.005;
        QTest::newRow("Opus in Matroska") << u"opus.mkv"_s << QStringList{u"-c:a"_s, u"libopus"_s} << AudioFormat::Opus << 0.005;
        QTest::newRow("Opus in MP4") << u"opus.mp4"_s << QStringList{u"-c:a"_s, u"libopus"_s} << AudioFormat::Opus << 0.005;
    }
    void soundOfThatFormatIsCopiedBitForBit()
    {
        QFETCH(const QString, name);
        QFETCH(const QStringList, codec);
        QFETCH(const AudioFormat, format);
        const QString film = filmWith(name, codec);
        QVERIFY(!film.isEmpty());
        MediaRun run{film, {}};
        const Result<MediaReport> report = extract(run, {.format = format});
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message + report.error().detail));
        QCOMPARE(find(*report, RenditionKind::Audio)->origin, u"remuxed"_s);
        const QStringList expected = packetHashes(film, u"a:0"_s);
        QVERIFY(expected.size() > 50);
        QCOMPARE(packetHashes(fileOf(run), u"a:0"_s), expected);
        QVERIFY(std::abs(secondsOf(fileOf(run)) - secondsOf(film)) < 1 / 24.0);
        QFETCH(const double, reach);
        const double like = likeness(film, fileOf(run), reach);
        QVERIFY2(like > 0.98, qPrintable(QString::number(like)));
    }

    void anotherRateIsNeverACopy()
    {
        const QString film = filmWith(u"rate.mkv"_s, {u"-c:a"_s, u"flac"_s});
        MediaRun run{film, {}};
        const Result<MediaReport> report = extract(run, {.format = AudioFormat::Flac, .sampleRate = 16000});
        QVERIFY(report.has_value());
        QCOMPARE(find(*report, RenditionKind::Audio)->origin, u"encoded"_s);
        QCOMPARE(entryOf(fileOf(run), u"stream=sample_rate"_s), u"16000"_s);
    }

    void soundThatBeginsLaterSaysSo()
    {
        MediaRun run{clipPath(u"start.mkv"_s), {}};
        const Result<MediaReport> report = extract(run, {.format = AudioFormat::Wav});
        QVERIFY(report.has_value());
        QVERIFY(std::abs(report->details.value("start_time"_L1).toDouble() - 37.5) < 0.1);
        QVERIFY(std::abs(secondsOf(fileOf(run)) - 6) < 0.1);
    }

    void videoWithoutSoundIsRefusedInWords()
    {
        MediaRun run{clipPath(u"silent.mp4"_s), {}};
        const Result<MediaReport> report = extract(run, {.format = AudioFormat::Mp3});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Unsupported);
        QVERIFY(report.error().message.contains(u"silent.mp4"_s));
        QVERIFY(QDir{run.task.outputDir}.isEmpty());
    }

    void cancelledExtractionLeavesNoFile()
    {
        std::stop_source stop;
        MediaRun run{filmPath(u"bbb.mp4"_s), {}};
        QVERIFY(run.inspect());
        run.control.stop = stop.get_token();
        run.control.onProgress = [&](const MediaProgress &) { stop.request_stop(); };
        const Result<MediaReport> report = extractSound(run.task, run.control);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QCOMPARE(QDir{run.task.outputDir}.entryList(QDir::Files | QDir::Hidden), QStringList{});
    }

    void progressReachesTheEndAndNeverGoesBack()
    {
        MediaRun run{filmPath(u"bbb.mp4"_s), {}};
        QVERIFY(run.inspect());
        QList<double> fractions;
        run.control.onProgress = [&](const MediaProgress &progress) { fractions.append(progress.fraction); };
        QVERIFY(extractSound(run.task, run.control).has_value());
        QVERIFY(std::ranges::is_sorted(fractions));
        QCOMPARE(fractions.last(), 1.0);
    }

    void soundIsRecognisedAndMeasured_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("WAV") << u"a.wav"_s << QStringList{};
        QTest::newRow("Ogg Opus") << u"a.ogg"_s << QStringList{u"-c:a"_s, u"libopus"_s};
        // As browsers record: no duration in the header.
        QTest::newRow("live WebM") << u"a.webm"_s << QStringList{u"-c:a"_s, u"libopus"_s, u"-live"_s, u"1"_s};
    }
    void soundIsRecognisedAndMeasured()
    {
        QFETCH(const QString, name);
        QFETCH(const QStringList, arguments);
        const QString file = m_folder.filePath(name);
        QVERIFY(runFfmpeg(QStringList{u"-i"_s, clipPath(u"sound.wav"_s)} + arguments + QStringList{file}));
        MediaRun run{file, {}};
        const Result<MediaReport> report = checkSound(run.task, run.control);
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message + report.error().detail));
        QVERIFY2(std::abs(report->info.duration - 3) < 0.05, qPrintable(QString::number(report->info.duration)));
        QVERIFY(report->info.audio());
        QVERIFY(QDir{run.task.outputDir}.isEmpty());
    }

    void coverArtMakesNoVideoOfASong()
    {
        MediaRun run{clipPath(u"cover.mp3"_s), {}};
        QVERIFY(checkSound(run.task, run.control).has_value());
    }

    void whatIsNoSoundIsRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("video with sound") << clipPath(u"short_gop.mp4"_s);
        QTest::newRow("video without sound") << clipPath(u"silent.mp4"_s);
        QTest::newRow("picture") << clipPath(u"picture.jpg"_s);
    }
    void whatIsNoSoundIsRefused()
    {
        QFETCH(const QString, file);
        MediaRun run{file, {}};
        const Result<MediaReport> report = checkSound(run.task, run.control);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(SoundExtractionTest)
#include "tst_sound_extraction.moc"
