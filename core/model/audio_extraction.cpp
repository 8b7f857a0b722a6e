#include "core/model/audio_extraction.h"

#include "core/model/json_input.h"

#include <algorithm>
#include <span>

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

struct AudioFile
{
    const char *ending;
    const char *mimeType;
};

constexpr std::array kAudioFiles{
    AudioFile{"wav", "audio/wav"},        AudioFile{"mp3", "audio/mpeg"},  AudioFile{"flac", "audio/flac"}, AudioFile{"opus", "audio/ogg"},
    AudioFile{"ogg", "audio/ogg"},        AudioFile{"m4a", "audio/mp4"},   AudioFile{"webm", "audio/webm"}, AudioFile{"aac", "audio/aac"},
    AudioFile{"mka", "audio/x-matroska"}, AudioFile{"aiff", "audio/aiff"},
};

/// What all of the formats take, up to what is decoded at most.
constexpr std::array kSampleRates{8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
constexpr std::array kOpusRates{8000, 12000, 16000, 24000, 48000};

}  // namespace

Result<AudioExtractionOptions> audioExtractionOptionsFromJson(const QJsonObject &object)
{
    JsonInput input{object};
    AudioExtractionOptions options;
    options.format = input.word<AudioFormat>("audio_format"_L1).value_or(options.format);
    options.quality = input.word<AudioQuality>("audio_quality"_L1).value_or(options.quality);
    options.sampleRate = input.wholeNumber("sample_rate"_L1).value_or(options.sampleRate);
    options.channels = input.wholeNumber("channels"_L1).value_or(options.channels);
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    if (Result<void> valid = validate(options); !valid) return fail(std::move(valid.error()));
    return options;
}

Result<void> validate(const AudioExtractionOptions &options)
{
    // RFC 6716 section 2: Opus has rates of its own.
    const bool isOpus = options.format == AudioFormat::Opus;
    const std::span<const int> rates = isOpus ? std::span<const int>{kOpusRates} : std::span<const int>{kSampleRates};
    if (options.sampleRate != 0 && std::ranges::find(rates, options.sampleRate) == rates.end()) {
        QStringList names;
        for (const int rate : rates) names.append(QString::number(rate));
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("AudioExtraction", "“%1” of %2 has to be one of: %3.")
                        .arg(u"sample_rate"_s, nameOf(options.format), names.join(", "_L1)),
                    u"sample_rate"_s);
    }
    if (options.channels < 0 || options.channels > 2)
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("AudioExtraction", "“%1” has to be 1 or 2.").arg(u"channels"_s),
                    u"channels"_s);
    return {};
}

QString audioFileName(AudioFormat format) { return "audio."_L1 + nameOf(format); }

QString audioMimeType(const QString &fileName)
{
    const QString ending = fileName.section(u'.', -1).toLower();
    for (const AudioFile &file : kAudioFiles)
        if (ending == QLatin1StringView{file.ending}) return QLatin1StringView{file.mimeType};
    return u"application/octet-stream"_s;
}

}  // namespace chalkreel
