#include "core/demo/demo_truth.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace chalkreel {

namespace {

/// One arc of the ball from the hand or the ground until the next touch.
struct Arc
{
    double begin = 0;  ///< seconds
    double end = 0;
    double x = 0;  ///< metres at the begin
    double height = 0;
    double speedX = 0;  ///< m/s
    double speedUp = 0;

    QPointF at(double seconds) const
    {
        const double t = seconds - begin;
        return {x + speedX * t, height + speedUp * t - DemoTruth::kGravity / 2 * t * t};
    }
};

std::vector<Arc> arcs()
{
    constexpr double kGround = DemoTruth::kBallRadius;  // where the centre is when the ball touches
    Arc arc{DemoTruth::kThrowTime, 0, DemoTruth::kReleaseX, DemoTruth::kReleaseHeight, DemoTruth::kSpeedX, DemoTruth::kSpeedUp};
    std::vector<Arc> all;
    while (arc.speedUp >= DemoTruth::kRestSpeed) {
        const double drop = std::sqrt(arc.speedUp * arc.speedUp + 2 * DemoTruth::kGravity * (arc.height - kGround));
        arc.end = arc.begin + (arc.speedUp + drop) / DemoTruth::kGravity;
        all.push_back(arc);
        arc = {arc.end, 0, arc.at(arc.end).x(), kGround, arc.speedX * DemoTruth::kBounceAlong, drop * DemoTruth::kBounceUp};
    }
    return all;
}

}  // namespace

std::vector<double> DemoTruth::bounceTimes()
{
    std::vector<double> times;
    for (const Arc &arc : arcs()) times.push_back(arc.end);
    return times;
}

QPointF DemoTruth::ballAt(double seconds)
{
    if (seconds <= kThrowTime) return {kReleaseX, kReleaseHeight};
    const std::vector<Arc> all = arcs();
    for (const Arc &arc : all)
        if (seconds <= arc.end) return arc.at(seconds);
    return {all.back().at(all.back().end).x(), kBallRadius};
}

QPointF DemoTruth::ballPixelAt(double seconds)
{
    const QPointF metres = ballAt(seconds);
    return {metres.x() * kPixelsPerMetre, kGroundY - metres.y() * kPixelsPerMetre};
}

std::vector<DemoTruth::Beep> DemoTruth::beeps()
{
    std::vector<Beep> all{{kThrowTime, 1500}, {bounceTimes().front(), 600}};
    for (int second = 0; second < kSeconds; ++second) all.push_back({static_cast<double>(second), 1000});
    std::ranges::sort(all, {}, &Beep::start);
    return all;
}

QJsonObject demoGroundTruth()
{
    using T = DemoTruth;
    const auto key = [](const char *name) { return QString::fromLatin1(name); };
    QJsonArray bounces;
    for (const double time : T::bounceTimes()) bounces.append(time);
    QJsonArray beeps;
    for (const T::Beep &beep : T::beeps())
        beeps.append(QJsonObject{{key("start"), beep.start}, {key("frequency"), beep.frequency}, {key("duration"), T::kBeepSeconds}});
    QJsonArray ball;
    for (int frame = 0; frame < T::kFrames; ++frame) {
        const QPointF pixel = T::ballPixelAt(static_cast<double>(frame) / T::kFrameRate);
        ball.append(QJsonArray{pixel.x(), pixel.y()});
    }
    const QJsonObject release{{key("time"), T::kThrowTime},
                              {key("x"), T::kReleaseX},
                              {key("height"), T::kReleaseHeight},
                              {key("speed_x"), T::kSpeedX},
                              {key("speed_up"), T::kSpeedUp},
                              {key("speed"), std::hypot(T::kSpeedX, T::kSpeedUp)},
                              {key("angle"), std::atan2(T::kSpeedUp, T::kSpeedX) * 180 / std::numbers::pi}};
    const QJsonObject scaleBar{{key("x1"), T::kScaleBarLeft},
                               {key("y1"), T::kScaleBarY},
                               {key("x2"), T::kScaleBarLeft + T::kPixelsPerMetre},
                               {key("y2"), T::kScaleBarY},
                               {key("metres"), 1}};
    return {{key("version"), 1},
            {key("width"), T::kWidth},
            {key("height"), T::kHeight},
            {key("frame_rate"), T::kFrameRate},
            {key("frames"), T::kFrames},
            {key("pixels_per_metre"), T::kPixelsPerMetre},
            {key("ground_y"), T::kGroundY},
            {key("gravity"), T::kGravity},
            {key("ball_radius"), T::kBallRadius},
            {key("release"), release},
            {key("bounces"), bounces},
            {key("beeps"), beeps},
            {key("scale_bar"), scaleBar},
            {key("ball"), ball}};
}

}  // namespace chalkreel
