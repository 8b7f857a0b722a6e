#include "server/controllers/signed_urls.h"

#include "core/security/accounts.h"

#include <algorithm>

namespace chalkreel {
namespace {

struct Address
{
    RenditionKind kind;
    const char *path;  ///< below the video's
    const char *query = "";
};

constexpr std::array kAddresses{
    Address{RenditionKind::Original, "download", "rendition=original"},
    Address{RenditionKind::Enhanced, "download", "rendition=enhanced"},
    Address{RenditionKind::Review, "download", "rendition=review"},
    Address{RenditionKind::Hd, "download", "rendition=hd"},
    Address{RenditionKind::Sd, "download", "rendition=sd"},
    Address{RenditionKind::Mobile, "download", "rendition=mobile"},
    Address{RenditionKind::Audio, "download", "rendition=audio"},
    Address{RenditionKind::Hls, "hls/master.m3u8"},
    Address{RenditionKind::Thumbnail, "thumbnail"},
    Address{RenditionKind::ThumbnailStart, "thumbnail", "at=start"},
    Address{RenditionKind::ThumbnailMiddle, "thumbnail", "at=middle"},
    Address{RenditionKind::ThumbnailEnd, "thumbnail", "at=end"},
    Address{RenditionKind::Storyboard, "storyboard.jpg"},
    Address{RenditionKind::StoryboardIndex, "storyboard.vtt"},
    Address{RenditionKind::Preview, "preview", "format=mp4"},
    Address{RenditionKind::PreviewGif, "preview", "format=gif"},
    Address{RenditionKind::Waveform, "waveform", "format=json"},
    Address{RenditionKind::WaveformImage, "waveform", "format=png"},
};

}  // namespace

SignedUrls::SignedUrls(Accounts *accounts)
    : m_accounts{accounts}
{
}

std::optional<QString> SignedUrls::of(const ApiRequest &request, AssetId asset, RenditionKind kind, std::chrono::seconds life) const
{
    const auto address = std::ranges::find(kAddresses, kind, &Address::kind);
    if (address == kAddresses.end()) return std::nullopt;
    const QString path = u"/api/v1/videos/" % asset.toString() % u'/' % QLatin1StringView{address->path};
    QStringList query;
    if (*address->query) query.append(QString::fromLatin1(address->query));
    if (m_accounts) {
        // Who was given the small copy was not given the original.
        const QString covered = kind == RenditionKind::Hls ? path.left(path.lastIndexOf(u'/') + 1)
                                : query.isEmpty()          ? path
                                                           : QString{path % u'?' % query.first()};
        query.append(m_accounts->signLink(request.principal, covered, life));
    }
    const QString url = request.origin + path;
    return query.isEmpty() ? url : QString{url % u'?' % query.join(u'&')};
}

}  // namespace chalkreel
