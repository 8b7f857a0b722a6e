#pragma once

#include "core/model/drawing.h"
#include "core/model/scan_verdict.h"

namespace chalkreel {

enum class AnnotationKind { Drawing, VoiceOver };

template <>
inline constexpr std::array kEnumNames<AnnotationKind>{
    EnumName{AnnotationKind::Drawing, "drawing"},
    EnumName{AnnotationKind::VoiceOver, "voice_over"},
};

/// The sound of a voice-over, as it was probed when it came in.
struct VoiceOver
{
    double duration = 0;  ///< seconds
    QString format;       ///< of the file: "wav", "mp3", "flac", "ogg", "webm", "m4a", "mka", "aiff", "aac"
    QString codec;        ///< of the sound in it: "pcm_s16le", "opus", ...
    QString mimeType;     ///< how it is served
    int sampleRate = 0;   ///< Hz
    int channels = 0;
    qint64 size = 0;  ///< bytes
    QString sha256;   ///< 64 lower-case hex digits
    ScanVerdict scan{};

    friend bool operator==(const VoiceOver &, const VoiceOver &) = default;

    static constexpr std::tuple kFields{
        Field<&VoiceOver::duration>{"duration"},  Field<&VoiceOver::format>{"audio_format"},    Field<&VoiceOver::codec>{"audio_codec"},
        Field<&VoiceOver::mimeType>{"mime_type"}, Field<&VoiceOver::sampleRate>{"sample_rate"}, Field<&VoiceOver::channels>{"channels"},
        Field<&VoiceOver::size>{"size"},          Field<&VoiceOver::sha256>{"sha256"},          Field<&VoiceOver::scan>{"scan"},
    };
};

/// Something drawn or said at a time of a video.
struct Annotation
{
    AnnotationId id;
    AssetId asset;
    AnnotationKind kind = AnnotationKind::Drawing;
    double timestamp = 0;       ///< seconds on the video's own clock: PTS based, first frame as the file has it
    std::optional<double> end;  ///< until when it is shown; empty: only on its frame, or as long as the sound
    QString author;             ///< user id, empty on one's own computer
    QString authorName;
    int revision = 1;                    ///< counts edits
    std::optional<Drawing> drawing;      ///< of a drawing
    std::optional<VoiceOver> voiceOver;  ///< of a voice-over
    QDateTime created;
    QDateTime updated;

    friend bool operator==(const Annotation &, const Annotation &) = default;

    static constexpr std::tuple kFields{
        Field<&Annotation::id>{"id"},
        Field<&Annotation::asset>{"video_id"},
        Field<&Annotation::kind>{"kind"},
        Field<&Annotation::timestamp>{"timestamp"},
        Field<&Annotation::end>{"end_timestamp"},
        Field<&Annotation::author>{"author"},
        Field<&Annotation::authorName>{"author_name"},
        Field<&Annotation::revision>{"revision"},
        Field<&Annotation::drawing>{"drawing_data"},
        Field<&Annotation::voiceOver>{"voice_over"},
        Field<&Annotation::created>{"created_at"},
        Field<&Annotation::updated>{"updated_at"},
    };
};

/// Who does something. Comes from whoever checked who is asking, never out of a request's body.
struct Author
{
    QString id;  ///< user id, empty on one's own computer
    QString name;
};

/// A drawing to be added.
struct DrawingDraft
{
    AssetId asset;
    double timestamp = 0;
    std::optional<double> end;
    Drawing drawing;
    Author author;
};

/// A sound file to be added.
struct VoiceOverDraft
{
    AssetId asset;
    double timestamp = 0;
    std::optional<double> end;
    QString path;      ///< absolute, of a finished file on the library's machine that may be moved away
    QString fileName;  ///< what the person calls it, for messages
    Author author;
};

/// An edit: only what is set changes.
struct AnnotationPatch
{
    std::optional<double> timestamp;
    std::optional<std::optional<double>> end;  ///< an inner nothing takes the end away
    std::optional<Drawing> drawing;            ///< the whole drawing; of a drawing only
};

struct AnnotationQuery
{
    AssetId asset;
    std::optional<AnnotationKind> kind;
    int limit = 50;
    int offset = 0;

    static constexpr std::tuple kFields{
        Field<&AnnotationQuery::asset>{"video_id"},
        Field<&AnnotationQuery::kind>{"kind"},
        Field<&AnnotationQuery::limit>{"limit"},
        Field<&AnnotationQuery::offset>{"offset"},
    };
};

/// {"video_id", "timestamp", "end_timestamp"?, "drawing_data"}. InvalidArgument names the field; the author is not read.
[[nodiscard]] Result<DrawingDraft> drawingDraftFromJson(const QJsonObject &object);
/// {"timestamp"?, "end_timestamp"?, "drawing_data"?}: for PATCH, null takes an end away. `drawing_data` is a whole drawing.
[[nodiscard]] Result<AnnotationPatch> annotationPatchFromJson(const QJsonObject &object);
/// The same for PUT: what is absent becomes the default; `timestamp` has to be there.
[[nodiscard]] Result<AnnotationPatch> annotationReplacementFromJson(const QJsonObject &object);

/// Finite, 0 to 10 days, the end not before the beginning. InvalidArgument names the field.
[[nodiscard]] Result<void> validateTimes(double timestamp, const std::optional<double> &end);
[[nodiscard]] Result<void> validate(const DrawingDraft &draft);
[[nodiscard]] Result<void> validate(const AnnotationPatch &patch);

}  // namespace chalkreel
