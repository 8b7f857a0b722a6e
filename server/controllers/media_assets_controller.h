#pragma once

#include "server/api/route.h"
#include "server/controllers/signed_urls.h"

namespace chalkreel {

class Backend;
struct AssetDetails;

/// The library as seed 002's clients know it: MediaAsset.
class MediaAssetsController
{
public:
    /// `accounts` is null on an open server.
    MediaAssetsController(Backend &backend, Accounts *accounts);
    void addTo(RouteTable &table);

private:
    Result<HttpReply> list(const ApiRequest &request);
    Result<HttpReply> get(const ApiRequest &request);
    QJsonObject json(const ApiRequest &request, const AssetDetails &details) const;

    Backend &m_backend;
    const SignedUrls m_urls;
};

}  // namespace chalkreel
