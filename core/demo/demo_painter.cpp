#include "core/demo/demo_painter.h"

#include "core/demo/demo_truth.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace chalkreel {

namespace {

using T = DemoTruth;

constexpr QRgb kSky = 0xff1d2024;
constexpr QRgb kSkyLow = 0xff24282d;
constexpr QRgb kFloor = 0xff15171a;
constexpr QRgb kGridLine = 0xff2a2e34;
constexpr QRgb kGround = 0xff565d66;
constexpr QRgb kThrower = 0xff4b525b;
constexpr QRgb kQuietText = 0xff8b939d;
constexpr QRgb kText = 0xffe6e8eb;
constexpr QRgb kBall = 0xfff4c430;

QPointF toPixel(double x, double height) { return {x * T::kPixelsPerMetre, T::kGroundY - height * T::kPixelsPerMetre}; }

QFont monospaced(int pixels)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(pixels);
    return font;
}

QFont plain(int pixels)
{
    QFont font;
    font.setPixelSize(pixels);
    return font;
}

void paintCourt(QPainter &painter)
{
    QLinearGradient sky{0, 0, 0, T::kGroundY};
    sky.setColorAt(0, QColor{kSky});
    sky.setColorAt(1, QColor{kSkyLow});
    painter.fillRect(QRectF{0, 0, T::kWidth, T::kGroundY}, sky);
    painter.fillRect(QRectF{0, T::kGroundY, T::kWidth, T::kHeight - T::kGroundY}, QColor{kFloor});

    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen{QColor{kGridLine}, 1});
    painter.setFont(plain(13));
    for (int x = 1; x * T::kPixelsPerMetre < T::kWidth; ++x) painter.drawLine(toPixel(x, 0), toPixel(x, 10));
    for (int height = 1; height <= 7; ++height) painter.drawLine(toPixel(0, height), toPixel(16, height));
    painter.setPen(QColor{kQuietText});
    for (int x = 2; x < 16; x += 2)
        painter.drawText(QRectF{toPixel(x, 0) + QPointF{-30, 8}, QSizeF{60, 18}}, Qt::AlignCenter, QStringLiteral("%1 m").arg(x));
    painter.setPen(QPen{QColor{kGround}, 3});
    painter.drawLine(QPointF{0, T::kGroundY + 1}, QPointF{T::kWidth, T::kGroundY + 1});
}

/// A figure of round strokes whose hand is where the ball is released.
void paintThrower(QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{QColor{kThrower}, 22, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawLine(toPixel(0.62, 1.35), toPixel(0.55, 0.85));
    painter.setPen(QPen{QColor{kThrower}, 13, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    QPainterPath limbs;
    limbs.moveTo(toPixel(0.55, 0.85));
    limbs.lineTo(toPixel(0.78, 0.45));
    limbs.lineTo(toPixel(0.72, 0.08));
    limbs.moveTo(toPixel(0.55, 0.85));
    limbs.lineTo(toPixel(0.42, 0.45));
    limbs.lineTo(toPixel(0.22, 0.08));
    painter.drawPath(limbs);
    painter.setPen(QPen{QColor{kThrower}, 10, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    QPainterPath arms;
    arms.moveTo(toPixel(0.64, 1.36));
    arms.lineTo(toPixel(0.88, 1.42));
    arms.lineTo(toPixel(T::kReleaseX - T::kBallRadius - 0.07, T::kReleaseHeight - 0.12));
    arms.moveTo(toPixel(0.60, 1.36));
    arms.lineTo(toPixel(0.40, 1.12));
    arms.lineTo(toPixel(0.52, 0.92));
    painter.drawPath(arms);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor{kThrower});
    painter.drawEllipse(toPixel(0.68, 1.66), 13, 14);
}

void paintScaleBar(QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen{QColor{kText}, 2, Qt::SolidLine, Qt::FlatCap});
    const int left = T::kScaleBarLeft;
    const int right = left + static_cast<int>(T::kPixelsPerMetre);
    painter.drawLine(left, T::kScaleBarY, right, T::kScaleBarY);
    for (const int x : {left, right}) painter.drawLine(x, T::kScaleBarY - 7, x, T::kScaleBarY + 7);
    painter.setFont(plain(16));
    painter.drawText(QRect{left, T::kScaleBarY + 8, right - left, 24}, Qt::AlignCenter, QStringLiteral("1 m"));
}

void paintCounter(QPainter &painter, int number)
{
    for (int bit = 0; bit < T::kCounterBits; ++bit) {
        const bool isOne = (number >> (T::kCounterBits - 1 - bit) & 1) != 0;
        painter.fillRect(bit * T::kCounterBlockWidth, 0, T::kCounterBlockWidth, T::kCounterHeight, isOne ? Qt::white : Qt::black);
    }
}

QString timecode(int number)
{
    const auto two = [](int value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char{'0'}); };
    const int seconds = number / T::kFrameRate;
    return QStringLiteral("00:%1:%2:%3").arg(two(seconds / 60), two(seconds % 60), two(number % T::kFrameRate));
}

}  // namespace

DemoPainter::DemoPainter()
    : m_court{T::kWidth, T::kHeight, QImage::Format_RGB32}
{
    QPainter painter{&m_court};
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintCourt(painter);
    paintThrower(painter);
    paintScaleBar(painter);
    painter.setPen(QColor{kQuietText});
    painter.setFont(plain(16));
    painter.drawText(QRect{24, 660, 560, 24}, Qt::AlignLeft | Qt::AlignVCenter,
                     QCoreApplication::translate("DemoClip", "Throw at %1 m/s, %2°  ·  g = %3 m/s²")
                         .arg(std::hypot(T::kSpeedX, T::kSpeedUp), 0, 'f', 2)
                         .arg(std::atan2(T::kSpeedUp, T::kSpeedX) * 180 / M_PI, 0, 'f', 1)
                         .arg(T::kGravity));
}

const QImage &DemoPainter::paint(int number)
{
    m_frame = m_court.copy();
    QPainter painter{&m_frame};
    paintCounter(painter, number);

    painter.setFont(monospaced(26));
    painter.setPen(QColor{kText});
    painter.drawText(QRect{T::kWidth - 224, 650, 200, 34}, Qt::AlignRight | Qt::AlignVCenter, timecode(number));
    painter.setFont(monospaced(16));
    painter.setPen(QColor{kQuietText});
    painter.drawText(QRect{T::kWidth - 224, 684, 200, 24}, Qt::AlignRight | Qt::AlignVCenter,
                     QCoreApplication::translate("DemoClip", "frame %1").arg(number, 3, 10, QLatin1Char{'0'}));

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor{kBall});
    constexpr double kRadius = T::kBallRadius * T::kPixelsPerMetre;
    painter.drawEllipse(T::ballPixelAt(static_cast<double>(number) / T::kFrameRate), kRadius, kRadius);
    return m_frame;
}

}  // namespace chalkreel
