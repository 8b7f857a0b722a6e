#pragma once

#include "core/scan/clamd_answer.h"

#include "core/base/result.h"

#include <chrono>
#include <memory>
#include <span>
#include <stop_token>

namespace chalkreel {

/// Where clamd listens.
struct ClamdAddress
{
    QString path;  ///< of a unix socket; empty: host and port
    QString host;
    quint16 port = 0;

    /// An absolute path, or host:port, where an IPv6 host stands in brackets. InvalidArgument.
    [[nodiscard]] static Result<ClamdAddress> parse(const QString &text);
};

/// One connection to clamd. Blocks; each call ends with Cancelled as soon as somebody asks to stop.
class ClamdConnection
{
public:
    /// `patience`: for which the other side may be silent, in this and, unless it is changed, in each later call. Unavailable, Timeout,
    /// Cancelled.
    static Result<ClamdConnection> open(const ClamdAddress &address, std::chrono::milliseconds patience, const std::stop_token &stop);
    ~ClamdConnection();
    ClamdConnection(ClamdConnection &&other) noexcept;
    ClamdConnection &operator=(ClamdConnection &&) = delete;

    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    /// True when all was sent; false when clamd speaks, or has closed, before it was: then answer() tells what it said.
    Result<bool> send(std::span<const std::byte> bytes);
    Result<bool> sendText(QByteArrayView text) { return send(std::as_bytes(std::span{text.data(), static_cast<size_t>(text.size())})); }
    /// All that it says until a NUL or the end. Unavailable when it said nothing, Timeout, Cancelled.
    Result<ClamdAnswer> answer();

private:
    class Stop;
    ClamdConnection(int socket, std::chrono::milliseconds patience, std::unique_ptr<Stop> stop);
    Result<void> connectTo(const void *address, unsigned length);
    /// Which of the poll events came.
    Result<short> waitFor(short events) const;

    int m_socket;  ///< -1 when moved from
    std::chrono::milliseconds m_patience;
    std::unique_ptr<Stop> m_stop;
};

}  // namespace chalkreel
