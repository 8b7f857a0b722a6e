#pragma once

#include "server/http/http_message.h"

#include <QString>

namespace chalkreel {

/// An error as RFC 9457 has it (application/problem+json): `code` is our own word for it, `detail` a sentence for the person.
HttpReply problemReply(int status, QLatin1StringView code, const QString &detail);

/// The body of an answer; a problem's with the request's id in it, by which the log finds it.
QByteArray withRequestId(const HttpReply &reply, const QByteArray &requestId);

}  // namespace chalkreel
