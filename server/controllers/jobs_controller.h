#pragma once

#include "server/api/route.h"
#include "server/controllers/visible_library.h"

namespace chalkreel {

/// /api/v1/jobs in the words of seed 003.
class JobsController
{
public:
    explicit JobsController(Backend &backend);

    void addTo(RouteTable &table);

private:
    Result<HttpReply> create(const ApiRequest &request);
    Result<HttpReply> list(const ApiRequest &request);
    Result<HttpReply> show(const ApiRequest &request);
    Result<HttpReply> status(const ApiRequest &request);
    Result<HttpReply> events(const ApiRequest &request);
    Result<HttpReply> cancel(const ApiRequest &request);
    Result<HttpReply> retry(const ApiRequest &request);
    Result<HttpReply> setPriority(const ApiRequest &request);
    Result<HttpReply> remove(const ApiRequest &request);
    Result<HttpReply> bulk(const ApiRequest &request);

    VisibleLibrary libraryOf(const ApiRequest &request) { return {m_backend, request.principal}; }

    Backend &m_backend;
};

}  // namespace chalkreel
