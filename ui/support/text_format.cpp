#include "ui/support/text_format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr double kLongestShown = 1e7;  // seconds, four months: what is longer is a broken time stamp
constexpr QChar kZero = u'0';

qint64 wholeSeconds(double seconds)
{
    if (!std::isfinite(seconds)) return 0;
    return std::llround(std::clamp(seconds, 0.0, kLongestShown));
}

QString clock(qint64 seconds)
{
    const qint64 hours = seconds / 3600;
    const QString rest = u"%1:%2"_s.arg(seconds / 60 % 60, hours > 0 ? 2 : 1, 10, kZero).arg(seconds % 60, 2, 10, kZero);
    return hours > 0 ? QString::number(hours) + QChar{u':'} + rest : rest;
}

}  // namespace

QString formatDuration(double seconds) { return clock(wholeSeconds(seconds)); }

QString formatTimecode(double seconds)
{
    const double sane = std::isfinite(seconds) ? std::clamp(seconds, 0.0, kLongestShown) : 0.0;
    const qint64 ms = std::llround(sane * 1000);
    return u"%1:%2:%3.%4"_s.arg(ms / 3'600'000, 2, 10, kZero)
        .arg(ms / 60'000 % 60, 2, 10, kZero)
        .arg(ms / 1000 % 60, 2, 10, kZero)
        .arg(ms % 1000, 3, 10, kZero);
}

QString formatBytes(qint64 bytes)
{
    return QLocale{}.formattedDataSize(std::max<qint64>(0, bytes), bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString formatFrameRate(double framesPerSecond)
{
    if (!std::isfinite(framesPerSecond) || framesPerSecond <= 0) return {};
    const double rounded = std::round(framesPerSecond * 100) / 100;
    const int decimals = rounded == std::floor(rounded) ? 0 : 2;
    return QCoreApplication::translate("Format", "%1 fps").arg(QLocale{}.toString(rounded, 'f', decimals));
}

QString formatPictureSize(int width, int height) { return width > 0 && height > 0 ? u"%1×%2"_s.arg(width).arg(height) : QString{}; }

QString formatSpeed(double factor)
{
    if (!std::isfinite(factor) || factor <= 0) return {};
    return QLocale{}.toString(factor, 'f', factor < 9.95 ? 1 : 0) + u'×';
}

QString formatRemaining(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0) return {};
    if (seconds < 60) {
        const qint64 s = wholeSeconds(seconds);
        const qint64 shown = s <= 10 ? std::max<qint64>(1, s) : (s + 4) / 5 * 5;  // a number that does not flicker
        return QCoreApplication::translate("Format", "about %1 s left").arg(QLocale{}.toString(shown));
    }
    const qint64 minutes = std::max<qint64>(1, std::llround(std::min(seconds, kLongestShown) / 60));
    if (minutes < 90) return QCoreApplication::translate("Format", "about %1 min left").arg(QLocale{}.toString(minutes));
    return QCoreApplication::translate("Format", "about %1 h left").arg(QLocale{}.toString((minutes + 30) / 60));
}

QString formatRemainingShort(double seconds) { return std::isfinite(seconds) && seconds >= 0 ? clock(wholeSeconds(seconds)) : QString{}; }

QString formatPercent(double percent)
{
    const double sane = std::isfinite(percent) ? std::clamp(percent, 0.0, 100.0) : 0.0;
    return QCoreApplication::translate("Format", "%1 %").arg(QLocale{}.toString(static_cast<int>(sane)));
}

QString formatBitRate(qint64 bitsPerSecond)
{
    if (bitsPerSecond <= 0) return {};
    const double bits = static_cast<double>(bitsPerSecond);
    if (bitsPerSecond < 1'000'000) return QCoreApplication::translate("Format", "%1 kbit/s").arg(QLocale{}.toString(bits / 1e3, 'f', 0));
    return QCoreApplication::translate("Format", "%1 Mbit/s").arg(QLocale{}.toString(bits / 1e6, 'f', 1));
}

QString joinFacts(const QStringList &parts)
{
    QString joined;
    for (const QString &part : parts) {
        if (part.isEmpty()) continue;
        if (!joined.isEmpty()) joined += u" · "_s;
        joined += part;
    }
    return joined;
}

QString assetFacts(const Asset &asset)
{
    const QString size = formatPictureSize(asset.width, asset.height);
    QString kind;
    if (asset.kind == AssetKind::Audio) kind = QCoreApplication::translate("Format", "sound");
    if (asset.kind == AssetKind::Image) kind = QCoreApplication::translate("Format", "picture");
    const QString rate = asset.hasVariableFrameRate ? QCoreApplication::translate("Format", "variable frame rate")
                                                    : formatFrameRate(asset.kind == AssetKind::Video ? asset.frameRate : 0);
    const QString early = asset.endsEarly ? QCoreApplication::translate("Format", "ends early") : QString{};
    return joinFacts({early, kind, size, rate, asset.tags.join(u", "_s)});
}

QString shortReason(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Damaged: return QCoreApplication::translate("Format", "Cannot be read");
    case ErrorCode::Infected: return QCoreApplication::translate("Format", "Contains a virus");
    case ErrorCode::Unsupported: return QCoreApplication::translate("Format", "Not a format we know");
    case ErrorCode::NotFound: return QCoreApplication::translate("Format", "File is missing");
    case ErrorCode::TooLarge: return QCoreApplication::translate("Format", "Too large");
    case ErrorCode::NoSpace: return QCoreApplication::translate("Format", "Disk is full");
    case ErrorCode::PermissionDenied: return QCoreApplication::translate("Format", "No permission");
    case ErrorCode::Timeout: return QCoreApplication::translate("Format", "Took too long");
    case ErrorCode::RateLimited:
    case ErrorCode::Unavailable: return QCoreApplication::translate("Format", "Not available now");
    case ErrorCode::ResourceExhausted: return QCoreApplication::translate("Format", "Not enough memory");
    case ErrorCode::WorkerLost: return QCoreApplication::translate("Format", "Stopped unexpectedly");
    case ErrorCode::Io: return QCoreApplication::translate("Format", "Disk error");
    case ErrorCode::Cancelled: return QCoreApplication::translate("Format", "Cancelled");
    case ErrorCode::Conflict: return QCoreApplication::translate("Format", "Changed meanwhile");
    case ErrorCode::InvalidArgument:
    case ErrorCode::Unauthorized:
    case ErrorCode::Forbidden:
    case ErrorCode::Internal: return QCoreApplication::translate("Format", "Something went wrong");
    }
    return {};
}

QString outcomeName(const Error &error)
{
    return error.code == ErrorCode::Cancelled ? QCoreApplication::translate("Format", "Preparing cancelled")
                                              : QCoreApplication::translate("Format", "Preparing failed");
}

QString stepName(const QString &step)
{
    if (step == u"inspect") return QCoreApplication::translate("Format", "Reading");
    if (step == u"video") return QCoreApplication::translate("Format", "Encoding");
    if (step == u"audio") return QCoreApplication::translate("Format", "Sound");
    if (step == u"package") return QCoreApplication::translate("Format", "Packing");
    if (step == u"image") return QCoreApplication::translate("Format", "Picture");
    return QCoreApplication::translate("Format", "Preparing");
}

QString renditionName(RenditionKind kind)
{
    switch (kind) {
    case RenditionKind::Original: return QCoreApplication::translate("Format", "Original");
    case RenditionKind::Enhanced: return QCoreApplication::translate("Format", "Enhanced");
    case RenditionKind::Review: return QCoreApplication::translate("Format", "Review copy");
    case RenditionKind::Hd: return QCoreApplication::translate("Format", "HD copy");
    case RenditionKind::Sd: return QCoreApplication::translate("Format", "SD copy");
    case RenditionKind::Mobile: return QCoreApplication::translate("Format", "Mobile copy");
    case RenditionKind::Hls: return QCoreApplication::translate("Format", "Streaming copy");
    case RenditionKind::Thumbnail: return QCoreApplication::translate("Format", "Thumbnail");
    case RenditionKind::ThumbnailStart: return QCoreApplication::translate("Format", "Picture from the start");
    case RenditionKind::ThumbnailMiddle: return QCoreApplication::translate("Format", "Picture from the middle");
    case RenditionKind::ThumbnailEnd: return QCoreApplication::translate("Format", "Picture from the end");
    case RenditionKind::Storyboard: return QCoreApplication::translate("Format", "Storyboard");
    case RenditionKind::StoryboardIndex: return QCoreApplication::translate("Format", "Storyboard times");
    case RenditionKind::Preview: return QCoreApplication::translate("Format", "Preview");
    case RenditionKind::PreviewGif: return QCoreApplication::translate("Format", "Preview (GIF)");
    case RenditionKind::Waveform: return QCoreApplication::translate("Format", "Waveform");
    case RenditionKind::WaveformImage: return QCoreApplication::translate("Format", "Waveform picture");
    case RenditionKind::Histogram: return QCoreApplication::translate("Format", "Histogram");
    case RenditionKind::Metadata: return QCoreApplication::translate("Format", "Facts");
    case RenditionKind::PacketIndex: return QCoreApplication::translate("Format", "Frame index");
    case RenditionKind::Audio: return QCoreApplication::translate("Format", "Sound");
    }
    return {};
}

}  // namespace chalkreel::ui
