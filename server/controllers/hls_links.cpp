#include "server/controllers/hls_links.h"

#include <algorithm>

#include <QList>

namespace chalkreel {

QByteArray leaveIn(const QByteArray &query)
{
    QByteArrayList leave;
    const QByteArrayList items = query.split('&');
    for (const char *name : {"expires=", "credential=", "signature="}) {
        const auto item = std::ranges::find_if(items, [&](const QByteArray &each) { return each.startsWith(name); });
        if (item == items.end()) return {};
        leave.append(*item);
    }
    return leave.join('&');
}

QByteArray withLeave(const QByteArray &playlist, const QByteArray &leave)
{
    constexpr QByteArrayView kAttribute{"URI=\""};
    QByteArrayList lines = playlist.split('\n');
    for (QByteArray &line : lines) {
        if (line.isEmpty()) continue;
        if (!line.startsWith('#')) {
            line += '?' + leave;
        } else if (const qsizetype at = line.indexOf(kAttribute); at >= 0) {
            const qsizetype end = line.indexOf('"', at + kAttribute.size());
            if (end > 0) line.insert(end, '?' + leave);
        }
    }
    return lines.join('\n');
}

}  // namespace chalkreel
