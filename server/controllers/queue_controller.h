#pragma once

#include "server/api/route.h"

namespace chalkreel {

class Backend;

/// How it stands with the work as a whole: queue, statistics and workers.
class QueueController
{
public:
    explicit QueueController(Backend &backend);

    void addTo(RouteTable &table);

private:
    Result<HttpReply> status(const ApiRequest &request);
    Result<HttpReply> clear(const ApiRequest &request);
    Result<HttpReply> statistics(const ApiRequest &request);
    Result<HttpReply> workers(const ApiRequest &request);

    Backend &m_backend;
};

}  // namespace chalkreel
