#pragma once

#include "core/model/asset.h"
#include "core/model/job.h"

#include <QString>

namespace chalkreel::ui {

// How values read in the window, in the language and number format of the person. Seconds and bytes go in.

/// "0:10", "1:02:03"; rounds to whole seconds. Never negative.
[[nodiscard]] QString formatDuration(double seconds);
/// "00:00:00.480": hours always, milliseconds always, for exact positions.
[[nodiscard]] QString formatTimecode(double seconds);
/// "14.2 MB": decimal units, as file managers show them.
[[nodiscard]] QString formatBytes(qint64 bytes);
/// "25 fps", "29.97 fps".
[[nodiscard]] QString formatFrameRate(double framesPerSecond);
/// "1920×1080".
[[nodiscard]] QString formatPictureSize(int width, int height);
/// "3.1×".
[[nodiscard]] QString formatSpeed(double factor);
/// "about 40 s left", "about 2 min left"; empty while unknown (negative).
[[nodiscard]] QString formatRemaining(double seconds);
/// "0:40" for narrow places; empty while unknown.
[[nodiscard]] QString formatRemainingShort(double seconds);
/// "46 %".
[[nodiscard]] QString formatPercent(double percent);
/// "5.2 Mbit/s".
[[nodiscard]] QString formatBitRate(qint64 bitsPerSecond);

/// "1920×1080 · 24 fps · technique".
[[nodiscard]] QString assetFacts(const Asset &asset);
/// Why it failed, in the few words that fit under a card: "No picture in this file".
[[nodiscard]] QString shortReason(const Error &error);
/// "Preparing failed", "Preparing cancelled": what became of the preparation that ended with this error.
[[nodiscard]] QString outcomeName(const Error &error);
/// What a job is doing: "Reading", "Encoding". For a job step's wire name.
[[nodiscard]] QString stepName(const QString &step);
/// "Enhanced copy", "Storyboard": what people call a copy.
[[nodiscard]] QString renditionName(RenditionKind kind);

/// Parts joined by a middle dot, empty ones left out.
[[nodiscard]] QString joinFacts(const QStringList &parts);

}  // namespace chalkreel::ui
