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

/// What decides how the peer gets at its pictures.
struct SampleFacts
{
    int sampled = 0;    ///< pictures that our histogram counted
    int keyFrames = 0;  ///< that the clip has
};

/// The commands that a script would run one after the other for the same outputs: an encode where ours encoded (same
/// preset and CRF), a stream copy where ours remuxed, nothing where ours shared.
/// `made` is what our run said it made; `folder` exists.
[[nodiscard]] QList<PeerCommand> processCommands(const QString &clip, const MediaInfo &info, const QList<Rendition> &made,
                                                 const SampleFacts &samples, const QString &folder);

/// Probe, packet list, the four thumbnails and a histogram of as many pictures as ours counted: of the key frames alone,
/// which cost least, where there are enough of them.
[[nodiscard]] QList<PeerCommand> inspectCommands(const QString &clip, const MediaInfo &info, const SampleFacts &samples,
                                                 const QString &folder);

}  // namespace chalkreel::bench
