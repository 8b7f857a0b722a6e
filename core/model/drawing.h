#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

enum class DrawingTool {
    Pen,
    Line,
    Arrow,
    Polyline,
    Rectangle,
    Ellipse,
    Text,
    Angle,
    Spotlight,
    Magnifier,
    Number,
    Stopwatch,
    Counter,
    Ruler,
    Path,
};

template <>
inline constexpr std::array kEnumNames<DrawingTool>{
    EnumName{DrawingTool::Pen, "pen"},
    EnumName{DrawingTool::Line, "line"},
    EnumName{DrawingTool::Arrow, "arrow"},
    EnumName{DrawingTool::Polyline, "polyline"},
    EnumName{DrawingTool::Rectangle, "rectangle"},
    EnumName{DrawingTool::Ellipse, "ellipse"},
    EnumName{DrawingTool::Text, "text"},
    EnumName{DrawingTool::Angle, "angle"},
    EnumName{DrawingTool::Spotlight, "spotlight"},
    EnumName{DrawingTool::Magnifier, "magnifier"},
    EnumName{DrawingTool::Number, "number"},
    EnumName{DrawingTool::Stopwatch, "stopwatch"},
    EnumName{DrawingTool::Counter, "counter"},
    EnumName{DrawingTool::Ruler, "ruler"},
    EnumName{DrawingTool::Path, "path"},
};

/// In fractions of the displayed picture (after rotation), origin top left. A little outside is allowed: a stroke that
/// leaves the picture keeps its direction.
struct DrawingPoint
{
    double x = 0;
    double y = 0;
    std::optional<double> pressure;  ///< 0 to 1, of a pen that measures it

    friend bool operator==(const DrawingPoint &, const DrawingPoint &) = default;
};

inline constexpr qsizetype kMostPoints = 100'000;  ///< of one drawing
inline constexpr double kLeastCoordinate = -1;
inline constexpr double kGreatestCoordinate = 2;
inline constexpr double kWidestLine = 500;
inline constexpr qsizetype kLongestDrawingText = 2'000;
inline constexpr qsizetype kLargestProperties = 16'384;  ///< bytes of JSON

/// [x, y] or [x, y, pressure]; {"x": , "y": , "pressure": } is read too.
template <>
struct JsonCodec<DrawingPoint>
{
    static QJsonValue write(const DrawingPoint &value);
    /// Takes any two or three numbers; validate(Drawing) says which are possible.
    static bool read(const QJsonValue &from, DrawingPoint &to);
};

/// What one tool drew.
struct Drawing
{
    DrawingTool tool = DrawingTool::Pen;
    QList<DrawingPoint> points;
    QString color = QStringLiteral("#FF0000");  ///< #RGB, #RRGGBB or #RRGGBBAA
    double width = 4;                           ///< of the line, in pixels of a picture whose short side has 1080
    double opacity = 1;                         ///< 0 to 1, of the whole drawing
    QString fill;                               ///< a colour; empty: not filled
    QString text;                               ///< plain; what the text, number and counter tools show
    double fontSize = 36;                       ///< as `width`
    QJsonObject properties;                     ///< what else a tool keeps: a stopwatch's start, a ruler's length

    friend bool operator==(const Drawing &, const Drawing &) = default;

    static constexpr std::tuple kFields{
        Field<&Drawing::tool>{"tool_type"}, Field<&Drawing::points>{"points"},      Field<&Drawing::color>{"color"},
        Field<&Drawing::width>{"width"},    Field<&Drawing::opacity>{"opacity"},    Field<&Drawing::fill>{"fill"},
        Field<&Drawing::text>{"text"},      Field<&Drawing::fontSize>{"font_size"}, Field<&Drawing::properties>{"properties"},
    };
};

/// From a stranger's JSON. InvalidArgument names the field ("drawing_data.points[3]") and what it may be; an unknown tool is
/// answered with all that there are. The result is valid.
[[nodiscard]] Result<Drawing> drawingFromJson(const QJsonObject &object, const QString &field = QStringLiteral("drawing_data"));
/// InvalidArgument for no points or too many, coordinates that are not finite or outside -1 to 2, colours, widths, texts.
[[nodiscard]] Result<void> validate(const Drawing &drawing, const QString &field = QStringLiteral("drawing_data"));

}  // namespace chalkreel
