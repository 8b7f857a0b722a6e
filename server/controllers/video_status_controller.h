#pragma once

#include "server/api/route.h"

namespace chalkreel {

class Backend;

/// How far the work on a video is, as seed 001's clients ask for it.
class VideoStatusController
{
public:
    explicit VideoStatusController(Backend &backend);
    void addTo(RouteTable &table);

private:
    Result<HttpReply> status(const ApiRequest &request);
    Backend &m_backend;
};

}  // namespace chalkreel
