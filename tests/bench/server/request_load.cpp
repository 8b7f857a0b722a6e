#include "tests/bench/server/request_load.h"

#include "tests/bench/server/http_client.h"

#include <array>
#include <cstring>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace chalkreel::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// A connection with one request under way.
struct Asker
{
    int descriptor = -1;
    QByteArray read;  ///< of an answer that did not come as a whole
};

/// How long the answer that `bytes` begins with is; 0: its head is not complete; -1: it is no 200.
qsizetype answerLength(QByteArrayView bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0) return 0;
    if (!bytes.startsWith("HTTP/1.1 200")) return -1;
    const char *length = static_cast<const char *>(::strcasestr(bytes.data(), "\r\ncontent-length:"));
    return length && length < bytes.data() + end ? end + 4 + static_cast<qsizetype>(std::strtoll(length + 17, nullptr, 10)) : -1;
}

class Load
{
public:
    Load() = default;
    ~Load()
    {
        for (const Asker &asker : m_askers) ::close(asker.descriptor);
        if (m_poll >= 0) ::close(m_poll);
    }
    Load(const Load &) = delete;
    Load &operator=(const Load &) = delete;

    Result<double> run(quint16 port, const QByteArray &request, const LoadShape &shape);

private:
    bool ask(const Asker &asker, const QByteArray &request)
    {
        return ::send(asker.descriptor, request.constData(), static_cast<std::size_t>(request.size()), MSG_NOSIGNAL) == request.size();
    }
    /// Whether an answer ended.
    Result<bool> take(Asker &asker);

    int m_poll = -1;
    std::vector<Asker> m_askers;
};

Result<bool> Load::take(Asker &asker)
{
    std::array<char, 16 * 1024> piece;
    const ssize_t count = ::recv(asker.descriptor, piece.data(), piece.size() - 1, 0);
    if (count <= 0) return fail(ErrorCode::Io, QStringLiteral("A server closed a connection under load."));
    piece[static_cast<std::size_t>(count)] = '\0';  // for the search
    QByteArrayView bytes{piece.data(), count};
    if (!asker.read.isEmpty()) {
        asker.read.append(bytes);
        bytes = asker.read;
    }
    const qsizetype length = answerLength(bytes);
    if (length < 0)
        return fail(ErrorCode::Internal, QStringLiteral("A server under load did not answer with 200."), QString::fromUtf8(bytes));
    if (length > 0 && bytes.size() >= length) {
        asker.read.clear();
        return true;
    }
    if (asker.read.isEmpty()) asker.read = bytes.toByteArray();
    return false;
}

Result<double> Load::run(quint16 port, const QByteArray &request, const LoadShape &shape)
{
    m_poll = ::epoll_create1(EPOLL_CLOEXEC);
    m_askers.resize(static_cast<std::size_t>(shape.connections));
    for (std::size_t i = 0; i < m_askers.size(); ++i) {
        const Result<int> descriptor = connectTo(port);
        if (!descriptor) return fail(descriptor.error());
        m_askers[i].descriptor = *descriptor;
        epoll_event wanted = {};
        wanted.events = EPOLLIN;
        wanted.data.u64 = i;
        ::epoll_ctl(m_poll, EPOLL_CTL_ADD, *descriptor, &wanted);
        if (!ask(m_askers[i], request)) return fail(ErrorCode::Io, QStringLiteral("A server took no request."));
    }
    const auto begin = Clock::now() + shape.warmUp;
    const auto end = begin + shape.measured;
    qint64 answers = 0;
    std::array<epoll_event, 256> events;
    for (auto now = Clock::now(); now < end; now = Clock::now()) {
        const int ready = ::epoll_wait(m_poll, events.data(), events.size(), 1000);
        for (int i = 0; i < ready; ++i) {
            Asker &asker = m_askers[events[static_cast<std::size_t>(i)].data.u64];
            const Result<bool> isAnswered = take(asker);
            if (!isAnswered) return fail(isAnswered.error());
            if (!*isAnswered) continue;
            if (now >= begin) ++answers;
            if (!ask(asker, request)) return fail(ErrorCode::Io, QStringLiteral("A server took no request."));
        }
    }
    return static_cast<double>(answers) / std::chrono::duration<double>(shape.measured).count();
}

}  // namespace

Result<double> requestsPerSecond(quint16 port, const QByteArray &request, const LoadShape &shape)
{
    return Load{}.run(port, request, shape);
}

}  // namespace chalkreel::bench
