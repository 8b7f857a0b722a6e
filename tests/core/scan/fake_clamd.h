#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <arpa/inet.h>
#include <cstring>
#include <functional>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace chalkreel::test {

/// One connection, seen from clamd's side. Blocks.
class FakeClient
{
public:
    explicit FakeClient(int socket)
        : m_socket{socket}
    {
    }
    ~FakeClient() { ::close(m_socket); }
    FakeClient(const FakeClient &) = delete;
    FakeClient &operator=(const FakeClient &) = delete;

    /// Until its NUL.
    QByteArray command()
    {
        QByteArray text;
        for (QByteArray next = take(1); !next.isEmpty() && next[0] != '\0'; next = take(1)) text += next;
        return text;
    }
    /// The bytes of all chunks until the empty one; what came until the connection ended when there was none.
    QByteArray stream()
    {
        QByteArray bytes;
        while (true) {
            const QByteArray header = take(4);
            if (header.size() < 4) return bytes;
            quint32 length = 0;
            std::memcpy(&length, header.constData(), 4);
            if (length == 0) return bytes;
            bytes += take(static_cast<qsizetype>(ntohl(length)));
        }
    }
    /// Fewer when the connection ends.
    QByteArray take(qsizetype count)
    {
        QByteArray bytes(count, Qt::Uninitialized);
        const ssize_t got = ::recv(m_socket, bytes.data(), static_cast<size_t>(count), MSG_WAITALL);
        bytes.truncate(std::max<ssize_t>(got, 0));
        return bytes;
    }
    void say(QByteArrayView text) { ::send(m_socket, text.data(), static_cast<size_t>(text.size()), MSG_NOSIGNAL); }
    /// Returns when the other side has closed.
    void waitForEnd()
    {
        while (!take(1).isEmpty()) {
        }
    }

private:
    int m_socket;
};

/// A clamd that does with a file what the test says. VERSION it answers by itself.
class FakeClamd
{
public:
    enum class Where { UnixSocket, Tcp };
    using Script = std::function<void(FakeClient &client)>;

    explicit FakeClamd(Script script, Where where = Where::UnixSocket, QByteArray version = QByteArray{"ClamAV 9.9/1/Today\0", 19})
        : m_script{std::move(script)}
        , m_version{std::move(version)}
    {
        if (where == Where::UnixSocket)
            listenAtPath();
        else
            listenAtPort();
        m_thread = std::thread{[this] { serve(); }};
    }
    ~FakeClamd()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }
    FakeClamd(const FakeClamd &) = delete;
    FakeClamd &operator=(const FakeClamd &) = delete;

    /// As CLAMD_SOCKET has it.
    QString address() const { return m_address; }

private:
    void listenAtPath()
    {
        m_address = m_folder.filePath(QStringLiteral("clamd.sock"));
        sockaddr_un name = {};
        name.sun_family = AF_UNIX;
        const QByteArray path = QFile::encodeName(m_address);
        std::memcpy(name.sun_path, path.constData(), static_cast<size_t>(path.size()));
        m_socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool isListening =
            ::bind(m_socket, reinterpret_cast<const sockaddr *>(&name), sizeof name) == 0 && ::listen(m_socket, 8) == 0;
        if (!isListening) qFatal("no unix socket to listen at");
    }
    void listenAtPort()
    {
        sockaddr_in name = {};
        name.sin_family = AF_INET;
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        socklen_t size = sizeof name;
        const bool isListening = ::bind(m_socket, reinterpret_cast<const sockaddr *>(&name), sizeof name) == 0 &&
                                 ::listen(m_socket, 8) == 0 && ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&name), &size) == 0;
        if (!isListening) qFatal("no port to listen at");
        m_address = QStringLiteral("127.0.0.1:%1").arg(ntohs(name.sin_port));
    }
    void serve()
    {
        while (true) {
            const int socket = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0) return;
            FakeClient client{socket};
            const QByteArray command = client.command();
            if (command == "zVERSION") client.say(m_version);
            if (command == "zINSTREAM") m_script(client);
        }
    }

    Script m_script;
    QByteArray m_version;
    QTemporaryDir m_folder;
    QString m_address;
    int m_socket = -1;
    std::thread m_thread;
};

}  // namespace chalkreel::test
