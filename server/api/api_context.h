#pragma once

#include "core/model/user.h"
#include "server/api/route.h"
#include "server/http/request_gate.h"

namespace chalkreel {

/// W3C trace context (www.w3.org/TR/trace-context) of a request: whose span it is part of, and its own.
struct TraceContext
{
    QByteArray traceId;   ///< 32 hex digits
    QByteArray parentId;  ///< 16 hex digits; empty: it begins here
    QByteArray spanId;    ///< 16 hex digits
    bool isSampled = true;
};

/// What was found out about a request at its head; goes with it to its end.
class ApiContext final : public RequestContext
{
public:
    const Route *route = nullptr;  ///< null: refused before one was found
    QHash<QString, QString> parameters;
    Principal principal;
    QString requestId;
    QString clientAddress;
    QString origin;  ///< scheme and host, for links in answers
    TraceContext trace;
};

}  // namespace chalkreel
