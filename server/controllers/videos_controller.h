#pragma once

#include "server/api/route.h"

namespace chalkreel {

class Accounts;
class Backend;

/// The videos (and pictures and sounds) of a library, without their files.
class VideosController
{
public:
    /// `accounts` is null on an open server.
    VideosController(Backend &backend, Accounts *accounts);
    void addTo(RouteTable &table);

private:
    Result<HttpReply> list(const ApiRequest &request);
    Result<HttpReply> exists(const ApiRequest &request);
    Result<HttpReply> counts(const ApiRequest &request);
    Result<HttpReply> get(const ApiRequest &request);
    Result<HttpReply> update(const ApiRequest &request);
    Result<HttpReply> remove(const ApiRequest &request);
    Result<HttpReply> restore(const ApiRequest &request);
    Result<HttpReply> metadata(const ApiRequest &request);

    Backend &m_backend;
    Accounts *m_accounts;
};

}  // namespace chalkreel
