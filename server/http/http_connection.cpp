#include "server/http/http_connection.h"

#include "server/http/bridge_socket.h"
#include "server/http/direct_write.h"
#include "server/http/http_front.h"
#include "server/http/problem.h"

#include <QTcpSocket>

#include <sys/socket.h>
#include <sys/stat.h>

namespace chalkreel {
namespace {

constexpr qint64 kReadBuffer = qint64{256} << 10;
constexpr qint64 kBodyStep = qint64{128} << 10;
/// A client that asks and asks and never reads is asked to read first.
constexpr qint64 kUnreadAnswers = qint64{256} << 10;
constexpr qsizetype kUsualAnswer = 1024;
constexpr int kTurns = 64;  // then other connections get theirs

}  // namespace

HttpConnection::HttpConnection(HttpFront &front, QTcpSocket &socket, Peer peer)
    : QObject{&front}
    , m_front{front}
    , m_socket{socket}
    , m_peer{std::move(peer)}
{
    m_socket.setParent(this);
    m_socket.setReadBufferSize(kReadBuffer);
    m_phaseBegan = m_lastProgress = m_front.now();
    connect(&m_socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::onBytesWritten);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] { die(499); });
}

HttpConnection::~HttpConnection() { m_front.forget(*this); }

void HttpConnection::touch() { m_lastProgress = m_front.now(); }

void HttpConnection::readSoon()
{
    if (m_isReadQueued) return;
    m_isReadQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isReadQueued = false;
            onReadyRead();
        },
        Qt::QueuedConnection);
}

void HttpConnection::onReadyRead()
{
    if (m_isReading) return;
    m_isReading = true;
    bool goesOn = true;
    int turns = 0;
    while (goesOn && turns++ < kTurns) {
        switch (m_phase) {
        case Phase::Head: goesOn = m_socket.bytesToWrite() < kUnreadAnswers && readHead(); break;
        case Phase::Body: goesOn = !m_isPaused && readBody(); break;
        case Phase::Lingering: goesOn = discard(); break;
        // Nothing is read: the kernel's buffers hold the client back, and requests are answered in their order.
        case Phase::Handshake:
        case Phase::Answering:
        case Phase::Sending:
        case Phase::Dead: goesOn = false; break;
        }
    }
    m_isReading = false;
    if (goesOn) readSoon();
}

void HttpConnection::onBytesWritten()
{
    touch();
    if (m_sender) m_sender->onBytesWritten();
    if (m_phase == Phase::Head && m_socket.bytesAvailable() > 0) readSoon();
    if (m_phase == Phase::Lingering && m_socket.bytesToWrite() == 0) startLingering();
}

bool HttpConnection::readHead()
{
    const qint64 available = m_socket.bytesAvailable();
    if (available == 0) return false;
    const int most = m_front.m_shared.limits.headBytes;
    const QByteArray bytes = m_socket.peek(std::min<qint64>(available, most + 4));
    // RFC 9112 section 2.2: an empty line before a request is passed over.
    if (bytes.startsWith("\r\n")) {
        m_socket.skip(2);
        return true;
    }
    if (!m_requestTime.isValid()) {
        m_requestTime.start();
        m_phaseBegan = m_front.now();
    }
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0) {
        if (bytes.size() >= most) refuse(431, "The head of the request is too large.");
        return false;
    }
    m_parser = std::make_unique<RequestParser>(m_front.m_shared.limits);
    auto head = m_parser->parseHead(QByteArrayView{bytes}.first(end + 4));
    if (!head) {
        refuse(head.error().status, head.error().why);
        return false;
    }
    m_head = std::move(*head);
    if (m_front.m_isDraining) m_closesAfter = true;
    if (!m_head.keepsAlive) m_closesAfter = true;
    admit(end + 4);
    return m_phase == Phase::Head || m_phase == Phase::Body || m_phase == Phase::Lingering;
}

void HttpConnection::admit(qint64 headBytes)
{
    Admission admission = m_front.m_shared.gate.admit(m_head, m_peer);
    m_isAdmitted = true;
    m_context = std::move(admission.context);
    m_extraHeaders = std::move(admission.headers);
    m_phase = Phase::Body;
    m_phaseBegan = m_rateWindowBegan = m_front.now();
    m_rateWindowBytes = 0;
    touch();
    // QWebSocketServer reads the head itself.
    if (std::holds_alternative<SocketAdmission>(admission.decision)) return upgrade();
    m_socket.skip(headBytes);
    // Whoever is refused a WebSocket asks for nothing else here, and Qt's client takes only the end for a no.
    if (m_head.wantsWebSocket) m_closesAfter = true;
    if (const auto *refusal = std::get_if<HttpReply>(&admission.decision)) return reply(*refusal);
    if (m_head.wantsWebSocket)
        return reply(problemReply(400, QLatin1StringView{"invalid_argument"}, QStringLiteral("There is no WebSocket here.")));

    if (auto *stream = std::get_if<StreamAdmission>(&admission.decision)) {
        m_handler = std::move(stream->handler);
        m_bodyLimit = stream->bodyBytes;
    } else {
        auto &api = std::get<ApiAdmission>(admission.decision);
        m_bodyLimit = api.bodyBytes;
        m_apiPath = std::move(api.path);
    }
    if (m_head.contentLength.value_or(0) > m_bodyLimit)
        return reply(problemReply(413, QLatin1StringView{"too_large"},
                                  QStringLiteral("The body of this request may have %1 bytes.").arg(m_bodyLimit)));
    if (m_handler) m_handler->begin(*this);
    // It may have answered; where nothing else was to come, this is already the next request's connection.
    if (m_status != 0 || m_phase != Phase::Body) return;
    if (!m_head.hasBody()) return finishBody();
    if (m_head.value("Expect").compare("100-continue", Qt::CaseInsensitive) == 0) m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
}

bool HttpConnection::readBody()
{
    const QByteArray bytes = m_socket.peek(kBodyStep);
    if (bytes.isEmpty()) return false;
    bool isTooLarge = false;
    const auto step = m_parser->parseBody(bytes, [&](QByteArrayView content) {
        m_bodyBytes += content.size();
        isTooLarge = m_bodyBytes > m_bodyLimit;
        if (isTooLarge) return false;
        if (m_handler) return m_handler->takeBody(*this, content);
        m_body.append(content);
        return true;
    });
    if (m_phase == Phase::Dead) return false;
    if (!step) {
        if (m_status == 0) refuse(step.error().status, step.error().why);
        return m_phase == Phase::Lingering;
    }
    m_socket.skip(step->used);
    m_rateWindowBytes += step->used;
    touch();
    if (isTooLarge && m_status == 0)
        reply(problemReply(413, QLatin1StringView{"too_large"},
                           QStringLiteral("The body of this request may have %1 bytes.").arg(m_bodyLimit)));
    if (m_phase != Phase::Body) return m_phase == Phase::Lingering;
    if (step->isDone) {
        finishBody();
        return m_phase == Phase::Head || m_phase == Phase::Lingering;
    }
    return step->used > 0;
}

void HttpConnection::finishBody()
{
    touch();
    m_isBodyDone = true;
    m_phase = Phase::Answering;
    if (m_handler)
        m_handler->finish(*this);
    else
        askApi();
}

void HttpConnection::askApi()
{
    if (!m_bridge) {
        m_bridge = new BridgeSocket{m_socket};
        m_front.handToBridge(m_bridge);
    }
    m_exchange = m_front.openExchange(*this, {m_head, std::exchange(m_body, {}), m_context});
    // Tiny and our own: which rule, and where the rest is found.
    m_bridge->feed("POST " + m_apiPath + " HTTP/1.1\r\nHost: chalkreel\r\n" + HttpFront::kExchangeHeader + ": " +
                   QByteArray::number(m_exchange) + "\r\n\r\n");
}

void HttpConnection::upgrade()
{
    m_phase = Phase::Dead;
    record(101);
    m_socket.disconnect(this);
    m_socket.setReadBufferSize(0);
    m_isUpgraded = true;
    m_front.forget(*this);
    m_front.upgrade(m_socket, m_peer, std::move(m_context));
    deleteLater();
}

void HttpConnection::refuse(int status, const char *why)
{
    m_front.m_shared.counts.refused++;
    m_closesAfter = true;
    if (m_phase == Phase::Head) m_phase = Phase::Body;  // of which nobody knows the end
    reply(problemReply(status, QLatin1StringView{status == 408 ? "timeout" : "invalid_argument"}, QString::fromLatin1(why)));
}

/// The head as it goes out; what follows is the body, if there is one.
QByteArray HttpConnection::beginAnswer(int status, const HttpHeaders &headers, qint64 length)
{
    m_status = status;
    m_answerHeaders = headers;
    // Answered before the whole body came: what follows on this connection is the rest of it.
    if (m_phase == Phase::Body && (m_head.hasBody() || m_head.method.isEmpty()) && !m_isBodyDone) m_closesAfter = true;
    QByteArray head;
    head.reserve(kUsualAnswer);
    head += "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    const auto put = [&](const HttpHeader &header) { head += header.name + ": " + header.value + "\r\n"; };
    for (const HttpHeader &header : headers) put(header);
    for (const HttpHeader &header : m_extraHeaders) put(header);
    if (status != 204 && status != 304) put({"Content-Length", QByteArray::number(length)});
    if (m_closesAfter)
        put({"Connection", "close"});
    else if (m_head.version == 10)
        put({"Connection", "keep-alive"});
    return head += "\r\n";
}

void HttpConnection::reply(const HttpReply &reply)
{
    if (m_status != 0 || m_phase == Phase::Dead) return;
    const QByteArray body = withRequestId(reply, headerValue(m_extraHeaders, "X-Request-Id"));
    QByteArray bytes = beginAnswer(reply.status, reply.headers, body.size());
    if (m_head.method != "HEAD" && reply.status != 204 && reply.status != 304) {
        bytes += body;
        m_sentBytes = body.size();
    }
    const qint64 sent = writeDirectly(m_socket, bytes);
    if (sent < bytes.size()) m_socket.write(bytes.constData() + sent, bytes.size() - sent);
    endAnswer();
}

void HttpConnection::replyFile(const FileReply &fileReply)
{
    if (m_status != 0 || m_phase == Phase::Dead) return;
    auto file = std::make_unique<QFile>(fileReply.path);
    struct stat status = {};
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered) || ::fstat(file->handle(), &status) != 0 || !S_ISREG(status.st_mode))
        return reply(problemReply(404, QLatin1StringView{"not_found"}, QStringLiteral("This file is not there.")));
    const qint64 changed = qint64{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    const QByteArray etag = fileReply.etag.isEmpty()
                                ? '"' + QByteArray::number(qint64{status.st_size}, 16) + '-' + QByteArray::number(changed, 16) + '"'
                                : fileReply.etag;
    FilePlan plan = planFile(m_head, status.st_size, etag, status.st_mtim.tv_sec);
    if (plan.status == 412 || plan.status == 416) {
        HttpReply refusal = problemReply(plan.status, QLatin1StringView{plan.status == 412 ? "conflict" : "invalid_argument"},
                                         plan.status == 412 ? QStringLiteral("The file is not the one that was asked for.")
                                                            : QStringLiteral("The file has no such bytes."));
        refusal.headers += plan.headers;
        return reply(refusal);
    }
    HttpHeaders headers = plan.headers + fileReply.headers;
    if (plan.status != 304) headers.append({"Content-Type", fileReply.contentType});
    m_socket.write(beginAnswer(plan.status, headers, plan.to - plan.from));
    if (m_head.method == "HEAD" || plan.from == plan.to) return endAnswer();
    m_phase = Phase::Sending;
    touch();
    m_sender = std::make_unique<FileSender>(m_socket, std::move(file), plan.from, plan.to, [this](bool isComplete) {
        m_sentBytes = m_sender->sent();
        if (isComplete)
            endAnswer();
        else
            die(499);
    });
    m_sender->start();
}

void HttpConnection::pauseBody() { m_isPaused = true; }

void HttpConnection::resumeBody()
{
    if (!m_isPaused) return;
    m_isPaused = false;
    touch();
    m_rateWindowBegan = m_front.now();
    m_rateWindowBytes = 0;
    readSoon();
}

void HttpConnection::endAnswer()
{
    record(m_status);
    // Either may be what called us.
    if (m_sender) m_sender.release()->deleteLater();
    if (m_handler) m_handler.release()->deleteLater();
    if (m_closesAfter) return startLingering();
    m_head = {};
    m_parser.reset();
    m_context.reset();
    m_extraHeaders.clear();
    m_answerHeaders.clear();
    m_body = {};
    m_bodyBytes = m_sentBytes = 0;
    m_status = 0;
    m_isPaused = m_isBodyDone = m_isAdmitted = false;
    m_requestTime.invalidate();
    m_phase = Phase::Head;
    m_phaseBegan = m_lastProgress = m_front.now();
    if (m_front.m_isDraining && m_socket.bytesAvailable() == 0) {
        m_closesAfter = true;
        return startLingering();
    }
    if (m_socket.bytesAvailable() > 0) readSoon();
}

void HttpConnection::startLingering()
{
    m_phase = Phase::Lingering;
    touch();
    if (m_socket.bytesToWrite() > 0) return;
    m_phaseBegan = m_front.now();
    // "No more from us": the client reads the answer to its end and closes; its reset would have thrown the answer away.
    ::shutdown(static_cast<int>(m_socket.socketDescriptor()), SHUT_WR);
    if (m_socket.bytesAvailable() > 0) readSoon();
}

bool HttpConnection::discard()
{
    const qint64 count = m_socket.skip(kBodyStep);
    if (count <= 0) return false;
    m_lingered += count;
    if (m_lingered <= m_front.m_shared.limits.lingerBytes) return true;
    die(m_status);
    return false;
}

void HttpConnection::record(int status)
{
    if (!m_isAdmitted) return;
    m_isAdmitted = false;
    m_front.m_shared.gate.finished(m_context, m_head, m_peer,
                                   {status, m_bodyBytes, m_sentBytes, m_requestTime.nsecsElapsed(), m_answerHeaders});
}

void HttpConnection::die(int status)
{
    if (m_phase == Phase::Dead) return;
    m_phase = Phase::Dead;
    if (m_sender) m_sentBytes = m_sender->sent();
    record(status);
    if (m_handler) {
        m_handler->abort();
        m_handler.release()->deleteLater();
    }
    if (m_sender) m_sender.release()->deleteLater();
    m_socket.disconnect(this);
    m_socket.abort();
    m_front.forget(*this);
    // QHttpServer's side has to stay until it got what it waits for: see HttpFront::answer.
    if (m_exchange == 0) {
        if (m_bridge) m_bridge->hangUp();
        deleteLater();
    }
}

bool HttpConnection::isOverdue(qint64 now)
{
    const HttpLimits &limits = m_front.m_shared.limits;
    const auto past = [now](qint64 since, std::chrono::milliseconds limit) { return now - since > limit.count(); };
    switch (m_phase) {
    case Phase::Handshake: return past(m_phaseBegan, limits.handshake);
    case Phase::Head:
        if (m_socket.bytesToWrite() > 0) return past(m_lastProgress, limits.writeStall);
        return m_requestTime.isValid() ? past(m_phaseBegan, limits.head) : past(m_phaseBegan, limits.idle);
    case Phase::Body:
        if (m_isPaused) return past(m_lastProgress, limits.handler);
        if (past(m_rateWindowBegan, limits.bodyRateWindow)) {
            if (m_rateWindowBytes < limits.bodyRateBytes) return true;
            m_rateWindowBegan = now;
            m_rateWindowBytes = 0;
        }
        return past(m_lastProgress, limits.bodyStall);
    case Phase::Answering: return past(m_lastProgress, limits.handler);
    case Phase::Sending: return past(m_lastProgress, limits.writeStall);
    case Phase::Lingering: return past(m_lastProgress, m_socket.bytesToWrite() > 0 ? limits.writeStall : limits.linger);
    case Phase::Dead: return false;
    }
    return false;
}

void HttpConnection::onOverdue()
{
    const bool isMidRequest = m_phase == Phase::Body || (m_phase == Phase::Head && m_requestTime.isValid());
    if (isMidRequest && m_status == 0 && m_socket.bytesToWrite() == 0) return refuse(408, "The request took too long to arrive.");
    die(m_phase == Phase::Answering ? 504 : 408);
}

}  // namespace chalkreel
