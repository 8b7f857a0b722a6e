#pragma once

#include <QJsonObject>
#include <QPointF>

#include <vector>

namespace chalkreel {

/// What is known exactly of the demo clip, so that tracking, measuring and sync can be checked against it.
/// The court is seen from the side, without perspective: x grows to the right from the picture's left edge, height grows
/// upward from the ground, both in metres; 80 pixels are one metre everywhere.
struct DemoTruth
{
    static constexpr int kWidth = 1280;  ///< pixels
    static constexpr int kHeight = 720;
    static constexpr int kFrameRate = 60;  ///< frames a second; frame n is shown from n / 60 s on
    static constexpr int kSeconds = 8;
    static constexpr int kFrames = kSeconds * kFrameRate;

    static constexpr double kPixelsPerMetre = 80;
    static constexpr double kGroundY = 620;      ///< pixels from above: height 0
    static constexpr double kGravity = 9.81;     ///< m/s², downward; no drag
    static constexpr double kBallRadius = 0.15;  ///< metres
    static constexpr double kThrowTime = 1.25;   ///< seconds: until then the ball rests in the hand
    static constexpr double kReleaseX = 1.2;     ///< metres, the ball's centre
    static constexpr double kReleaseHeight = 1.8;
    static constexpr double kSpeedX = 4.0;       ///< m/s at release
    static constexpr double kSpeedUp = 9.0;      ///< m/s at release: 9.849 m/s at 66.04 degrees
    static constexpr double kBounceUp = 0.6;     ///< what a bounce leaves of the vertical speed
    static constexpr double kBounceAlong = 0.7;  ///< and of the horizontal one
    static constexpr double kRestSpeed = 0.3;    ///< m/s upward after a bounce below which the ball lies still

    static constexpr int kScaleBarLeft = 960;  ///< pixels: the visible metre, kPixelsPerMetre long
    static constexpr int kScaleBarY = 672;

    /// The frame number in 16 blocks along the top edge, most significant first, white is 1.
    static constexpr int kCounterBits = 16;
    static constexpr int kCounterBlockWidth = kWidth / kCounterBits;
    static constexpr int kCounterHeight = 12;

    static constexpr int kSampleRate = 48000;  ///< Hz
    static constexpr double kBeepSeconds = 0.05;

    /// Seconds at which the ball touches the ground, ascending.
    static std::vector<double> bounceTimes();
    /// The ball's centre in metres (x, height) at `seconds`.
    static QPointF ballAt(double seconds);
    /// The same in pixels from the picture's upper left corner; pixel (0, 0) covers 0 to 1.
    static QPointF ballPixelAt(double seconds);

    struct Beep
    {
        double start = 0;      ///< seconds
        double frequency = 0;  ///< Hz
    };
    /// 1000 Hz at each full second, 1500 Hz at the throw, 600 Hz at the first bounce; ascending.
    static std::vector<Beep> beeps();
};

/// All of the above, with the ball's position in every frame: {"version": 1, "width", "height", "frame_rate", "frames",
/// "pixels_per_metre", "gravity", "release": {"time", "x", "height", "speed_x", "speed_up", "speed", "angle"}, "bounces":
/// [s], "beeps": [{"start", "frequency", "duration"}], "scale_bar": {"x1", "y1", "x2", "y2", "metres"}, "ball": [[x, y]]}.
[[nodiscard]] QJsonObject demoGroundTruth();

}  // namespace chalkreel
