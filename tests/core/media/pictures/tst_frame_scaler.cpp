#include "core/media/pictures/frame_scaler.h"
#include "core/media/pictures/image_writer.h"
#include "core/media/pictures/tone_map.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace chalkreel;

namespace {

/// A frame of one size and format whose first planes are filled by functions of x and y.
av::Frame makeFrame(AVPixelFormat format, int width, int height, const std::function<int(int plane, int x, int y)> &value)
{
    av::Frame frame{av_frame_alloc()};
    frame->format = format;
    frame->width = width;
    frame->height = height;
    av_frame_get_buffer(frame.get(), 0);
    for (int plane = 0; plane < 3; ++plane)
        for (int y = 0; y < (plane == 0 ? height : (height + 1) / 2); ++y)
            for (int x = 0; x < (plane == 0 ? width : (width + 1) / 2); ++x)
                if (format == AV_PIX_FMT_YUV420P10) {
                    const auto sample = static_cast<uint16_t>(value(plane, x, y));
                    std::memcpy(frame->data[plane] + frame->linesize[plane] * y + 2 * x, &sample, sizeof sample);
                } else {
                    frame->data[plane][frame->linesize[plane] * y + x] = static_cast<uint8_t>(value(plane, x, y));
                }
    return frame;
}

/// One colour all over, as an encoder with these coefficients (ITU-T H.273: Kr, Kb) would write it in limited range.
av::Frame solid(int r, int g, int b, double kr, double kb, int width = 64, int height = 48)
{
    const double luma = kr * r + (1 - kr - kb) * g + kb * b;
    const int y = static_cast<int>(std::lround(16 + luma * 219 / 255));
    const int u = static_cast<int>(std::lround(128 + (b - luma) / (2 * (1 - kb)) * 224 / 255));
    const int v = static_cast<int>(std::lround(128 + (r - luma) / (2 * (1 - kr)) * 224 / 255));
    return makeFrame(AV_PIX_FMT_YUV420P, width, height, [=](int plane, int, int) { return plane == 0 ? y : plane == 1 ? u : v; });
}

std::array<int, 3> rgbAt(const AVFrame &frame, int x, int y)
{
    const uint8_t *at = frame.data[0] + frame.linesize[0] * y + 3 * x;
    return {at[0], at[1], at[2]};
}

bool isNear(const std::array<int, 3> &a, const std::array<int, 3> &b, int tolerance)
{
    for (size_t i = 0; i < 3; ++i)
        if (std::abs(a[i] - b[i]) > tolerance) return false;
    return true;
}

/// SMPTE ST 2084, written down once more: light in cd/m2 to a limited-range 10-bit luma code.
int pqCode(double light)
{
    const double power = std::pow(light / 10'000, 1305.0 / 8192);
    const double value = std::pow((107.0 / 128 + 2413.0 / 128 * power) / (1 + 2392.0 / 128 * power), 2523.0 / 32);
    return static_cast<int>(std::lround(64 + value * 876));
}

/// The 8-bit grey that a grey HDR picture becomes; -1 when it is not grey any more.
int mappedGrey(int code, AVColorTransferCharacteristic transfer)
{
    const av::Frame frame = makeFrame(AV_PIX_FMT_YUV420P10, 32, 32, [code](int plane, int, int) { return plane == 0 ? code : 512; });
    setColor(*frame, {AVCOL_SPC_BT2020_NCL, AVCOL_RANGE_MPEG, transfer, AVCOL_PRI_BT2020});
    FrameScaler scaler{{.width = 32, .height = 32, .pixelFormat = AV_PIX_FMT_RGB24}};
    const Result<av::Frame> rgb = scaler.scale(*frame);
    if (!rgb) return -1;
    const std::array<int, 3> pixel = rgbAt(**rgb, 16, 16);
    return isNear(pixel, {pixel[0], pixel[0], pixel[0]}, 2) ? pixel[0] : -1;
}

}  // namespace

class FrameScalerTest final : public QObject
{
    Q_OBJECT
private slots:
    void coloursFollowTheMatrixThatTheFrameNames_data()
    {
        QTest::addColumn<int>("matrix");
        QTest::addColumn<int>("height");
        QTest::addColumn<double>("kr");
        QTest::addColumn<double>("kb");
        QTest::newRow("BT.709") << int{AVCOL_SPC_BT709} << 48 << 0.2126 << 0.0722;
        QTest::newRow("BT.601") << int{AVCOL_SPC_SMPTE170M} << 48 << 0.299 << 0.114;
        QTest::newRow("BT.2020") << int{AVCOL_SPC_BT2020_NCL} << 48 << 0.2627 << 0.0593;
        QTest::newRow("nothing, small") << int{AVCOL_SPC_UNSPECIFIED} << 48 << 0.299 << 0.114;
        QTest::newRow("nothing, HD") << int{AVCOL_SPC_UNSPECIFIED} << 720 << 0.2126 << 0.0722;
    }
    void coloursFollowTheMatrixThatTheFrameNames()
    {
        QFETCH(int, matrix);
        QFETCH(int, height);
        QFETCH(double, kr);
        QFETCH(double, kb);
        for (const std::array<int, 3> &color :
             {std::array{200, 40, 30}, std::array{20, 180, 60}, std::array{30, 50, 220}, std::array{128, 128, 128}}) {
            const av::Frame frame = solid(color[0], color[1], color[2], kr, kb, 64, height);
            frame->colorspace = static_cast<AVColorSpace>(matrix);
            FrameScaler scaler{{.width = 32, .height = height / 2, .pixelFormat = AV_PIX_FMT_RGB24}};
            const Result<av::Frame> rgb = scaler.scale(*frame);
            QVERIFY(rgb);
            const std::array<int, 3> got = rgbAt(**rgb, 10, 10);
            QVERIFY2(isNear(got, color, 3), qPrintable(QStringLiteral("%1 %2 %3").arg(got[0]).arg(got[1]).arg(got[2])));
        }
    }

    void changingTheMatrixKeepsTheColour()
    {
        const av::Frame frame = solid(200, 40, 30, 0.2126, 0.0722);
        frame->colorspace = AVCOL_SPC_BT709;
        FrameScaler to601{{.width = 64, .height = 48, .pixelFormat = AV_PIX_FMT_YUVJ420P, .matrix = AVCOL_SPC_SMPTE170M}};
        const Result<av::Frame> other = to601.scale(*frame);
        QVERIFY(other);
        QCOMPARE((*other)->colorspace, AVCOL_SPC_SMPTE170M);
        QCOMPARE((*other)->color_range, AVCOL_RANGE_JPEG);
        // BT.601 luma at full range of that red.
        QVERIFY(std::abs((*other)->data[0][(*other)->linesize[0] * 20 + 20] - (0.299 * 200 + 0.587 * 40 + 0.114 * 30)) <= 3);
        FrameScaler back{{.width = 64, .height = 48, .pixelFormat = AV_PIX_FMT_RGB24}};
        const Result<av::Frame> rgb = back.scale(**other);
        QVERIFY(rgb);
        QVERIFY(isNear(rgbAt(**rgb, 20, 20), {200, 40, 30}, 4));
    }

    void lumaPassesUntouchedWhenOnlyTheSizeStays()
    {
        const av::Frame frame = makeFrame(AV_PIX_FMT_YUV420P, 64, 48, [](int, int x, int y) { return 16 + (x * 3 + y * 5) % 200; });
        frame->pts = 77;
        FrameScaler scaler{{.width = 64, .height = 48}};
        const Result<av::Frame> same = scaler.scale(*frame);
        QVERIFY(same);
        QCOMPARE((*same)->data[0], frame->data[0]);  // the very bytes
        QCOMPARE((*same)->pts, 77);
        QCOMPARE((*same)->colorspace, AVCOL_SPC_SMPTE170M);
    }

    void everyOrientationPutsEachPixelInItsPlace_data()
    {
        QTest::addColumn<int>("rotation");
        QTest::addColumn<bool>("isMirrored");
        for (const int rotation : {0, 90, 180, 270})
            for (const bool isMirrored : {false, true})
                QTest::addRow("%d%s", rotation, isMirrored ? " mirrored" : "") << rotation << isMirrored;
    }
    void everyOrientationPutsEachPixelInItsPlace()
    {
        QFETCH(int, rotation);
        QFETCH(bool, isMirrored);
        constexpr int kWidth = 70;  // not a multiple of the squares that are moved
        constexpr int kHeight = 42;
        const auto value = [](int plane, int x, int y) { return (x * 7 + y * 13 + plane * 50) % 251; };
        const av::Frame frame = makeFrame(AV_PIX_FMT_YUV420P, kWidth, kHeight, value);
        const bool isOnItsSide = rotation == 90 || rotation == 270;
        FrameScaler scaler{{.width = isOnItsSide ? kHeight : kWidth, .height = isOnItsSide ? kWidth : kHeight}, {rotation, isMirrored}};
        const Result<av::Frame> turned = scaler.scale(*frame);
        QVERIFY(turned);
        for (int plane = 0; plane < 3; ++plane) {
            const int width = plane == 0 ? kWidth : kWidth / 2;
            const int height = plane == 0 ? kHeight : kHeight / 2;
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) {
                    int toX = isMirrored ? width - 1 - x : x;
                    int toY = y;
                    for (int turn = 0, w = width, h = height; turn < rotation / 90; ++turn, std::swap(w, h)) {
                        const int oldX = toX;
                        toX = h - 1 - toY;  // a quarter to the right
                        toY = oldX;
                    }
                    const int got = (*turned)->data[plane][(*turned)->linesize[plane] * toY + toX];
                    QVERIFY2(got == value(plane, x, y), qPrintable(QStringLiteral("plane %1 at %2, %3").arg(plane).arg(x).arg(y)));
                }
        }
    }

    void sourceMayChangeItsSizeMidway()
    {
        FrameScaler scaler{{.width = 32, .height = 24, .pixelFormat = AV_PIX_FMT_RGB24}};
        for (const int width : {64, 128, 96}) {
            const av::Frame frame = solid(128, 128, 128, 0.299, 0.114, width, 48);
            const Result<av::Frame> rgb = scaler.scale(*frame);
            QVERIFY(rgb);
            QVERIFY(isNear(rgbAt(**rgb, 31, 23), {128, 128, 128}, 2));
        }
    }

    void hdrGreyStaysGreyAndKeepsItsOrder_data()
    {
        QTest::addColumn<int>("transfer");
        QTest::newRow("PQ") << int{AVCOL_TRC_SMPTE2084};
        QTest::newRow("HLG") << int{AVCOL_TRC_ARIB_STD_B67};
    }
    void hdrGreyStaysGreyAndKeepsItsOrder()
    {
        QFETCH(int, transfer);
        const auto kind = static_cast<AVColorTransferCharacteristic>(transfer);
        QVERIFY(mappedGrey(64, kind) >= 0 && mappedGrey(64, kind) <= 3);
        int last = -1;
        for (int code = 64; code <= 940; code += 60) {
            const int grey = mappedGrey(code, kind);
            QVERIFY2(grey >= 0, "it is not grey any more");
            QVERIFY2(grey >= last, qPrintable(QStringLiteral("code %1").arg(code)));
            last = grey;
        }
        QVERIFY(last >= 250);
    }

    void darkAndMiddleTonesOfPqKeepTheirLight()
    {
        // Below the knee of BT.2390 light passes as it is: 20 cd/m2 of a white of 203 through gamma 2.4.
        for (const double light : {2.0, 20.0, 60.0}) {
            const int expected = static_cast<int>(std::lround(255 * std::pow(light / 203, 1 / 2.4)));
            const int got = mappedGrey(pqCode(light), AVCOL_TRC_SMPTE2084);
            QVERIFY2(std::abs(got - expected) <= 4,
                     qPrintable(QStringLiteral("%1 cd/m2: %2, expected %3").arg(light).arg(got).arg(expected)));
        }
        // White of 203 cd/m2 makes room for what is brighter, yet stays bright.
        const int white = mappedGrey(pqCode(203), AVCOL_TRC_SMPTE2084);
        QVERIFY2(white > 200 && white < 250, qPrintable(QString::number(white)));
    }

    void hdrBecomesMarkedAsBt709()
    {
        const av::Frame frame = makeFrame(AV_PIX_FMT_YUV420P10, 32, 32, [](int plane, int, int) { return plane == 0 ? 400 : 512; });
        setColor(*frame, {AVCOL_SPC_BT2020_NCL, AVCOL_RANGE_MPEG, AVCOL_TRC_SMPTE2084, AVCOL_PRI_BT2020});
        FrameScaler scaler{{.width = 32, .height = 32}};
        const Result<av::Frame> mapped = scaler.scale(*frame);
        QVERIFY(mapped);
        QVERIFY(colorOf(**mapped) == FrameColor{});
        QCOMPARE((*mapped)->format, int{AV_PIX_FMT_YUV420P});
    }

    void imagesAreWhatTheyAreCalled()
    {
        const av::Frame frame = solid(200, 40, 30, 0.299, 0.114);
        const Result<QByteArray> jpeg = encodeImage(*frame, ImageFormat::Jpeg);
        QVERIFY(jpeg && jpeg->startsWith("\xff\xd8\xff"));
        const Result<QByteArray> png = encodeImage(*frame, ImageFormat::Png);
        QVERIFY(png && png->startsWith("\x89PNG\r\n\x1a\n"));
    }
};

QTEST_GUILESS_MAIN(FrameScalerTest)
#include "tst_frame_scaler.moc"
