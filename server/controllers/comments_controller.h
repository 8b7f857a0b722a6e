#pragma once

#include "server/api/route.h"
#include "server/controllers/visible_library.h"

namespace chalkreel {

/// Remarks at times of a video, and answers to them.
class CommentsController
{
public:
    explicit CommentsController(Backend &backend);

    void addTo(RouteTable &table);

private:
    Result<HttpReply> add(const ApiRequest &request);
    Result<HttpReply> list(const ApiRequest &request);
    Result<HttpReply> show(const ApiRequest &request);
    Result<HttpReply> update(const ApiRequest &request);
    Result<HttpReply> remove(const ApiRequest &request);

    VisibleLibrary libraryOf(const ApiRequest &request) { return {m_backend, request.principal}; }

    Backend &m_backend;
};

}  // namespace chalkreel
