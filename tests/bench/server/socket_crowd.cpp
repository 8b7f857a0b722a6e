#include "tests/bench/server/socket_crowd.h"

#include "tests/bench/server/http_client.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace chalkreel::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds kLongest{60};
constexpr std::size_t kOpening = 100;  ///< at once
constexpr int kPing = 9;

/// RFC 6455, section 5.2: a pong, masked by zeros as a client may.
constexpr std::array<char, 6> kPong{static_cast<char>(0x8A), static_cast<char>(0x80), 0, 0, 0, 0};

struct Frame
{
    int opcode = 0;
    qsizetype head = 0;
    qsizetype payload = 0;
};

/// The frame that `bytes` begin with, once it is there as a whole.
std::optional<Frame> frameAt(QByteArrayView bytes)
{
    const auto at = [&](qsizetype i) { return static_cast<uchar>(bytes[i]); };
    if (bytes.size() < 2) return std::nullopt;
    Frame frame{.opcode = at(0) & 15, .head = 2, .payload = at(1) & 127};
    const qsizetype longer = frame.payload == 126 ? 2 : frame.payload == 127 ? 8 : 0;
    if (bytes.size() < 2 + longer) return std::nullopt;
    if (longer > 0) frame.payload = 0;
    for (qsizetype i = 0; i < longer; ++i) frame.payload = (frame.payload << 8) | at(2 + i);
    frame.head += longer;
    if (bytes.size() < frame.head + frame.payload) return std::nullopt;
    return frame;
}

}  // namespace

SocketCrowd::~SocketCrowd()
{
    for (const Listener &listener : m_listeners) ::close(listener.descriptor);
    if (m_poll >= 0) ::close(m_poll);
}

qsizetype SocketCrowd::takeFrames(Listener &listener, QByteArrayView bytes, const QByteArray &marker)
{
    qsizetype begin = 0;
    while (const std::optional<Frame> frame = frameAt(bytes.sliced(begin))) {
        const QByteArrayView payload = bytes.sliced(begin + frame->head, frame->payload);
        begin += frame->head + frame->payload;
        if (frame->opcode == kPing) std::ignore = ::send(listener.descriptor, kPong.data(), kPong.size(), MSG_NOSIGNAL);
        listener.isGreeted = true;
        // Cheaper than a QByteArrayView's search, which prepares a table each time.
        if (!marker.isEmpty() &&
            ::memmem(payload.data(), static_cast<std::size_t>(payload.size()), marker.constData(), static_cast<std::size_t>(marker.size())))
            listener.hasHeard = true;
    }
    return begin;
}

bool SocketCrowd::take(Listener &listener, const QByteArray &marker)
{
    std::array<char, 16 * 1024> piece;
    const ssize_t count = ::recv(listener.descriptor, piece.data(), piece.size(), MSG_DONTWAIT);
    if (count < 0 && errno == EAGAIN) return true;
    if (count <= 0) return false;
    // Whole frames, as nearly all are, need not be kept.
    QByteArrayView bytes{piece.data(), count};
    if (!listener.read.isEmpty() || !listener.isOpen) {
        listener.read.append(bytes);
        bytes = listener.read;
    }
    if (!listener.isOpen) {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0) return true;
        if (!bytes.startsWith("HTTP/1.1 101")) return false;
        listener.isOpen = true;
        bytes = bytes.sliced(end + 4);
    }
    const QByteArrayView rest = bytes.sliced(takeFrames(listener, bytes, marker));
    if (!rest.isEmpty() || !listener.read.isEmpty()) listener.read = rest.toByteArray();
    return true;
}

Result<void> SocketCrowd::readUntil(const std::function<bool()> &isDone, const QByteArray &marker,
                                    const std::function<void(Listener &)> &taken)
{
    std::array<epoll_event, 512> events;
    const auto begin = Clock::now();
    while (!isDone()) {
        if (Clock::now() - begin > kLongest) return fail(ErrorCode::Timeout, QStringLiteral("Not all WebSockets were told."));
        const int ready = ::epoll_wait(m_poll, events.data(), events.size(), 1000);
        for (int i = 0; i < ready; ++i) {
            Listener &listener = m_listeners[events[static_cast<std::size_t>(i)].data.u64];
            if (!take(listener, marker))
                return fail(ErrorCode::Internal, QStringLiteral("A WebSocket was refused or closed."),
                            QString::fromUtf8(listener.read.left(500)));
            taken(listener);
        }
    }
    return {};
}

Result<std::unique_ptr<SocketCrowd>> SocketCrowd::open(const Address &address, int count)
{
    std::unique_ptr<SocketCrowd> crowd{new SocketCrowd};
    crowd->m_poll = ::epoll_create1(EPOLL_CLOEXEC);
    crowd->m_listeners.resize(static_cast<std::size_t>(count));
    const QByteArray request = requestBytes("GET", address.path,
                                            QByteArrayList{"Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
                                                           "Sec-WebSocket-Key: Y2hhbGtyZWVsLWJlbmNoIQ=="} +
                                                address.headers);
    const auto isReady = [&](const Listener &listener) { return listener.isOpen && (listener.isGreeted || !address.isGreeted); };
    std::size_t opened = 0;
    std::size_t ready = 0;
    while (ready < crowd->m_listeners.size()) {
        for (; opened < crowd->m_listeners.size() && opened < ready + kOpening; ++opened) {
            const Result<int> descriptor = connectTo(address.port);
            if (!descriptor) return fail(descriptor.error());
            crowd->m_listeners[opened].descriptor = *descriptor;
            epoll_event wanted = {};
            wanted.events = EPOLLIN;
            wanted.data.u64 = opened;
            ::epoll_ctl(crowd->m_poll, EPOLL_CTL_ADD, *descriptor, &wanted);
            if (::send(*descriptor, request.constData(), static_cast<std::size_t>(request.size()), MSG_NOSIGNAL) != request.size())
                return fail(ErrorCode::Io, QStringLiteral("A WebSocket was refused."));
        }
        const auto countReady = [&] {
            return static_cast<std::size_t>(std::count_if(crowd->m_listeners.begin(), crowd->m_listeners.end(), isReady));
        };
        const Result<void> read = crowd->readUntil([&] { return (ready = countReady()) == opened; }, {}, [](Listener &) {});
        if (!read) return fail(read.error());
    }
    return crowd;
}

Result<std::vector<double>> SocketCrowd::listen(const QByteArray &marker, const std::function<Result<void>()> &trigger)
{
    for (Listener &listener : m_listeners) listener.hasHeard = false;
    std::vector<double> delays;
    delays.reserve(m_listeners.size());
    const auto begin = Clock::now();
    if (const Result<void> triggered = trigger(); !triggered) return fail(triggered.error());
    std::vector<bool> isCounted(m_listeners.size());
    const Result<void> read = readUntil([&] { return delays.size() == m_listeners.size(); }, marker,
                                        [&](Listener &listener) {
                                            const auto index = static_cast<std::size_t>(&listener - m_listeners.data());
                                            if (!listener.hasHeard || isCounted[index]) return;
                                            isCounted[index] = true;
                                            delays.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
                                        });
    if (!read) return fail(read.error());
    return delays;
}

}  // namespace chalkreel::bench
