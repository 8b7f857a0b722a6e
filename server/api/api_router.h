#pragma once

#include "server/api/api_context.h"
#include "server/api/api_threads.h"

#include <memory>

namespace chalkreel {

class HttpFront;

/// The path by which QHttpServer knows the group of rows that this one is in.
QByteArray routerPath(const Route &route);

/// QHttpServer behind one front, on its thread: brings each admitted API request to its row's handler and the answer back.
/// The front has matched the row already (its access and limits had to be known before the body), so that QHttpServer
/// has one rule for each group of rows: it tries its rules one after the other.
class ApiRouter
{
public:
    /// Both must outlive it, and `front` must be listening.
    ApiRouter(HttpFront &front, const RouteTable &table, ApiThreads &threads);
    ~ApiRouter();

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
