#pragma once

#include "server/http/http_message.h"

#include <initializer_list>

namespace chalkreel {

/// What the head of an answer says of the connection (RFC 9112, section 9.3).
enum class Persistence {
    Usual,      ///< nothing: HTTP/1.1 keeps it open
    KeepAlive,  ///< to a client of HTTP/1.0 that asked for it
    Close
};

/// The head of an answer as it goes out, its last empty line included. `bodyBytes` is said where an answer of that status has a body.
QByteArray answerHead(int status, std::initializer_list<const HttpHeaders *> headers, qint64 bodyBytes, Persistence persistence);

}  // namespace chalkreel
