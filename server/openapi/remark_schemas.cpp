#include "server/openapi/model_schemas.h"
#include "server/openapi/schemas.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

constexpr char kSeconds[] = "Seconds on the video's own clock: by its timestamps, the first frame as the file has it.";
constexpr char kEnd[] = "Until when it is shown; null: on its frame alone, or as long as the sound.";
constexpr char kAuthor[] = "User id; empty on a server without accounts.";
constexpr char kRevision[] = "Counts edits; the ETag is this number.";
constexpr char kColor[] = "#RGB, #RRGGBB or #RRGGBBAA.";
constexpr char kUnchanged[] = "What was read may be sent back whole: members that cannot be edited have to be as they were.";

QJsonObject seconds() { return withText(QJsonObject{{u"type"_s, u"number"_s}, {u"minimum"_s, 0}}, kSeconds); }
QJsonObject end() { return withText(QJsonObject{{u"type"_s, QJsonArray{u"number"_s, u"null"_s}}, {u"minimum"_s, 0}}, kEnd); }
QJsonObject textOf(qsizetype longest) { return {{u"type"_s, u"string"_s}, {u"maxLength"_s, longest}}; }

QJsonObject coordinate() { return {{u"type"_s, u"number"_s}, {u"minimum"_s, kLeastCoordinate}, {u"maximum"_s, kGreatestCoordinate}}; }
QJsonObject pressure() { return {{u"type"_s, u"number"_s}, {u"minimum"_s, 0}, {u"maximum"_s, 1}}; }

QJsonObject drawingPoint()
{
    return {{u"type"_s, u"array"_s},
            {u"prefixItems"_s, QJsonArray{coordinate(), coordinate(), pressure()}},
            {u"items"_s, false},
            {u"minItems"_s, 2},
            {u"maxItems"_s, 3},
            {u"description"_s, u"[x, y] or [x, y, pressure], in fractions of the displayed picture, origin top left."_s}};
}

/// Points may come as objects too.
QJsonObject drawingInput()
{
    const QJsonObject asObject =
        ObjectSchema{}.with("x", coordinate()).with("y", coordinate()).withOptional("pressure", orNull(pressure())).json();
    QJsonObject points = arrayOf({{u"oneOf"_s, QJsonArray{schemaRef("DrawingPoint"), asObject}}});
    points.insert("minItems"_L1, 1);
    points.insert("maxItems"_L1, kMostPoints);
    const QJsonObject width{{u"minimum"_s, 0}, {u"maximum"_s, kWidestLine}};
    ObjectSchema schema = ObjectSchema::inputOf<Drawing>({"tool_type", "points"});
    schema.with("points", points)
        .restrict("width", width)
        .restrict("font_size", {{u"minimum"_s, 1}, {u"maximum"_s, kWidestLine}})
        .restrict("opacity", {{u"minimum"_s, 0}, {u"maximum"_s, 1}})
        .restrict("text", {{u"maxLength"_s, kLongestDrawingText}})
        .describe(
            {{"color", kColor}, {"fill", "A colour; empty: not filled."}, {"width", "Pixels of a picture whose short side has 1080."}});
    QJsonObject json = schema.json();
    json.remove("additionalProperties"_L1);  // what a drawing does not know is passed over, for clients that keep more in it
    return json;
}

QJsonObject drawingExample()
{
    return {{u"video_id"_s, u"0190a6b0-7c4e-7b3a-9d55-3f1d2c4b5a69"_s},
            {u"timestamp"_s, 12.5},
            {u"drawing_data"_s, QJsonObject{{u"tool_type"_s, u"arrow"_s},
                                            {u"points"_s, QJsonArray{QJsonArray{0.1, 0.2}, QJsonArray{0.4, 0.5}}},
                                            {u"color"_s, u"#FF0000"_s}}}};
}

QJsonObject annotation()
{
    return ObjectSchema::of<Annotation>()
        .notNull({"id", "video_id", "created_at", "updated_at"})
        .with("audio_url", withText(orNull(plainSchema("string")), "Of a voice-over: where its sound is."))
        .describe({{"timestamp", kSeconds},
                   {"end_timestamp", kEnd},
                   {"author", kAuthor},
                   {"revision", kRevision},
                   {"drawing_data", "Of a drawing."},
                   {"voice_over", "Of a voice-over."}})
        .json();
}

QJsonObject comment()
{
    return ObjectSchema::of<Comment>()
        .notNull({"id", "video_id", "created_at", "updated_at"})
        .describe({{"parent_id", "What it answers; answers have no answers."},
                   {"timestamp", kSeconds},
                   {"category", "A word of the person's own."},
                   {"color", "As #RRGGBB, or empty."},
                   {"author", kAuthor},
                   {"revision", kRevision}})
        .json();
}

QJsonObject review()
{
    return ObjectSchema::of<Review>()
        .notNull({"id", "video_id", "created_at", "updated_at"})
        .describe({{"author", kAuthor}, {"revision", kRevision}})
        .json();
}

QList<NamedSchema> inputs()
{
    const QJsonObject drawing = schemaRef("DrawingInput");
    ObjectSchema commentCreate;
    commentCreate.with("text", textOf(kLongestCommentText))
        .withOptional("timestamp", withText(seconds(), "Absent: that of what it answers, else 0."))
        .withOptional("end_timestamp", end())
        .withOptional("category", textOf(kLongestCategory))
        .withOptional("color", withText(plainSchema("string"), kColor));
    ObjectSchema commentPatch = commentCreate;
    commentPatch.withOptional("text", textOf(kLongestCommentText)).withOptional("is_done", plainSchema("boolean"));
    ObjectSchema reviewCreate;
    reviewCreate.with("title", textOf(kLongestReviewTitle))
        .withOptional("status", JsonSchema<ReviewStatus>::of())
        .withOptional("notes", textOf(kLongestReviewNotes));
    ObjectSchema reviewPatch = reviewCreate;
    reviewPatch.withOptional("title", textOf(kLongestReviewTitle));
    ObjectSchema replacement;
    replacement.with("timestamp", seconds()).withOptional("end_timestamp", end()).withOptional("drawing_data", drawing);
    ObjectSchema patch = replacement;
    patch.withOptional("timestamp", seconds());
    ObjectSchema drawingCreate = replacement;
    drawingCreate.with("video_id", plainSchema("string", "uuid")).with("drawing_data", drawing).refuseOthers().example(drawingExample());
    return {
        {"DrawingInput", drawingInput()},
        {"DrawingCreate", drawingCreate.json()},
        {"AnnotationReplace", withText(replacement.json(), kUnchanged)},
        {"AnnotationPatch", withText(patch.json(), kUnchanged)},
        {"CommentCreate", commentCreate.withOptional("parent_id", withText(plainSchema("string", "uuid"), "What it answers."))
                              .refuseOthers()
                              .example({{u"text"_s, u"Look at the left foot."_s}, {u"timestamp"_s, 12.5}})
                              .json()},
        {"CommentPatch", withText(commentPatch.json(), kUnchanged)},
        {"ReviewCreate", reviewCreate.refuseOthers().example({{u"title"_s, u"First look"_s}}).json()},
        {"ReviewPatch", withText(reviewPatch.json(), kUnchanged)},
    };
}

}  // namespace

QList<NamedSchema> remarkSchemas()
{
    return inputs() +
           QList<NamedSchema>{
               {"Annotation", annotation()},
               {"AnnotationPage", pageOf("Annotation")},
               {"Drawing", ObjectSchema::of<Drawing>().describe({{"color", kColor}, {"fill", "A colour; empty: not filled."}}).json()},
               {"DrawingPoint", drawingPoint()},
               {"VoiceOver", ObjectSchema::of<VoiceOver>().describe({{"duration", "Seconds."}, {"sample_rate", "Hz."}}).json()},
               {"Comment", comment()},
               {"CommentPage", pageOf("Comment")},
               {"Review", review()},
               {"ReviewPage", pageOf("Review")},
           };
}

}  // namespace chalkreel
