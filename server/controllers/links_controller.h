#pragma once

#include "server/api/route.h"
#include "server/controllers/signed_urls.h"

namespace chalkreel {

class Backend;

/// Signed expiring addresses of a video's files.
class LinksController
{
public:
    /// `accounts` is null on an open server.
    LinksController(Backend &backend, Accounts *accounts);
    void addTo(RouteTable &table);

private:
    Result<HttpReply> create(const ApiRequest &request);

    Backend &m_backend;
    const SignedUrls m_urls;
};

}  // namespace chalkreel
