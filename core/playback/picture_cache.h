#pragma once

#include "core/playback/video_picture.h"

#include <map>
#include <optional>
#include <set>

namespace chalkreel {

enum class Direction { Forward, Backward };

/// Pictures around the playhead, up to a limit in bytes. What lies farthest from the playhead goes first; what lies behind
/// the direction of travel goes sooner. Not for several threads at once.
class PictureCache
{
public:
    explicit PictureCache(qint64 limitBytes);

    void setLimit(qint64 bytes);
    void setPlayhead(int frame, Direction direction);
    int playhead() const { return m_playhead; }
    Direction direction() const { return m_direction; }

    void insert(VideoPicture picture);
    /// A frame that cannot be had (damaged): counted as present, so that nobody tries for ever.
    void insertMissing(int frame);
    void clear();

    /// Null for a missing frame.
    std::optional<VideoPicture> find(int frame) const;
    /// The last picture in (after, upTo].
    std::optional<VideoPicture> lastIn(int after, int upTo) const;
    /// Present or known to be missing.
    bool isSettled(int frame) const { return m_pictures.contains(frame) || m_missing.contains(frame); }
    qint64 bytes() const { return m_bytes; }
    /// How many pictures of this size have room.
    int capacity(qint64 pictureBytes) const;

private:
    int cost(int frame) const;
    void shrink();

    qint64 m_limit;
    qint64 m_bytes = 0;
    int m_playhead = 0;
    Direction m_direction = Direction::Forward;
    std::map<int, VideoPicture> m_pictures;
    std::set<int> m_missing;
};

}  // namespace chalkreel
