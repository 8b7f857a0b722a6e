#pragma once

#include <QByteArray>
#include <QList>

#include <algorithm>
#include <optional>

namespace chalkreel {

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

using HttpHeaders = QList<HttpHeader>;

/// The first value of that name, whatever its case; empty when there is none.
inline QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name)
{
    for (const HttpHeader &header : headers)
        if (header.name.compare(name, Qt::CaseInsensitive) == 0) return header.value;
    return {};
}

inline qsizetype headerCount(const HttpHeaders &headers, QByteArrayView name)
{
    return std::ranges::count_if(headers, [&](const HttpHeader &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
}

/// The head of a request as it came (RFC 9112), already checked: exactly one Host in HTTP/1.1, no ambiguous length, an origin-form target.
struct HttpHead
{
    QByteArray method;
    QByteArray target;
    QByteArray path;   ///< of the target, still percent-encoded
    QByteArray query;  ///< of the target, without the question mark
    int version = 11;  ///< 10 or 11
    HttpHeaders headers;
    bool isChunked = false;
    bool keepsAlive = true;
    bool wantsWebSocket = false;
    std::optional<qint64> contentLength;

    QByteArray value(QByteArrayView name) const { return headerValue(headers, name); }
    qsizetype count(QByteArrayView name) const { return headerCount(headers, name); }
    bool hasBody() const { return isChunked || contentLength.value_or(0) > 0; }
};

/// An answer that is in memory as a whole.
struct HttpReply
{
    int status = 200;
    HttpHeaders headers;  ///< without Content-Length and Connection: the connection writes them
    QByteArray body;

    HttpReply &with(QByteArray name, QByteArray value)
    {
        headers.append({std::move(name), std::move(value)});
        return *this;
    }
};

/// RFC 9110's words for a status.
QByteArray reasonPhrase(int status);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7).
QByteArray httpDate(qint64 secondsSinceEpoch);

}  // namespace chalkreel
