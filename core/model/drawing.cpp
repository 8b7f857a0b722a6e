#include "core/model/drawing.h"

#include "core/model/json_input.h"

#include <QJsonDocument>

#include <cmath>

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

Failure refused(const QString &field, const QString &sentence) { return fail(ErrorCode::InvalidArgument, sentence, field); }

QString pointName(const QString &field, qsizetype index) { return field + u".points[%1]"_s.arg(index); }

Result<QList<DrawingPoint>> pointsFromJson(const QJsonArray &array, const QString &field)
{
    // Before they are read: a refusal must not cost what accepting would.
    if (array.size() > kMostPoints)
        return refused(
            field + ".points"_L1,
            QCoreApplication::translate("Drawing", "“%1” may have at most %2 points.").arg(field + ".points"_L1).arg(kMostPoints));
    QList<DrawingPoint> points;
    points.reserve(array.size());
    for (const QJsonValue value : array) {
        DrawingPoint point;
        if (!JsonCodec<DrawingPoint>::read(value, point)) {
            const QString name = pointName(field, points.size());
            return refused(name, QCoreApplication::translate(
                                     "Drawing", "“%1” has to be [x, y], [x, y, pressure] or an object with the numbers x and y.")
                                     .arg(name));
        }
        points.append(point);
    }
    return points;
}

Result<void> validatePoints(const Drawing &drawing, const QString &field)
{
    const QString list = field + ".points"_L1;
    if (drawing.points.isEmpty()) return refused(list, QCoreApplication::translate("Drawing", "“%1” needs at least one point.").arg(list));
    if (drawing.points.size() > kMostPoints)
        return refused(list, QCoreApplication::translate("Drawing", "“%1” may have at most %2 points.").arg(list).arg(kMostPoints));
    // Written so that NaN fails too.
    const auto isInside = [](double value) { return value >= kLeastCoordinate && value <= kGreatestCoordinate; };
    for (qsizetype i = 0; i < drawing.points.size(); ++i) {
        const DrawingPoint &point = drawing.points.at(i);
        if (!isInside(point.x) || !isInside(point.y))
            return refused(pointName(field, i),
                           QCoreApplication::translate("Drawing", "“%1” has to lie between %2 and %3, in fractions of the picture.")
                               .arg(pointName(field, i))
                               .arg(kLeastCoordinate)
                               .arg(kGreatestCoordinate));
        if (point.pressure && !(*point.pressure >= 0 && *point.pressure <= 1))
            return refused(
                pointName(field, i),
                QCoreApplication::translate("Drawing", "The pressure of “%1” has to be between 0 and 1.").arg(pointName(field, i)));
    }
    return {};
}

Result<void> validateNumber(double value, double least, double greatest, const QString &field)
{
    if (value >= least && value <= greatest) return {};
    return refused(field, QCoreApplication::translate("Drawing", "“%1” has to be between %2 and %3.").arg(field).arg(least).arg(greatest));
}

}  // namespace

QJsonValue JsonCodec<DrawingPoint>::write(const DrawingPoint &value)
{
    QJsonArray point{value.x, value.y};
    if (value.pressure) point.append(*value.pressure);
    return point;
}

bool JsonCodec<DrawingPoint>::read(const QJsonValue &from, DrawingPoint &to)
{
    to = {};
    if (from.isObject()) {
        const QJsonObject object = from.toObject();
        const QJsonValue pressure = object.value("pressure"_L1);
        if (!object.value("x"_L1).isDouble() || !object.value("y"_L1).isDouble()) return false;
        to.x = object.value("x"_L1).toDouble();
        to.y = object.value("y"_L1).toDouble();
        return JsonCodec<std::optional<double>>::read(pressure, to.pressure);
    }
    const QJsonArray array = from.toArray();
    if (array.size() != 2 && array.size() != 3) return false;
    for (const QJsonValue number : array)
        if (!number.isDouble()) return false;
    to.x = array.at(0).toDouble();
    to.y = array.at(1).toDouble();
    if (array.size() == 3) to.pressure = array.at(2).toDouble();
    return true;
}

Result<Drawing> drawingFromJson(const QJsonObject &object, const QString &field)
{
    JsonInput input{object, field + u'.'};
    Drawing drawing;
    input.require("tool_type"_L1);
    input.require("points"_L1);
    drawing.tool = input.word<DrawingTool>("tool_type"_L1).value_or(drawing.tool);
    const QJsonArray points = input.array("points"_L1).value_or(QJsonArray{});
    drawing.color = input.text("color"_L1).value_or(drawing.color);
    drawing.width = input.number("width"_L1).value_or(drawing.width);
    drawing.opacity = input.number("opacity"_L1).value_or(drawing.opacity);
    drawing.fill = input.text("fill"_L1).value_or(drawing.fill);
    drawing.text = input.text("text"_L1).value_or(drawing.text);
    drawing.fontSize = input.number("font_size"_L1).value_or(drawing.fontSize);
    drawing.properties = input.object("properties"_L1).value_or(QJsonObject{});
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    Result<QList<DrawingPoint>> read = pointsFromJson(points, field);
    if (!read) return fail(std::move(read.error()));
    drawing.points = *std::move(read);
    if (Result<void> valid = validate(drawing, field); !valid) return fail(std::move(valid.error()));
    return drawing;
}

Result<void> validate(const Drawing &drawing, const QString &field)
{
    const auto name = [&](QLatin1StringView key) -> QString { return field + u'.' + key; };
    Result<void> valid = validatePoints(drawing, field);
    if (valid) valid = validateColor(drawing.color, name("color"_L1));
    if (valid && !drawing.fill.isEmpty()) valid = validateColor(drawing.fill, name("fill"_L1));
    if (valid) valid = validateNumber(drawing.width, 0, kWidestLine, name("width"_L1));
    if (valid) valid = validateNumber(drawing.opacity, 0, 1, name("opacity"_L1));
    if (valid) valid = validateNumber(drawing.fontSize, 1, kWidestLine, name("font_size"_L1));
    if (valid) valid = validateText(drawing.text, kLongestDrawingText, name("text"_L1));
    if (valid && QJsonDocument{drawing.properties}.toJson(QJsonDocument::Compact).size() > kLargestProperties)
        return refused(
            name("properties"_L1),
            QCoreApplication::translate("Drawing", "“%1” may have at most %2 bytes.").arg(name("properties"_L1)).arg(kLargestProperties));
    return valid;
}

}  // namespace chalkreel
