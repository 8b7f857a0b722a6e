#include "core/playback/picture_cache.h"

#include <algorithm>
#include <limits>

namespace chalkreel {

namespace {

// Stepping back needs many pictures before the playhead, since they come from the decoder in blocks; the few ahead are
// cheap to decode again.
constexpr int kAheadCostsWhenGoingBack = 3;

}  // namespace

PictureCache::PictureCache(qint64 limitBytes)
    : m_limit{limitBytes}
{
}

void PictureCache::setLimit(qint64 bytes)
{
    m_limit = bytes;
    shrink();
}

void PictureCache::setPlayhead(int frame, Direction direction)
{
    m_playhead = frame;
    m_direction = direction;
}

void PictureCache::insert(VideoPicture picture)
{
    const auto [it, isNew] = m_pictures.try_emplace(picture.frame);
    if (!isNew) m_bytes -= it->second.image.sizeInBytes();
    m_bytes += picture.image.sizeInBytes();
    it->second = std::move(picture);
    shrink();
}

void PictureCache::insertMissing(int frame) { m_missing.insert(frame); }

void PictureCache::clear()
{
    m_pictures.clear();
    m_bytes = 0;
}

std::optional<VideoPicture> PictureCache::find(int frame) const
{
    const auto it = m_pictures.find(frame);
    if (it == m_pictures.end()) return std::nullopt;
    return it->second;
}

std::optional<VideoPicture> PictureCache::lastIn(int after, int upTo) const
{
    auto it = m_pictures.upper_bound(upTo);
    if (it == m_pictures.begin()) return std::nullopt;
    --it;
    if (it->first <= after) return std::nullopt;
    return it->second;
}

int PictureCache::capacity(qint64 pictureBytes) const
{
    if (pictureBytes <= 0) return 1;
    return static_cast<int>(std::clamp<qint64>(m_limit / pictureBytes, 1, std::numeric_limits<int>::max()));
}

int PictureCache::cost(int frame) const
{
    const int distance = frame - m_playhead;
    if (distance <= 0) return -distance;
    return m_direction == Direction::Backward ? distance * kAheadCostsWhenGoingBack : distance;
}

void PictureCache::shrink()
{
    // The map is sorted by frame, so the most expensive picture is at one of its ends. The last one always stays.
    while (m_bytes > m_limit && m_pictures.size() > 1) {
        const auto first = m_pictures.begin();
        const auto last = std::prev(m_pictures.end());
        const auto victim = cost(first->first) >= cost(last->first) ? first : last;
        m_bytes -= victim->second.image.sizeInBytes();
        m_pictures.erase(victim);
    }
}

}  // namespace chalkreel
