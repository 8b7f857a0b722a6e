#pragma once

#include "core/model/media_info.h"
#include "core/model/rendition.h"

#include <QStringList>

namespace chalkreel::bench {

/// One ffmpeg or ffprobe command that makes what one of our outputs is.
struct PeerCommand
{
    QString program;
    QStringList arguments;
};

/// The commands that a script would run one after the other for the same outputs: an encode where ours encoded (same
/// preset and CRF), a stream copy where ours remuxed, nothing where ours shared.
/// `made` is what our run said it made; `folder` exists.
[[nodiscard]] QList<PeerCommand> processCommands(const QString &clip, const MediaInfo &info, const QList<Rendition> &made,
                                                 const QString &folder);

/// Probe, packet list, the four thumbnails and a histogram of the key frames.
[[nodiscard]] QList<PeerCommand> inspectCommands(const QString &clip, const MediaInfo &info, const QString &folder);

}  // namespace chalkreel::bench
