#include "core/model/audio_extraction.h"

#include <QJsonDocument>
#include <QTest>

using namespace chalkreel;
using namespace Qt::StringLiterals;

class AudioExtractionOptionsTest final : public QObject
{
    Q_OBJECT

    static Result<AudioExtractionOptions> read(const QByteArray &json)
    {
        return audioExtractionOptionsFromJson(QJsonDocument::fromJson(json).object());
    }

private slots:
    void theDocumentedOptionsAreRead()
    {
        // As a part of seed 003's options, which a client sends whole.
        const auto options = read(R"({"audio_format": "flac", "audio_quality": "medium", "language": "en", "max_clips": 10})");
        QVERIFY(options.has_value());
        QCOMPARE(*options, (AudioExtractionOptions{.format = AudioFormat::Flac, .quality = AudioQuality::Medium}));
        QCOMPARE(read("{}").value(), AudioExtractionOptions{});
    }

    void wrongOptionsAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("format") << QByteArray{R"({"audio_format": "../x"})"} << u"audio_format"_s;
        QTest::newRow("format's type") << QByteArray{R"({"audio_format": 3})"} << u"audio_format"_s;
        QTest::newRow("quality") << QByteArray{R"({"audio_quality": "best"})"} << u"audio_quality"_s;
        QTest::newRow("rate") << QByteArray{R"({"sample_rate": 44000})"} << u"sample_rate"_s;
        QTest::newRow("rate below 0") << QByteArray{R"({"sample_rate": -1})"} << u"sample_rate"_s;
        QTest::newRow("broken rate") << QByteArray{R"({"sample_rate": 48000.5})"} << u"sample_rate"_s;
        QTest::newRow("rate that Opus lacks") << QByteArray{R"({"audio_format": "opus", "sample_rate": 44100})"} << u"sample_rate"_s;
        QTest::newRow("channels") << QByteArray{R"({"channels": 6})"} << u"channels"_s;
    }
    void wrongOptionsAreRefusedByName()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, field);
        const auto options = read(json);
        QVERIFY(!options);
        QCOMPARE(options.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(options.error().detail, field);
        QVERIFY(options.error().message.contains(field));
    }

    void filesAreServedAsWhatTheyAre()
    {
        QCOMPARE(audioMimeType(audioFileName(AudioFormat::Wav)), u"audio/wav"_s);
        QCOMPARE(audioMimeType(audioFileName(AudioFormat::Mp3)), u"audio/mpeg"_s);
        QCOMPARE(audioMimeType(audioFileName(AudioFormat::Flac)), u"audio/flac"_s);
        QCOMPARE(audioMimeType(audioFileName(AudioFormat::Opus)), u"audio/ogg"_s);
        QCOMPARE(audioMimeType(u"audio.m4a"_s), u"audio/mp4"_s);
    }
};

QTEST_GUILESS_MAIN(AudioExtractionOptionsTest)
#include "tst_audio_extraction.moc"
