#include "server/api/reply.h"

#include "server/http/problem.h"

#include <QJsonDocument>

namespace chalkreel {
namespace {

HttpReply replyOf(const QJsonDocument &document, int status)
{
    return {.status = status,
            .headers = {{QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json")},
                        {QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store")}},
            .body = document.toJson(QJsonDocument::Compact)};
}

int statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument: return 422;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::Conflict: return 409;
    case ErrorCode::Unauthorized: return 401;
    case ErrorCode::Forbidden: return 403;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::RateLimited: return 429;
    case ErrorCode::Unsupported: return 415;
    case ErrorCode::Damaged:
    case ErrorCode::Infected: return 422;
    case ErrorCode::NoSpace: return 507;
    case ErrorCode::Timeout: return 504;
    case ErrorCode::Unavailable:
    case ErrorCode::ResourceExhausted:
    case ErrorCode::Cancelled: return 503;
    case ErrorCode::PermissionDenied:
    case ErrorCode::WorkerLost:
    case ErrorCode::Io:
    case ErrorCode::Internal: return 500;
    }
    return 500;
}

}  // namespace

HttpReply jsonReply(const QJsonObject &body, int status) { return replyOf(QJsonDocument{body}, status); }
HttpReply jsonReply(const QJsonArray &body, int status) { return replyOf(QJsonDocument{body}, status); }

HttpReply revisionReply(const QJsonObject &body, int revision, int status)
{
    HttpReply reply = jsonReply(body, status);
    reply.with("ETag", '"' + QByteArray::number(revision) + '"');
    return reply;
}

HttpReply emptyReply() { return {.status = 204}; }

HttpReply errorReply(const Error &error)
{
    const int status = statusOf(error.code);
    QString sentence = error.message;
    if (sentence.isEmpty())
        sentence = status == 503 ? QStringLiteral("The server is stopping; try again soon.") : QStringLiteral("This did not work.");
    HttpReply reply = problemReply(status, nameOf(error.code), sentence);
    if (error.code == ErrorCode::Infected) {
        QJsonObject body = QJsonDocument::fromJson(reply.body).object();
        body.insert(QStringLiteral("signature"), error.detail);
        reply.body = QJsonDocument{body}.toJson(QJsonDocument::Compact);
    }
    if (status == 401) reply.with("WWW-Authenticate", "Bearer");
    if (status == 429 || status == 503) reply.with("Retry-After", QByteArray::number(std::max(1, error.retryAfterSeconds)));
    return reply;
}

}  // namespace chalkreel
