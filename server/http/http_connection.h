#pragma once

#include "server/http/client_socket.h"
#include "server/http/connection_times.h"
#include "server/http/file_answer.h"
#include "server/http/file_sender.h"
#include "server/http/http_limits.h"
#include "server/http/request_gate.h"
#include "server/http/request_parser.h"

#include <QElapsedTimer>
#include <QPointer>

namespace chalkreel {

class BridgeSocket;
class HttpFront;

/// One client's connection: its requests one after the other, each within its limits. Lives on its front's thread.
class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    HttpConnection(HttpFront &front, std::unique_ptr<ClientSocket> socket);
    ~HttpConnection() override;

    const HttpHead &head() const { return m_head; }
    const Peer &peer() const { return m_peer; }
    const std::shared_ptr<RequestContext> &context() const { return m_context; }
    qint64 bodyBytes() const { return m_bodyBytes; }

    /// The answer to the request at hand; later ones are ignored.
    void reply(const HttpReply &reply);
    /// The file, or the part that the request asked for. 404 when it cannot be opened.
    void replyFile(const FileReply &reply);

    /// A handler that is behind says so; the client's sending then stops at the kernel's buffers.
    void pauseBody();
    void resumeBody();

private:
    friend class HttpFront;

    enum class Phase {
        Handshake,  ///< of TLS
        Head,       ///< waits for a request, or for the rest of its head
        Body,
        Answering,  ///< the request is complete, its answer is not
        Sending,    ///< a file
        Lingering,  ///< answered for the last time; see HttpLimits::linger
        Dead
    };

    void onEncrypted();
    void read();
    bool readOn();
    void onSent();
    bool readHead();
    void admit(qint64 headBytes);
    bool readBody();
    void finishBody();
    void askApi();
    void upgrade(qint64 headBytes);
    void refuse(int status, const char *why);
    void beginAnswer(int status, const HttpHeaders &headers);
    QByteArray answerHead(qint64 length) const;
    void endAnswer();
    void startLingering();
    bool discard();
    void die(int status);
    void record(int status);
    void touch();
    bool isOverdue(qint64 now);
    void onOverdue();
    void readSoon();

    HttpFront &m_front;
    std::unique_ptr<ClientSocket> m_socket;  ///< null once it became a WebSocket
    const Peer m_peer;
    Phase m_phase = Phase::Head;
    bool m_isReading = false;
    bool m_isReadQueued = false;

    // the request at hand
    HttpHead m_head;
    std::unique_ptr<RequestParser> m_parser;
    std::shared_ptr<RequestContext> m_context;
    HttpHeaders m_extraHeaders;
    HttpHeaders m_answerHeaders;  ///< of the answer to this request, without those
    std::unique_ptr<StreamHandler> m_handler;
    std::unique_ptr<FileSender> m_sender;
    QByteArray m_body;
    QByteArray m_apiPath;
    qint64 m_bodyLimit = 0;
    qint64 m_bodyBytes = 0;
    qint64 m_sentBytes = 0;
    int m_status = 0;  ///< of the answer; 0: none yet
    bool m_isAdmitted = false;
    bool m_isPaused = false;
    bool m_isBodyDone = false;
    bool m_closesAfter = false;
    bool m_isUpgraded = false;
    quint64 m_exchange = 0;  ///< with the API, while it owes an answer
    BridgeSocket *m_bridge = nullptr;

    ConnectionTimes m_times;
    qint64 m_lingered = 0;  ///< bytes
    QElapsedTimer m_requestTime;
};

}  // namespace chalkreel
