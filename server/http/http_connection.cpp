#include "server/http/http_connection.h"

#include "server/http/answer_head.h"
#include "server/http/bridge_socket.h"
#include "server/http/http_front.h"
#include "server/http/problem.h"

namespace chalkreel {
namespace {

constexpr qsizetype kHeadStep = qsizetype{16} << 10;
constexpr qsizetype kBodyStep = qsizetype{256} << 10;
/// A client that asks and asks and never reads is asked to read first.
constexpr qint64 kUnreadAnswers = qint64{256} << 10;
constexpr int kTurns = 64;  // then other connections get theirs

}  // namespace

HttpConnection::HttpConnection(HttpFront &front, std::unique_ptr<ClientSocket> socket)
    : QObject{&front}
    , m_front{front}
    , m_socket{std::move(socket)}
    , m_peer{m_socket->peer()}
    , m_phase{m_peer.isEncrypted ? Phase::Handshake : Phase::Head}
    , m_times{m_front.now()}
{
    connect(m_socket.get(), &ClientSocket::encrypted, this, &HttpConnection::onEncrypted);
    connect(m_socket.get(), &ClientSocket::readable, this, &HttpConnection::read);
    connect(m_socket.get(), &ClientSocket::sent, this, &HttpConnection::onSent);
    connect(m_socket.get(), &ClientSocket::closed, this, [this] { die(499); });
}

HttpConnection::~HttpConnection() { m_front.forget(*this); }

void HttpConnection::touch() { m_times.progress(m_front.now()); }

void HttpConnection::onEncrypted()
{
    m_phase = Phase::Head;
    m_times.beginPhase(m_front.now());
    read();
}

void HttpConnection::readSoon()
{
    if (m_isReadQueued) return;
    m_isReadQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isReadQueued = false;
            read();
        },
        Qt::QueuedConnection);
}

void HttpConnection::read()
{
    if (m_isReading) return;
    m_isReading = true;
    bool goesOn = true;
    for (int turn = 0; goesOn && turn < kTurns; ++turn) goesOn = readOn();
    m_isReading = false;
    if (goesOn) readSoon();
}

/// One step; false when the next needs more of the client, or of us.
bool HttpConnection::readOn()
{
    switch (m_phase) {
    case Phase::Head:
        if (m_socket->unsent() >= kUnreadAnswers) return false;
        if (readHead()) return true;
        break;
    case Phase::Body:
        if (m_isPaused) return false;
        if (readBody()) return true;
        break;
    case Phase::Lingering:
        if (discard()) return true;
        break;
    // Nothing is read: the kernel's buffers hold the client back, and requests are answered in their order.
    case Phase::Handshake:
    case Phase::Answering:
    case Phase::Sending:
    case Phase::Dead: return false;
    }
    // Whoever says that nothing more comes may still read the answer to what came as a whole.
    const bool waitsForMore = m_phase == Phase::Head || m_phase == Phase::Body || m_phase == Phase::Lingering;
    if (!waitsForMore || m_isPaused || !m_socket->hasEnded()) return false;
    const bool mayRead = m_socket->unsent() > 0;
    if (m_phase == Phase::Body || (m_phase == Phase::Head && !mayRead))
        die(499);
    else if (m_phase == Phase::Head)
        startLingering();
    else if (!mayRead)
        die(m_status);
    return false;
}

void HttpConnection::onSent()
{
    touch();
    if (m_sender) m_sender->onSent();
    if (m_phase == Phase::Head) readSoon();
    if (m_phase == Phase::Lingering && m_socket->unsent() == 0) startLingering();
}

bool HttpConnection::readHead()
{
    if (m_socket->received().isEmpty() && !m_socket->receive(kHeadStep)) return false;
    // RFC 9112 section 2.2: an empty line before a request is passed over.
    if (m_socket->received().startsWith("\r\n")) {
        m_socket->consume(2);
        return true;
    }
    if (!m_requestTime.isValid()) {
        m_requestTime.start();
        m_times.beginPhase(m_front.now());
    }
    const qsizetype most = m_front.m_shared.limits.headBytes;
    qsizetype end = -1;
    while ((end = m_socket->received().indexOf("\r\n\r\n")) < 0) {
        if (m_socket->received().size() >= most) {
            refuse(431, "The head of the request is too large.");
            return false;
        }
        if (!m_socket->receive(kHeadStep)) return false;
    }
    if (end > most) {
        refuse(431, "The head of the request is too large.");
        return false;
    }
    m_parser = std::make_unique<RequestParser>(m_front.m_shared.limits);
    auto head = m_parser->parseHead(m_socket->received().first(end + 4));
    if (!head) {
        refuse(head.error().status, head.error().why);
        return false;
    }
    m_head = std::move(*head);
    if (m_front.m_isDraining || !m_head.keepsAlive) m_closesAfter = true;
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
    m_times.beginPhase(m_front.now());
    m_times.beginWindow(m_front.now());
    // QWebSocketServer reads the head itself.
    if (std::holds_alternative<SocketAdmission>(admission.decision)) return upgrade(headBytes);
    m_socket->consume(headBytes);
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
    if (m_head.value("Expect").compare("100-continue", Qt::CaseInsensitive) == 0) m_socket->send("HTTP/1.1 100 Continue\r\n\r\n");
}

bool HttpConnection::readBody()
{
    if (m_socket->received().isEmpty() && !m_socket->receive(kBodyStep)) return false;
    bool isTooLarge = false;
    const auto step = m_parser->parseBody(m_socket->received(), [&](QByteArrayView content) {
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
    m_socket->consume(step->used);
    m_times.bodyCame(m_front.now(), step->used);
    if (isTooLarge && m_status == 0)
        reply(problemReply(413, QLatin1StringView{"too_large"},
                           QStringLiteral("The body of this request may have %1 bytes.").arg(m_bodyLimit)));
    if (m_phase != Phase::Body) return m_phase == Phase::Lingering;
    if (step->isDone) {
        finishBody();
        return m_phase == Phase::Head || m_phase == Phase::Lingering;
    }
    // What is left, if anything, is the beginning of a chunk's head.
    return !m_isPaused && m_socket->receive(kBodyStep);
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
        m_bridge = new BridgeSocket{m_peer};
        m_front.handToBridge(m_bridge);
    }
    m_exchange = m_front.openExchange(*this, {m_head, std::exchange(m_body, {}), m_context});
    // Tiny and our own: which rule, and where the rest is found.
    m_bridge->feed("POST " + m_apiPath + " HTTP/1.1\r\nHost: chalkreel\r\n" + HttpFront::kExchangeHeader + ": " +
                   QByteArray::number(m_exchange) + "\r\n\r\n");
}

void HttpConnection::upgrade(qint64 headBytes)
{
    m_phase = Phase::Dead;
    record(101);
    if (m_bridge) m_bridge->hangUp();
    m_socket->disconnect(this);
    m_isUpgraded = true;
    m_front.forget(*this);
    m_front.upgrade(std::move(m_socket), headBytes, std::move(m_context));
    deleteLater();
}

void HttpConnection::refuse(int status, const char *why)
{
    m_front.m_shared.counts.refused++;
    m_closesAfter = true;
    if (m_phase == Phase::Head) m_phase = Phase::Body;  // of which nobody knows the end
    reply(problemReply(status, QLatin1StringView{status == 408 ? "timeout" : "invalid_argument"}, QString::fromLatin1(why)));
}

void HttpConnection::beginAnswer(int status, const HttpHeaders &headers)
{
    m_status = status;
    m_answerHeaders = headers;
    // Answered before the whole body came: what follows on this connection is the rest of it.
    if (m_phase == Phase::Body && (m_head.hasBody() || m_head.method.isEmpty()) && !m_isBodyDone) m_closesAfter = true;
    if (m_socket->hasEnded()) m_closesAfter = true;
}

/// As it goes out; what follows is the body of that length, if there is one.
QByteArray HttpConnection::answerHead(qint64 length) const
{
    const Persistence persistence = m_closesAfter ? Persistence::Close : m_head.version == 10 ? Persistence::KeepAlive : Persistence::Usual;
    return chalkreel::answerHead(m_status, {&m_answerHeaders, &m_extraHeaders}, length, persistence);
}

void HttpConnection::reply(const HttpReply &reply)
{
    if (m_status != 0 || m_phase == Phase::Dead) return;
    beginAnswer(reply.status, reply.headers);
    const QByteArray body = withRequestId(reply, headerValue(m_extraHeaders, "X-Request-Id"));
    QByteArray bytes = answerHead(body.size());
    if (m_head.method != "HEAD" && reply.status != 204 && reply.status != 304) {
        bytes += body;
        m_sentBytes = body.size();
    }
    m_socket->send(bytes);
    endAnswer();
}

void HttpConnection::replyFile(const FileReply &fileReply)
{
    if (m_status != 0 || m_phase == Phase::Dead) return;
    auto answer = openForAnswer(m_head, fileReply);
    if (!answer) return reply(answer.error());
    beginAnswer(answer->plan.status, answer->headers);
    m_socket->send(answerHead(answer->plan.to - answer->plan.from));
    if (m_head.method == "HEAD" || answer->plan.from == answer->plan.to) return endAnswer();
    m_phase = Phase::Sending;
    touch();
    m_sender =
        std::make_unique<FileSender>(*m_socket, std::move(answer->file), answer->plan.from, answer->plan.to, [this](bool isComplete) {
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
    m_times.beginWindow(m_front.now());
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
    m_times.beginPhase(m_front.now());
    if (m_front.m_isDraining && m_socket->received().isEmpty()) {
        m_closesAfter = true;
        return startLingering();
    }
    if (!m_isReading) readSoon();
}

void HttpConnection::startLingering()
{
    m_phase = Phase::Lingering;
    m_times.beginPhase(m_front.now());
    if (m_socket->unsent() > 0) return;
    // The client reads the answer to its end and closes; a reset would have thrown the answer away.
    m_socket->endSending();
    readSoon();
}

bool HttpConnection::discard()
{
    if (m_socket->received().isEmpty() && !m_socket->receive(kBodyStep)) return false;
    const qsizetype count = m_socket->received().size();
    m_socket->consume(count);
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
    if (m_sender) {
        m_sentBytes = m_sender->sent();
        m_sender->abandon();
    }
    record(status);
    if (m_handler) {
        m_handler->abort();
        m_handler.release()->deleteLater();
    }
    if (m_sender) m_sender.release()->deleteLater();
    m_socket->disconnect(this);
    m_socket->abort();
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
    if (m_phase == Phase::Sending || m_socket->unsent() > 0)
        m_times.delivered(now, (m_sender ? m_sender->sent() : 0) - m_socket->undelivered());
    switch (m_phase) {
    case Phase::Handshake: return m_times.isPhaseLongerThan(limits.handshake, now);
    case Phase::Head:
        if (m_socket->unsent() > 0) return m_times.isQuietLongerThan(limits.writeStall, now);
        return m_times.isPhaseLongerThan(m_requestTime.isValid() ? limits.head : limits.idle, now);
    case Phase::Body: return m_isPaused ? m_times.isQuietLongerThan(limits.handler, now) : m_times.isBodyTooSlow(limits, now);
    case Phase::Answering: return m_times.isQuietLongerThan(limits.handler, now);
    case Phase::Sending: return m_times.isQuietLongerThan(limits.writeStall, now);
    case Phase::Lingering: return m_times.isQuietLongerThan(m_socket->unsent() > 0 ? limits.writeStall : limits.linger, now);
    case Phase::Dead: return false;
    }
    return false;
}

void HttpConnection::onOverdue()
{
    const bool isMidRequest = m_phase == Phase::Body || (m_phase == Phase::Head && m_requestTime.isValid());
    if (isMidRequest && m_status == 0 && m_socket->unsent() == 0) return refuse(408, "The request took too long to arrive.");
    die(m_phase == Phase::Answering ? 504 : 408);
}

}  // namespace chalkreel
