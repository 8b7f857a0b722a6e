#pragma once

#include "server/http/http_limits.h"
#include "server/http/http_message.h"

#include <expected>
#include <functional>
#include <memory>

namespace chalkreel {

/// Why a request is not HTTP as we take it.
struct HttpRefusal
{
    int status = 400;
    const char *why = "";
};

/// Takes one HTTP/1.0 or 1.1 request apart, strictly (RFC 9112): whatever two programs could read in two ways is refused.
class RequestParser
{
public:
    explicit RequestParser(const HttpLimits &limits);
    ~RequestParser();

    /// `bytes`: from the request line up to and including the empty line.
    std::expected<HttpHead, HttpRefusal> parseHead(QByteArrayView bytes);

    /// The decoded content of the body; false ends the parsing.
    using Sink = std::function<bool(QByteArrayView content)>;
    struct BodyStep
    {
        qsizetype used = 0;  ///< of the bytes given
        bool isDone = false;
        bool isStopped = false;  ///< by the sink
    };
    /// As many as can be used now; needs parseHead() before. Nothing used of 16 KiB or more is an endless chunk head: 400.
    std::expected<BodyStep, HttpRefusal> parseBody(QByteArrayView bytes, const Sink &sink);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace chalkreel
