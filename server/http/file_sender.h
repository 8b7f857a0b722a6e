#pragma once

#include "server/http/client_socket.h"

#include <QFile>

#include <functional>
#include <memory>

namespace chalkreel {

/// Sends a part of a file over a socket at the client's pace: the kernel copies it (sendfile) on a plain connection, a
/// bounded buffer does on an encrypted one.
class FileSender : public QObject
{
public:
    /// `done`: called once, with whether all of it was sent; never from within the constructor or start().
    FileSender(ClientSocket &socket, std::unique_ptr<QFile> file, qint64 from, qint64 to, std::function<void(bool isComplete)> done);

    void start() { goOnSoon(); }
    /// The socket has less to send than before.
    void onSent();
    /// The socket is gone: `done` is not called any more.
    void abandon();
    qint64 sent() const { return m_sent; }

private:
    void goOnSoon();
    void goOn();
    void sendDirectly();
    void pump();
    void end(bool isComplete);

    ClientSocket &m_socket;
    std::unique_ptr<QFile> m_file;
    qint64 m_at;
    qint64 m_to;
    qint64 m_sent = 0;
    std::function<void(bool)> m_done;
    bool m_hasEnded = false;
    bool m_isQueued = false;
};

}  // namespace chalkreel
