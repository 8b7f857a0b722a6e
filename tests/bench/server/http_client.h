#pragma once

#include "core/base/result.h"

#include <QByteArrayList>

#include <QJsonObject>
#include <QList>

namespace chalkreel::bench {

struct HttpAnswer
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    QByteArray header(const QByteArray &name) const;
    QJsonObject json() const;
};

/// "GET /x HTTP/1.1", Host and these lines, with Content-Length where there is a body.
[[nodiscard]] QByteArray requestBytes(const QByteArray &method, const QByteArray &path, const QByteArrayList &headers = {},
                                      const QByteArray &body = {});

/// One connection to a port of this computer; blocks. The load generator: its own work is a system call for each piece,
/// files go out by sendfile and what is downloaded is thrown away by the kernel.
class HttpClient
{
public:
    static Result<HttpClient> connect(quint16 port);
    ~HttpClient();
    HttpClient(HttpClient &&other) noexcept;
    HttpClient &operator=(HttpClient &&) = delete;

    Result<void> write(const QByteArray &bytes);
    /// The first `bytes` of a file.
    Result<void> writeFile(const QString &path, qint64 bytes);
    Result<HttpAnswer> readAnswer();
    Result<HttpAnswer> ask(const QByteArray &request);
    /// Bytes of the body of a 200.
    Result<qint64> download(const QByteArray &request);

private:
    explicit HttpClient(int descriptor)
        : m_descriptor{descriptor}
    {
    }
    Result<HttpAnswer> readHead();
    Result<void> readMore();

    int m_descriptor;
    QByteArray m_read;  ///< that came after what was taken
};

/// A connected, blocking socket.
[[nodiscard]] Result<int> connectTo(quint16 port);

}  // namespace chalkreel::bench
