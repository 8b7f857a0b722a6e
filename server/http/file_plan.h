#pragma once

#include "server/http/http_message.h"

#include <QString>

namespace chalkreel {

/// A file as an answer.
struct FileReply
{
    QString path;
    QByteArray contentType;
    QByteArray etag;      ///< quoted and strong; empty: made from size and time of change
    HttpHeaders headers;  ///< Cache-Control, Content-Disposition and the like
};

/// Which part of a file answers a request, after its conditions and ranges (RFC 9110, sections 13 and 14).
struct FilePlan
{
    int status = 200;  ///< 200, 206, 304, 412 or 416
    qint64 from = 0;   ///< bytes
    qint64 to = 0;     ///< exclusive; equal to from when there is no body
    HttpHeaders headers;
};

/// Several ranges at once are answered with the whole file, which section 14.2 allows: they are how a client asks for
/// thousands of copies of one.
FilePlan planFile(const HttpHead &head, qint64 size, const QByteArray &etag, qint64 modifiedSeconds);

/// Whether a list of entity tags, or *, names this one. Weak ones count for If-None-Match only.
bool matchesEtag(const QByteArray &list, const QByteArray &etag, bool isWeakAllowed);

}  // namespace chalkreel
