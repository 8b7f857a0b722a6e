#pragma once

#include "server/api/api_request.h"
#include "server/http/request_gate.h"

#include <functional>
#include <vector>

namespace chalkreel {

/// The least that somebody has to be to come in.
enum class Access {
    Public,  ///< anybody, without credentials
    Link,    ///< as Viewer, or whoever shows a signed link or a share to just this
    Viewer,
    Coach,
    Admin,
};

/// What the API's description says of a row; the rest of it is in server/openapi. A JSON value is named by its schema there;
/// empty: no body.
struct RouteDoc
{
    const char *operation = "";  ///< operationId
    const char *tag = "";
    const char *summary = "";
    const char *query = "";  ///< names in parameters.cpp, separated by spaces
    const char *request = "";
    const char *response = "";
    int status = 200;
    const char *mediaType = "application/json";         ///< of the answer
    const char *requestMediaType = "application/json";  ///< of the body
    bool isBodyOptional = false;
};

class ApiContext;

/// Answers a complete request. Runs on one of the API's threads and may block; thin: it asks the core and writes JSON.
using ApiHandler = std::function<Result<HttpReply>(const ApiRequest &)>;
/// Makes what takes a request's body as it comes; on the front's thread, so it must not block.
using StreamMaker = std::function<StreamAdmission(const HttpHead &head, const std::shared_ptr<ApiContext> &context)>;
/// A row without a handler of either kind opens a WebSocket; which one, its path says.
struct WebSocketRow
{
};

/// One line of the route table: from it come routing, access, limits, documentation and the tests that sweep it.
struct Route
{
    const char *method = "GET";
    const char *path = "/";  ///< "{name}" stands for one segment
    Access access = Access::Admin;
    std::variant<ApiHandler, StreamMaker, WebSocketRow> handler;
    RouteDoc doc;
    qint64 bodyBytes = 1 << 20;  ///< of an API request; 0: takes none
    const char *alias = "";      ///< the path of the row that this one repeats under a seed's own path
    bool isQuick = false;        ///< see quick()
};

/// A row whose handler only looks at what is in memory and never waits: it is answered on the connection's own thread.
inline Route quick(Route route)
{
    route.isQuick = true;
    return route;
}

/// All that can be asked of the server.
class RouteTable
{
public:
    void add(Route route);

    struct Match
    {
        const Route *route = nullptr;        ///< null: nothing there, or not with this method
        QHash<QString, QString> parameters;  ///< decoded
        QByteArrayList
            allowed;  ///< for OPTIONS and where `route` is null: methods at this path, with HEAD and OPTIONS; empty: nothing is there
    };
    /// HEAD finds GET's row. `path` as it came, percent-encoded.
    Match match(const QByteArray &method, const QByteArray &path) const;

    const std::vector<std::unique_ptr<Route>> &routes() const { return m_routes; }

private:
    struct Node;
    struct NodeDeleter
    {
        void operator()(Node *node) const;
    };
    using NodePtr = std::unique_ptr<Node, NodeDeleter>;
    static bool find(const Node &node, const QByteArrayList &segments, qsizetype at, QStringList &values, const Node *&found);

    std::vector<std::unique_ptr<Route>> m_routes;
    NodePtr m_root;
};

}  // namespace chalkreel
