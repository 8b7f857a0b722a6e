#pragma once

#include "core/model/rendition.h"
#include "server/api/api_request.h"

#include <chrono>

namespace chalkreel {

class Accounts;

/// Addresses of an asset's files that carry their own leave, for players and pages that cannot send a header.
class SignedUrls
{
public:
    /// `accounts` is null on an open server, where any address will do.
    explicit SignedUrls(Accounts *accounts);

    /// Nothing for what has no address of its own (the packet index). The one of an HLS stream covers its folder: our
    /// playlists hand it on to what they name.
    [[nodiscard]] std::optional<QString> of(const ApiRequest &request, AssetId asset, RenditionKind kind, std::chrono::seconds life) const;

private:
    Accounts *m_accounts;
};

}  // namespace chalkreel
