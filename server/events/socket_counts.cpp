#include "server/events/socket_counts.h"

namespace chalkreel {

SocketCounts::SocketCounts(const SocketLimits &limits)
    : m_mostOfUser{limits.socketsPerUser}
    , m_mostOfAddress{limits.socketsPerAddress}
{
}

bool SocketCounts::enterAddress(const QString &key) { return enter(key, m_mostOfAddress); }
bool SocketCounts::enterUser(const QString &key) { return enter(key, m_mostOfUser); }

bool SocketCounts::enter(const QString &key, int most)
{
    return m_counts.with([&](Counts &counts) {
        int &count = counts.byKey[key];
        if (count >= most) return false;
        ++count;
        return true;
    });
}

void SocketCounts::leave(const QString &key)
{
    m_counts.with([&](Counts &counts) {
        const auto it = counts.byKey.find(key);
        if (it != counts.byKey.end() && --*it <= 0) counts.byKey.erase(it);
    });
}

void SocketCounts::opened(const QString &channel)
{
    m_counts.with([&](Counts &counts) {
        ++counts.byChannel[channel];
        ++counts.opened[channel];
        ++counts.total;
    });
}

void SocketCounts::closed(const QString &channel)
{
    m_counts.with([&](Counts &counts) {
        --counts.byChannel[channel];
        --counts.total;
    });
}

std::map<QString, int> SocketCounts::byChannel()
{
    return m_counts.with([](const Counts &counts) { return counts.byChannel; });
}

std::map<QString, quint64> SocketCounts::openedByChannel()
{
    return m_counts.with([](const Counts &counts) { return counts.opened; });
}

void SocketCounts::closedByUs(int code)
{
    m_counts.with([&](Counts &counts) { ++counts.closedByUs[code]; });
}

std::map<int, quint64> SocketCounts::closedByCode()
{
    return m_counts.with([](const Counts &counts) { return counts.closedByUs; });
}

int SocketCounts::ofUser(const QString &key)
{
    return m_counts.with([&](const Counts &counts) { return counts.byKey.value(key); });
}

int SocketCounts::total()
{
    return m_counts.with([](const Counts &counts) { return counts.total; });
}

}  // namespace chalkreel
