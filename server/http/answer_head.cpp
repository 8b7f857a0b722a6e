#include "server/http/answer_head.h"

namespace chalkreel {
namespace {

/// With the body of a small answer behind it, so that this is allocated once.
constexpr qsizetype kUsualAnswer = 1024;

}  // namespace

QByteArray answerHead(int status, std::initializer_list<const HttpHeaders *> headers, qint64 bodyBytes, Persistence persistence)
{
    QByteArray head;
    head.reserve(kUsualAnswer);
    head.append("HTTP/1.1 ").append(QByteArray::number(status)).append(' ').append(reasonPhrase(status)).append("\r\n");
    for (const HttpHeaders *list : headers)
        for (const HttpHeader &header : *list) head.append(header.name).append(": ").append(header.value).append("\r\n");
    if (status != 204 && status != 304) head.append("Content-Length: ").append(QByteArray::number(bodyBytes)).append("\r\n");
    switch (persistence) {
    case Persistence::Usual: break;
    case Persistence::KeepAlive: head.append("Connection: keep-alive\r\n"); break;
    case Persistence::Close: head.append("Connection: close\r\n"); break;
    }
    return head.append("\r\n");
}

}  // namespace chalkreel
