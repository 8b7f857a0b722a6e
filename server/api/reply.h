#pragma once

#include "core/base/json_fields.h"
#include "server/http/http_message.h"

namespace chalkreel {

/// JSON answers. What a client may not keep is said by the connection's gate, not here.
HttpReply jsonReply(const QJsonObject &body, int status = 200);
HttpReply jsonReply(const QJsonArray &body, int status = 200);

template <HasFields T>
HttpReply jsonReply(const T &value, int status = 200)
{
    return jsonReply(toJson(value), status);
}

/// With the revision as its ETag, which a change has to show in If-Match.
HttpReply revisionReply(const QJsonObject &body, int revision, int status = 200);

HttpReply emptyReply();

/// An error of the core on the wire (RFC 9457): the only place where codes become statuses. The detail stays in the log.
HttpReply errorReply(const Error &error);

}  // namespace chalkreel
