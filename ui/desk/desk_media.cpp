#include "ui/desk/desk_media.h"

namespace chalkreel::ui {

namespace {

constexpr QSize kLargestSheet{4096, 4096};

}  // namespace

DeskMedia::DeskMedia(Backend &backend, QObject *parent)
    : QObject{parent}
    , m_backend{backend}
{
}

void DeskMedia::setAsset(const Asset &asset)
{
    if (asset.id != m_asset.id) {
        m_sources.clear();
        m_hasStoryboard = false;
        m_hasWaveform = false;
    }
    m_asset = asset;
    const QList<RenditionKind> &made = asset.renditions;
    if (!m_hasStoryboard && made.contains(RenditionKind::Storyboard) && made.contains(RenditionKind::StoryboardIndex)) fetchStoryboard();
    if (!m_hasWaveform && made.contains(RenditionKind::Waveform)) fetchWaveform();
}

QList<RenditionKind> DeskMedia::playable() const
{
    QList<RenditionKind> kinds{RenditionKind::Original};
    if (m_asset.kind != AssetKind::Video) return kinds;
    for (const auto kind : {RenditionKind::Enhanced, RenditionKind::Review, RenditionKind::Hd, RenditionKind::Sd, RenditionKind::Mobile})
        if (m_asset.renditions.contains(kind)) kinds.append(kind);
    return kinds;
}

void DeskMedia::source(RenditionKind kind, const std::function<void(const Result<PlayableSource> &)> &then)
{
    if (const auto known = m_sources.constFind(kind); known != m_sources.constEnd()) return then(*known);
    const auto open = [this, kind, then](const Bytes &packetIndex) {
        deliverForAsset(m_backend.openRendition(m_asset.id, kind), [this, kind, then, packetIndex](const Result<Bytes> &media) {
            if (!media) return then(fail(media.error()));
            const PlayableSource source{.media = *media, .packetIndex = packetIndex};
            m_sources.insert(kind, source);
            then(source);
        });
    };
    // The packet index is the original's; without it, or for other copies, the player reads the packets itself.
    if (kind != RenditionKind::Original || !m_asset.renditions.contains(RenditionKind::PacketIndex)) return open(nullptr);
    deliverForAsset(m_backend.openRendition(m_asset.id, RenditionKind::PacketIndex),
                    [open](const Result<Bytes> &index) { open(index ? *index : nullptr); });
}

void DeskMedia::fetchStoryboard()
{
    m_hasStoryboard = true;
    deliverForAsset(m_backend.openRendition(m_asset.id, RenditionKind::StoryboardIndex), [this](const Result<Bytes> &index) {
        if (!index) return;  // the strip stays empty; the video plays all the same
        deliverForAsset(m_loader.read(*index), [this](const Result<QByteArray> &vtt) {
            if (!vtt) return;
            deliverForAsset(m_backend.openRendition(m_asset.id, RenditionKind::Storyboard), [this, vtt = *vtt](const Result<Bytes> &sheet) {
                if (!sheet) return;
                deliverForAsset(m_loader.decode(*sheet, kLargestSheet), [this, vtt](const Result<QImage> &image) {
                    if (!image) return;
                    emit storyboardReady(Storyboard{.sheet = *image, .tiles = parseStoryboardIndex(vtt, image->size())});
                });
            });
        });
    });
}

void DeskMedia::fetchWaveform()
{
    m_hasWaveform = true;
    deliverForAsset(m_backend.openRendition(m_asset.id, RenditionKind::Waveform), [this](const Result<Bytes> &bytes) {
        if (!bytes) return;
        deliverForAsset(m_loader.read(*bytes), [this](const Result<QByteArray> &json) {
            if (json) emit waveformReady(parseWaveform(*json));
        });
    });
}

}  // namespace chalkreel::ui
