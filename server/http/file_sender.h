#pragma once

#include "server/http/file_plan.h"

#include <QFile>
#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <memory>

class QTcpSocket;

namespace chalkreel {

/// Sends a part of a file over a socket at the client's pace: the kernel copies it (sendfile) on a plain connection, a
/// bounded buffer does on an encrypted one.
class FileSender : public QObject
{
public:
    /// `done`: called once, with whether all of it was sent; never from within the constructor or start().
    FileSender(QTcpSocket &socket, std::unique_ptr<QFile> file, qint64 from, qint64 to, std::function<void(bool isComplete)> done);
    ~FileSender() override;

    void start();
    /// The socket's own buffer got smaller.
    void onBytesWritten();
    qint64 sent() const { return m_sent; }

private:
    void sendDirectly();
    void pump();
    void end(bool isComplete);

    QTcpSocket &m_socket;
    std::unique_ptr<QFile> m_file;
    qint64 m_at;
    qint64 m_to;
    qint64 m_sent = 0;
    std::function<void(bool)> m_done;
    bool m_hasEnded = false;
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_writable;
};

}  // namespace chalkreel
