#pragma once

#include <QList>
#include <QMetaType>
#include <QSize>
#include <QString>

namespace chalkreel {

/// A sound that can be chosen.
struct AudioTrack
{
    int stream = -1;  ///< index in the file
    QString name;     ///< title or language, and the channels: "English, stereo"
};

/// What a player needs to know of an opened file.
struct MediaDescription
{
    bool hasVideo = false;
    int frameCount = 0;       ///< 0 when there is no video
    double duration = 0;      ///< seconds from the first frame (or sample) to the end of the last
    double startSeconds = 0;  ///< PTS of the first frame; all positions are counted from there
    double frameRate = 0;     ///< frames per second on average; for display only, frames are found by their PTS
    QSize pictureSize;        ///< pixels, upright and square
    QList<AudioTrack> audioTracks;
    int defaultAudioTrack = -1;  ///< index in audioTracks
};

}  // namespace chalkreel

Q_DECLARE_METATYPE(chalkreel::MediaDescription)
