#include "ui/library/storyboard_cache.h"

namespace chalkreel::ui {

namespace {
constexpr int kMostBoards = 12;
constexpr QSize kLargestSheet{8192, 8192};
}  // namespace

StoryboardCache::StoryboardCache(Backend &backend, PictureLoader &loader, QObject *parent)
    : QObject{parent}
    , m_backend{backend}
    , m_loader{loader}
{
    m_boards.setMaxCost(kMostBoards);
}

const Storyboard *StoryboardCache::storyboard(const Asset &asset)
{
    if (const Storyboard *board = m_boards.object(asset.id)) return board->isEmpty() ? nullptr : board;
    const bool wasMade = asset.renditions.contains(RenditionKind::Storyboard) && asset.renditions.contains(RenditionKind::StoryboardIndex);
    if (wasMade && !m_asked.contains(asset.id)) request(asset.id);
    return nullptr;
}

void StoryboardCache::forget(AssetId asset) { m_boards.remove(asset); }

void StoryboardCache::request(AssetId asset)
{
    using Source = Result<std::shared_ptr<ByteSource>>;
    m_asked.insert(asset);
    // Index first, then the sheet; whatever fails leaves an empty board, so that it is not asked for at every move.
    const auto onIndex = [this, asset](const Result<QByteArray> &index) {
        if (!index) return finish(asset, {}, {});
        deliver(m_backend.openRendition(asset, RenditionKind::Storyboard), this, [this, asset, index = *index](const Source &sheet) {
            if (!sheet) return finish(asset, {}, {});
            // Never scaled: the index speaks of the sheet's own pixels.
            deliver(m_loader.decode(*sheet, kLargestSheet), this,
                    [this, asset, index](const Result<QImage> &image) { finish(asset, index, image ? *image : QImage{}); });
        });
    };
    deliver(m_backend.openRendition(asset, RenditionKind::StoryboardIndex), this, [this, asset, onIndex](const Source &source) {
        if (!source) return finish(asset, {}, {});
        deliver(m_loader.read(*source), this, onIndex);
    });
}

void StoryboardCache::finish(AssetId asset, const QByteArray &index, const QImage &sheet)
{
    m_asked.remove(asset);
    m_boards.insert(asset, new Storyboard{sheet, parseStoryboardIndex(index, sheet.size())});
    emit ready(asset);
}

}  // namespace chalkreel::ui
