#include "core/base/utc_time.h"
#include "core/model/comment.h"
#include "core/model/review.h"

#include <QJsonDocument>
#include <QTest>

using namespace chalkreel;
using namespace Qt::StringLiterals;

namespace {

QJsonObject parse(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

const QByteArray kVideo{"\"video_id\": \"0198e4a0-0000-7000-8000-000000000001\", \"timestamp\": 15.5"};

QJsonObject withDrawing(const QByteArray &members)
{
    return parse("{" + kVideo + ", \"drawing_data\": {\"tool_type\": \"pen\", \"points\": [[0.1, 0.2]]" +
                 (members.isEmpty() ? QByteArray{} : ", " + members) + "}}");
}

}  // namespace

class AnnotationJsonTest final : public QObject
{
    Q_OBJECT
private slots:
    void theDocumentedDrawingIsRead()
    {
        // Seed 004's example, with points in its place of dots.
        const Result<DrawingDraft> draft = drawingDraftFromJson(
            parse("{" + kVideo +
                  ", \"drawing_data\": {\"tool_type\": \"pen\", \"points\": [[0.1, 0.2], [0.3, 0.4, 0.5], {\"x\": 1, \"y\": -1}], "
                  "\"color\": \"#FF0000\"}}"));
        QVERIFY2(draft.has_value(), draft ? "" : qPrintable(draft.error().message));
        QCOMPARE(draft->timestamp, 15.5);
        QVERIFY(!draft->end);
        QCOMPARE(draft->drawing.tool, DrawingTool::Pen);
        const QList<DrawingPoint> expected{{0.1, 0.2, {}}, {0.3, 0.4, 0.5}, {1, -1, {}}};
        QCOMPARE(draft->drawing.points, expected);
        QCOMPARE(draft->drawing.color, u"#FF0000"_s);
    }

    void whatWasWrittenIsReadAgain()
    {
        Annotation annotation{.id = AnnotationId::create(),
                              .asset = AssetId::create(),
                              .timestamp = 1.25,
                              .end = 3.5,
                              .author = u"someone"_s,
                              .authorName = u"Some One"_s,
                              .revision = 7,
                              .drawing = Drawing{.tool = DrawingTool::Stopwatch,
                                                 .points = {{0.5, 0.5, 0.25}, {-1, 2, {}}},
                                                 .color = u"#abc"_s,
                                                 .fill = u"#11223344"_s,
                                                 .text = u"1:23"_s,
                                                 .properties = {{u"start"_s, 2.5}}}};
        annotation.created = annotation.updated = utcFromMilliseconds(1'700'000'000'123);
        const Result<Annotation> read = fromJson<Annotation>(parse(QJsonDocument{toJson(annotation)}.toJson()));
        QVERIFY(read.has_value());
        QCOMPARE(*read, annotation);
        annotation.drawing.reset();
        annotation.kind = AnnotationKind::VoiceOver;
        annotation.voiceOver = VoiceOver{.duration = 2, .format = u"ogg"_s, .size = 4096};
        QCOMPARE(fromJson<Annotation>(toJson(annotation)).value(), annotation);
    }

    void wrongDrawingsAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const auto body = [](const char *name, const QByteArray &json, const char *field) {
            QTest::newRow(name) << json << QString::fromLatin1(field);
        };
        const auto whole = [&](const char *name, const QByteArray &members, const char *field) { body(name, "{" + members + "}", field); };
        const auto drawing = [&](const char *name, const QByteArray &members, const char *field) {
            whole(name, kVideo + ", \"drawing_data\": {" + members + "}", field);
        };
        const auto points = [&](const char *name, const QByteArray &list, const char *field) {
            drawing(name, "\"tool_type\": \"pen\", \"points\": " + list, field);
        };
        const auto more = [&](const char *name, const QByteArray &member, const char *field) {
            drawing(name, "\"tool_type\": \"pen\", \"points\": [[0, 0]], " + member, field);
        };
        whole("nothing", "", "video_id");
        whole("no time", "\"video_id\": \"0198e4a0-0000-7000-8000-000000000001\", \"drawing_data\": {}", "timestamp");
        whole("no drawing", kVideo, "drawing_data");
        whole("video is a number", "\"video_id\": 5, \"timestamp\": 1, \"drawing_data\": {}", "video_id");
        whole("video is no UUID", "\"video_id\": \"../../etc\", \"timestamp\": 1, \"drawing_data\": {}", "video_id");
        whole("time is a text", "\"video_id\": \"0198e4a0-0000-7000-8000-000000000001\", \"timestamp\": \"15.5\", \"drawing_data\": {}",
              "timestamp");
        whole("time is beyond numbers",
              "\"video_id\": \"0198e4a0-0000-7000-8000-000000000001\", \"timestamp\": -1e308, \"drawing_data\": {\"tool_type\": \"pen\", "
              "\"points\": [[0, 0]]}",
              "timestamp");
        whole("end before the beginning",
              kVideo + ", \"end_timestamp\": 3, \"drawing_data\": {\"tool_type\": \"pen\", \"points\": [[0, 0]]}", "end_timestamp");
        whole("drawing is a list", kVideo + ", \"drawing_data\": []", "drawing_data");
        drawing("no tool", "\"points\": [[0, 0]]", "drawing_data.tool_type");
        drawing("unknown tool", "\"tool_type\": \"crayon\", \"points\": [[0, 0]]", "drawing_data.tool_type");
        drawing("tool is an object", "\"tool_type\": {}, \"points\": [[0, 0]]", "drawing_data.tool_type");
        drawing("no points", "\"tool_type\": \"pen\"", "drawing_data.points");
        points("points is an object", "{}", "drawing_data.points");
        points("points is empty", "[]", "drawing_data.points");
        points("point is a number", "[1]", "drawing_data.points[0]");
        points("point has one number", "[[0, 0], [1]]", "drawing_data.points[1]");
        points("point has four numbers", "[[0, 0, 0, 0]]", "drawing_data.points[0]");
        points("point has a text", "[[0, \"0\"]]", "drawing_data.points[0]");
        points("point has no y", "[{\"x\": 0}]", "drawing_data.points[0]");
        points("point's pressure is a text", "[{\"x\": 0, \"y\": 0, \"pressure\": \"hard\"}]", "drawing_data.points[0]");
        points("pressure over 1", "[[0, 0, 1.5]]", "drawing_data.points[0]");
        points("x too small", "[[0, 0], [-1.001, 0]]", "drawing_data.points[1]");
        points("y too large", "[[0, 2.001]]", "drawing_data.points[0]");
        points("x huge", "[[1e300, 0]]", "drawing_data.points[0]");
        more("colour is a word", "\"color\": \"red\"", "drawing_data.color");
        more("colour of five digits", "\"color\": \"#12345\"", "drawing_data.color");
        more("colour is no hex", "\"color\": \"#GG0000\"", "drawing_data.color");
        more("colour closes a tag", "\"color\": \"#FF\\\"><b\"", "drawing_data.color");
        more("fill is a number", "\"fill\": 7", "drawing_data.fill");
        more("width is a text", "\"width\": \"4\"", "drawing_data.width");
        more("width below 0", "\"width\": -1", "drawing_data.width");
        more("width too large", "\"width\": 501", "drawing_data.width");
        more("opacity over 1", "\"opacity\": 1.01", "drawing_data.opacity");
        more("text is a list", "\"text\": []", "drawing_data.text");
        more("text has a NUL", "\"text\": \"a\\u0000b\"", "drawing_data.text");
        more("properties is a text", "\"properties\": \"x\"", "drawing_data.properties");
    }
    void wrongDrawingsAreRefusedByName()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, field);
        QJsonParseError parsed;
        QJsonDocument::fromJson(json, &parsed);
        QCOMPARE(parsed.error, QJsonParseError::NoError);
        const Result<DrawingDraft> draft = drawingDraftFromJson(parse(json));
        QVERIFY(!draft);
        QCOMPARE(draft.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(draft.error().detail, field);
        QVERIFY2(draft.error().message.contains(field), qPrintable(draft.error().message));
    }

    void refusingAnUnknownToolListsAllTools()
    {
        const auto draft =
            drawingDraftFromJson(parse("{" + kVideo + ", \"drawing_data\": {\"tool_type\": \"crayon\", \"points\": [[0, 0]]}}"));
        QVERIFY(!draft);
        for (const EnumName<DrawingTool> &row : kEnumNames<DrawingTool>) QVERIFY(draft.error().message.contains(row.name));
    }

    void notANumberIsRefusedWhereverItComesFrom()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double infinity = std::numeric_limits<double>::infinity();
        for (const double bad : {nan, infinity, -infinity}) {
            QVERIFY(!validate(Drawing{.points = {{bad, 0, {}}}}));
            QVERIFY(!validate(Drawing{.points = {{0, bad, {}}}}));
            QVERIFY(!validate(Drawing{.points = {{0, 0, bad}}}));
            QVERIFY(!validate(Drawing{.points = {{0, 0, {}}}, .width = bad}));
            QVERIFY(!validate(Drawing{.points = {{0, 0, {}}}, .opacity = bad}));
            QVERIFY(!validateTimes(bad, {}));
            QVERIFY(!validateTimes(0, bad));
        }
    }

    void aStrokeMayHaveAHundredThousandPoints()
    {
        Drawing drawing;
        drawing.points.fill({0.5, 0.5, {}}, kMostPoints);
        QVERIFY(validate(drawing).has_value());
        drawing.points.append({0.5, 0.5, {}});
        QCOMPARE(validate(drawing).error().detail, u"drawing_data.points"_s);

        QJsonArray points;
        for (int i = 0; i < 1'000'000; ++i) points.append(QJsonArray{0.5, 0.5});
        const auto read = drawingFromJson({{u"tool_type"_s, u"pen"_s}, {u"points"_s, points}});
        QVERIFY(!read);
        QCOMPARE(read.error().detail, u"drawing_data.points"_s);
    }

    void allDocumentedColoursAreTaken()
    {
        for (const char *color : {"#f00", "#FF0000", "#ff0000cc"})
            QVERIFY(drawingDraftFromJson(withDrawing("\"color\": \"" + QByteArray{color} + "\"")).has_value());
    }

    void patchTellsAbsentFromTakenAway()
    {
        const Result<AnnotationPatch> untouched = annotationPatchFromJson(parse("{\"timestamp\": 2}"));
        QVERIFY(untouched && !untouched->end);
        QCOMPARE(untouched->timestamp, std::optional{2.0});
        const Result<AnnotationPatch> removed = annotationPatchFromJson(parse("{\"end_timestamp\": null}"));
        QVERIFY(removed && removed->end && !*removed->end);
        const Result<AnnotationPatch> replaced = annotationReplacementFromJson(parse("{\"timestamp\": 2}"));
        QVERIFY(replaced && replaced->end && !*replaced->end);
        QCOMPARE(annotationReplacementFromJson(parse("{}")).error().detail, u"timestamp"_s);
        QCOMPARE(annotationPatchFromJson(parse("{\"drawing_data\": 3}")).error().detail, u"drawing_data"_s);
    }

    void authorsAreNeverReadFromABody()
    {
        QJsonObject body = withDrawing({});
        for (const QString &key : {u"author"_s, u"author_name"_s, u"revision"_s, u"id"_s}) body.insert(key, u"somebody else"_s);
        const Result<DrawingDraft> draft = drawingDraftFromJson(body);
        QVERIFY(draft.has_value());
        QVERIFY(draft->author.id.isEmpty() && draft->author.name.isEmpty());
    }

    void wrongCommentsAndReviewsAreRefusedByName()
    {
        const auto comment = [](const QByteArray &json) { return commentDraftFromJson(parse(json)).error().detail; };
        QCOMPARE(comment("{}"), u"text"_s);
        QCOMPARE(comment("{\"text\": \"  \"}"), u"text"_s);
        QCOMPARE(comment("{\"text\": {}}"), u"text"_s);
        QCOMPARE(comment("{\"text\": \"a\", \"parent_id\": \"x\"}"), u"parent_id"_s);
        QCOMPARE(comment("{\"text\": \"a\", \"timestamp\": true}"), u"timestamp"_s);
        QCOMPARE(comment("{\"text\": \"a\", \"color\": \"red\"}"), u"color"_s);
        QCOMPARE(comment("{\"text\": \"" + QByteArray(10'001, 'a') + "\"}"), u"text"_s);
        QCOMPARE(commentPatchFromJson(parse("{\"is_done\": 1}")).error().detail, u"is_done"_s);
        QCOMPARE(commentPatchFromJson(parse("{\"category\": []}")).error().detail, u"category"_s);
        QVERIFY(commentDraftFromJson(parse("{\"text\": \"Elbow\", \"timestamp\": 3, \"category\": \"technique\"}")).has_value());

        const auto review = [](const QByteArray &json) { return reviewDraftFromJson(parse(json)).error().detail; };
        QCOMPARE(review("{}"), u"title"_s);
        QCOMPARE(review("{\"title\": 4}"), u"title"_s);
        QCOMPARE(review("{\"title\": \"a\", \"status\": \"done\"}"), u"status"_s);
        QCOMPARE(review("{\"title\": \"a\", \"notes\": {}}"), u"notes"_s);
        QCOMPARE(reviewPatchFromJson(parse("{\"title\": \" \"}")).error().detail, u"title"_s);
        QVERIFY(reviewDraftFromJson(parse("{\"title\": \"First half\", \"status\": \"approved\"}")).has_value());
    }
};

QTEST_GUILESS_MAIN(AnnotationJsonTest)
#include "tst_annotation_json.moc"
