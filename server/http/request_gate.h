#pragma once

#include "server/http/http_message.h"

#include <QHostAddress>
#include <QObject>

#include <memory>
#include <variant>

namespace chalkreel {

class HttpConnection;

struct Peer
{
    QHostAddress address;  ///< of the socket's other end: what a proxy says of its client is the gate's matter
    quint16 port = 0;
    bool isEncrypted = false;
};

/// What the gate wants to find again when the request is answered. The front only carries it.
class RequestContext
{
public:
    virtual ~RequestContext() = default;
};

/// Takes the body of one request as it comes and answers it. Lives from the end of the head to the end of the answer, on
/// the connection's thread. What it starts elsewhere reaches it through deliver(..., this, ...) and never after it died.
class StreamHandler : public QObject
{
public:
    /// May answer at once; the rest of the body is then thrown away.
    virtual void begin(HttpConnection &connection) = 0;
    /// A part of the body, decoded. False: it has answered and wants no more.
    virtual bool takeBody(HttpConnection &connection, QByteArrayView content) = 0;
    /// The body is complete. Answers now or later.
    virtual void finish(HttpConnection &connection) = 0;
    /// The client went, or was too slow, before the answer. Destroyed right after.
    virtual void abort() {}
};

/// Collected in memory, then answered by the API.
struct ApiAdmission
{
    qint64 bodyBytes = 0;
    QByteArray path;  ///< of QHttpServer's rule for it
};

/// Streamed through a handler.
struct StreamAdmission
{
    std::unique_ptr<StreamHandler> handler;
    qint64 bodyBytes = 0;
};

/// Becomes a WebSocket.
struct SocketAdmission
{
};

/// What becomes of a request, decided on its head alone.
struct Admission
{
    std::shared_ptr<RequestContext> context;
    HttpHeaders headers;  ///< that every answer to it carries
    /// A reply refuses, or answers at once.
    std::variant<HttpReply, ApiAdmission, StreamAdmission, SocketAdmission> decision;
};

/// How a request ended, for figures and logs.
struct RequestOutcome
{
    int status = 0;        ///< 499 when the client left before the answer, 408 when it was too slow
    qint64 bytesRead = 0;  ///< of the body, decoded
    qint64 bytesSent = 0;  ///< of the answer's body
    qint64 nanoseconds = 0;
    HttpHeaders headers{};  ///< of the answer, as its handler gave them
};

/// Who may come in: asked by every front, on its thread.
class RequestGate
{
public:
    virtual ~RequestGate() = default;

    virtual Admission admit(const HttpHead &head, const Peer &peer) = 0;
    /// Once for each admitted request, also for those that were refused. A WebSocket's request ends with its opening.
    virtual void finished(const std::shared_ptr<RequestContext> &context, const HttpHead &head, const Peer &peer,
                          const RequestOutcome &outcome) = 0;
};

}  // namespace chalkreel
