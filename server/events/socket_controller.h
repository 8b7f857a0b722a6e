#pragma once

#include "server/api/route.h"

namespace chalkreel {

class SocketFeed;

/// The rows of the WebSockets, and how many are open.
class SocketController
{
public:
    explicit SocketController(SocketFeed &feed);

    void addTo(RouteTable &table);

private:
    /// Numbers, and of other people nothing else.
    Result<HttpReply> status(const ApiRequest &request);

    SocketFeed &m_feed;
};

}  // namespace chalkreel
