#include "server/api/api_call.h"

#include "core/base/logging.h"
#include "server/api/reply.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcCall, "chalkreel.api", QtInfoMsg)

namespace chalkreel {

HttpReply callHandler(const ApiHandler &handler, const HttpHead &head, const QByteArray &body, const ApiContext &context)
{
    ApiRequest request;
    request.head = head;
    request.body = body;
    request.principal = context.principal;
    request.requestId = context.requestId;
    request.clientAddress = context.clientAddress;
    request.parameters = context.parameters;
    request.origin = context.origin;
    const Result<HttpReply> reply = handler(request);
    if (reply) return *reply;
    const Error &error = reply.error();
    if (error.code == ErrorCode::Internal || !error.detail.isEmpty())
        qCWarning(lcCall).noquote() << head.method << escapeControls(QString::fromUtf8(head.path)) << "request" << request.requestId
                                    << nameOf(error.code) << escapeControls(error.message) << escapeControls(error.detail);
    return errorReply(error);
}

}  // namespace chalkreel
