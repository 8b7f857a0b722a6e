#include "server/http/request_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include <limits>

namespace chalkreel {
namespace {

namespace beast = boost::beast;
using beast::http::error;
using ErrorCode = beast::error_code;
using StringView = beast::string_view;

constexpr qsizetype kLongestChunkHead = qsizetype{16} << 10;

QByteArray bytesOf(StringView text) { return QByteArray{text.data(), static_cast<qsizetype>(text.size())}; }

bool isKnownMethod(QByteArrayView method)
{
    for (const QByteArrayView known : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        if (method == known) return true;
    return false;
}

/// Host as RFC 9110 section 7.2 has it: a name or address and a port, nothing that could reach into a URL.
bool isHost(QByteArrayView host)
{
    if (host.isEmpty() || host.size() > 261) return false;
    return std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == ':' ||
               c == '[' || c == ']';
    });
}

bool isTarget(QByteArrayView target)
{
    return std::ranges::all_of(target, [](char c) { return static_cast<uchar>(c) > 32 && static_cast<uchar>(c) < 127; });
}

HttpRefusal refusalOf(const ErrorCode &code)
{
    if (code == error::header_limit) return {431, "The head of the request is too large."};
    if (code == error::bad_version) return {505, "This server speaks HTTP/1.0 and HTTP/1.1."};
    return {400, "The request is not valid HTTP."};
}

}  // namespace

class RequestParser::Impl final : public beast::http::basic_parser<true>
{
public:
    explicit Impl(const HttpLimits &limits)
        : m_fields{limits.headFields}
    {
        // The connection counts. (Boost 1.74 takes "none" for a limit of nothing.)
        body_limit(std::numeric_limits<std::uint64_t>::max());
        header_limit(static_cast<std::uint32_t>(limits.headBytes) + 4);
        eager(false);
    }

    HttpHead head;
    const Sink *sink = nullptr;
    bool isStopped = false;

private:
    bool give(StringView content)
    {
        if (!isStopped && sink && !(*sink)(QByteArrayView{content.data(), static_cast<qsizetype>(content.size())})) isStopped = true;
        return !isStopped;
    }

    void on_request_impl(beast::http::verb, StringView method, StringView target, int version, ErrorCode &) override
    {
        head.method = bytesOf(method);
        head.target = bytesOf(target);
        head.version = version;
    }
    void on_response_impl(int, StringView, int, ErrorCode &) override {}
    void on_field_impl(beast::http::field, StringView name, StringView value, ErrorCode &code) override
    {
        if (m_isHeadDone) return;  // a trailer
        if (head.headers.size() >= m_fields) {
            code = error::header_limit;
            return;
        }
        head.headers.append({bytesOf(name), bytesOf(value)});
    }
    // Pure virtual in newer versions of Boost, absent from older ones: hence no "override".
    void on_trailer_field_impl(beast::http::field, StringView, StringView, ErrorCode &) {}  // NOLINT(modernize-use-override)
    void on_header_impl(ErrorCode &) override { m_isHeadDone = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ErrorCode &) override {}
    std::size_t on_body_impl(StringView content, ErrorCode &code) override
    {
        if (!give(content)) code = error::body_limit;
        return content.size();
    }
    void on_chunk_header_impl(std::uint64_t, StringView, ErrorCode &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, StringView content, ErrorCode &code) override
    {
        if (!give(content)) code = error::body_limit;
        return content.size();
    }
    void on_finish_impl(ErrorCode &) override {}

    int m_fields;
    bool m_isHeadDone = false;
};

RequestParser::RequestParser(const HttpLimits &limits)
    : m_impl{std::make_unique<Impl>(limits)}
{
}

RequestParser::~RequestParser() = default;

std::expected<HttpHead, HttpRefusal> RequestParser::parseHead(QByteArrayView bytes)
{
    const auto refuse = [](int status, const char *why) { return std::unexpected{HttpRefusal{status, why}}; };
    // Beast joins folded lines; RFC 9112 section 5.2 lets a server refuse them, and whoever sends them today means harm.
    for (qsizetype i = 0; i + 2 < bytes.size(); ++i)
        if (bytes[i] == '\r' && bytes[i + 1] == '\n' && (bytes[i + 2] == ' ' || bytes[i + 2] == '\t'))
            return refuse(400, "A header must not be continued on the next line.");

    ErrorCode code;
    m_impl->put(boost::asio::const_buffer{bytes.data(), static_cast<std::size_t>(bytes.size())}, code);
    if (code && code != error::need_more) return std::unexpected{refusalOf(code)};
    if (!m_impl->is_header_done()) return refuse(400, "The request is not valid HTTP.");

    HttpHead &head = m_impl->head;
    head.keepsAlive = m_impl->keep_alive();
    head.isChunked = m_impl->chunked();
    if (const auto length = m_impl->content_length()) {
        if (*length > (std::uint64_t{1} << 62)) return refuse(413, "The body is too large.");
        head.contentLength = static_cast<qint64>(*length);
    }
    if (head.version != 10 && head.version != 11) return refuse(505, "This server speaks HTTP/1.0 and HTTP/1.1.");
    if (!isKnownMethod(head.method)) return refuse(501, "This method is not supported.");
    const QByteArray coding = head.value("Transfer-Encoding");
    if (!coding.isEmpty() && coding.compare("chunked", Qt::CaseInsensitive) != 0) return refuse(501, "Only chunked transfer is supported.");
    if (head.count("Transfer-Encoding") > 1 || (head.version == 10 && !coding.isEmpty()))
        return refuse(400, "The length of the request is ambiguous.");
    if (!coding.isEmpty() && head.count("Content-Length") > 0) return refuse(400, "The length of the request is ambiguous.");
    if (head.count("Content-Length") > 1) return refuse(400, "The length of the request is ambiguous.");
    if (head.count("Host") > 1 || (head.version == 11 && head.count("Host") != 1)) return refuse(400, "Exactly one Host header is needed.");
    if (head.count("Host") == 1 && !isHost(head.value("Host"))) return refuse(400, "The Host header is not valid.");
    if (!isTarget(head.target)) return refuse(400, "The address of the request is not valid.");
    const bool isWholeServer = head.target == "*" && head.method == "OPTIONS";
    if (!head.target.startsWith('/') && !isWholeServer) return refuse(400, "The address of the request is not valid.");

    const qsizetype mark = head.target.indexOf('?');
    head.path = mark < 0 ? head.target : head.target.left(mark);
    head.query = mark < 0 ? QByteArray{} : head.target.mid(mark + 1);
    head.wantsWebSocket = m_impl->upgrade() && head.value("Upgrade").compare("websocket", Qt::CaseInsensitive) == 0;
    return head;
}

std::expected<RequestParser::BodyStep, HttpRefusal> RequestParser::parseBody(QByteArrayView bytes, const Sink &sink)
{
    BodyStep step;
    ErrorCode code;
    m_impl->sink = &sink;
    while (step.used < bytes.size() && !m_impl->is_done() && !m_impl->isStopped) {
        const auto used =
            m_impl->put(boost::asio::const_buffer{bytes.data() + step.used, static_cast<std::size_t>(bytes.size() - step.used)}, code);
        step.used += static_cast<qsizetype>(used);
        if (code || used == 0) break;
    }
    m_impl->sink = nullptr;
    step.isDone = m_impl->is_done();
    step.isStopped = m_impl->isStopped;
    if (!step.isStopped && code && code != error::need_more)
        return std::unexpected{HttpRefusal{400, "The body of the request is not valid HTTP."}};
    if (step.used == 0 && !step.isDone && bytes.size() >= kLongestChunkHead)
        return std::unexpected{HttpRefusal{400, "The head of a chunk is too long."}};
    return step;
}

}  // namespace chalkreel
