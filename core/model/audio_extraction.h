#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

enum class AudioFormat { Wav, Mp3, Flac, Opus };

template <>
inline constexpr std::array kEnumNames<AudioFormat>{
    EnumName{AudioFormat::Wav, "wav"},
    EnumName{AudioFormat::Mp3, "mp3"},
    EnumName{AudioFormat::Flac, "flac"},
    EnumName{AudioFormat::Opus, "opus"},
};

enum class AudioQuality { Low, Medium, High };

template <>
inline constexpr std::array kEnumNames<AudioQuality>{
    EnumName{AudioQuality::Low, "low"},
    EnumName{AudioQuality::Medium, "medium"},
    EnumName{AudioQuality::High, "high"},
};

/// The options of an audio_extraction job.
struct AudioExtractionOptions
{
    AudioFormat format = AudioFormat::Wav;
    AudioQuality quality = AudioQuality::High;  ///< bit rate of mp3 and opus, sample size of wav and flac (16, 16 or 24 bits of them)
    int sampleRate = 0;                         ///< Hz; 0: the source's
    int channels = 0;                           ///< 1 or 2; 0: the source's, at most two

    friend bool operator==(const AudioExtractionOptions &, const AudioExtractionOptions &) = default;

    static constexpr std::tuple kFields{
        Field<&AudioExtractionOptions::format>{"audio_format"},
        Field<&AudioExtractionOptions::quality>{"audio_quality"},
        Field<&AudioExtractionOptions::sampleRate>{"sample_rate"},
        Field<&AudioExtractionOptions::channels>{"channels"},
    };
};

/// InvalidArgument names the option and lists what it may be.
[[nodiscard]] Result<AudioExtractionOptions> audioExtractionOptionsFromJson(const QJsonObject &object);
[[nodiscard]] Result<void> validate(const AudioExtractionOptions &options);

/// "audio.mp3": the name of the rendition's file.
[[nodiscard]] QString audioFileName(AudioFormat format);
/// By the ending of a file's name ("audio/mpeg"); application/octet-stream for others.
[[nodiscard]] QString audioMimeType(const QString &fileName);

}  // namespace chalkreel
