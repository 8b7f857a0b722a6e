#pragma once

#include "server/api/route.h"

namespace chalkreel {

class Backend;

/// The folders in which people keep their videos.
class FoldersController
{
public:
    explicit FoldersController(Backend &backend);
    void addTo(RouteTable &table);

private:
    Result<HttpReply> list(const ApiRequest &request);
    Result<HttpReply> get(const ApiRequest &request);
    Result<HttpReply> create(const ApiRequest &request);
    Result<HttpReply> update(const ApiRequest &request);
    Result<HttpReply> remove(const ApiRequest &request);

    Backend &m_backend;
};

}  // namespace chalkreel
