#pragma once

#include "core/base/guarded.h"
#include "server/events/socket_limits.h"

#include <QHash>
#include <QString>

#include <map>

namespace chalkreel {

/// Who holds how many open WebSockets, over all threads.
class SocketCounts
{
public:
    explicit SocketCounts(const SocketLimits &limits);

    /// False when there are as many of this key as there may be. `key`: addressKey() or "user " and his id.
    bool enterAddress(const QString &key);
    bool enterUser(const QString &key);
    void leave(const QString &key);

    void opened(const QString &channel);
    void closed(const QString &channel);
    /// By kind: "status", "job_or_client", "broadcast", "health", "events"; zeros too, once there was one.
    std::map<QString, int> byChannel();
    /// Since the beginning: opened, and closed by us, with the code of SocketClose.
    std::map<QString, quint64> openedByChannel();
    void closedByUs(int code);
    std::map<int, quint64> closedByCode();
    int ofUser(const QString &key);
    int total();

private:
    struct Counts
    {
        QHash<QString, int> byKey;
        std::map<QString, int> byChannel;
        int total = 0;
        std::map<QString, quint64> opened;
        std::map<int, quint64> closedByUs;
    };
    bool enter(const QString &key, int most);

    const int m_mostOfUser;
    const int m_mostOfAddress;
    Guarded<Counts> m_counts;
};

}  // namespace chalkreel
