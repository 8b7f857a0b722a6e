#include "server/events/socket_feed.h"
#include "server/events/socket_hub.h"
#include "server/events/socket_sessions.h"

#include <QRegularExpression>

namespace chalkreel {

EventsSession::EventsSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening)
    : SocketSession{hub, socket, opening, QStringLiteral("events")}
{
}

void EventsSession::begin()
{
    if (const Result<void> read = readQuery(); !read) return close(SocketClose::Policy, read.error().message);
    askPosition(&EventsSession::onPosition);
}

Result<void> EventsSession::readQuery()
{
    static const QRegularExpression topicForm{QStringLiteral("\\A[a-z]{1,32}(/[0-9A-Za-z-]{1,64})?\\z")};
    const QUrlQuery query{socket().requestUrl()};
    m_epoch = query.queryItemValue(QStringLiteral("epoch"), QUrl::FullyDecoded);
    if (query.hasQueryItem(QStringLiteral("since"))) {
        bool isNumber = false;
        m_since = query.queryItemValue(QStringLiteral("since")).toULongLong(&isNumber);
        if (!isNumber) return fail(ErrorCode::InvalidArgument, QStringLiteral("“since” is the sequence of an event."));
    }
    const QString topics = query.queryItemValue(QStringLiteral("topics"), QUrl::FullyDecoded);
    for (const QString &topic : topics.split(u',', Qt::SkipEmptyParts)) {
        if (topic == u'*') continue;
        const QString bare = topic.endsWith(QLatin1StringView{"/*"}) ? topic.chopped(2) : topic;
        if (!topicForm.match(bare).hasMatch() || m_topics.size() >= hub().feed().limits().topics)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("“topics” lists topics, like jobs or videos/ID."));
        m_topics.append(bare);
    }
    return {};
}

void EventsSession::askPosition(void (EventsSession::*next)(const Position &))
{
    m_phase = Phase::Starting;
    // Any list is answered with the state that it shows.
    deliver(hub().feed().backend().jobs().list({.limit = 1}), this, [this, next](const Position &position) {
        if (isClosing()) return;
        if (position)
            (this->*next)(position);
        else
            close(SocketClose::Failed, QStringLiteral("The library cannot be read now. Try again."));
    });
}

void EventsSession::onPosition(const Position &position)
{
    const bool isOtherLibrary = !m_epoch.isEmpty() && m_epoch != position->epoch;
    m_epoch = position->epoch;
    if (m_since && (isOtherLibrary || *m_since > position->sequence)) return onSnapshotPosition(position);
    m_cursor = m_prev = m_since.value_or(position->sequence);
    if (m_since && m_cursor < position->sequence) return fetch();
    tell(QStringLiteral("position"));
    goOn();
}

void EventsSession::onSnapshotPosition(const Position &position)
{
    m_epoch = position->epoch;
    m_cursor = position->sequence;
    tell(QStringLiteral("snapshot_required"));
    goOn();
}

/// Live, unless more happened while we were looking.
void EventsSession::goOn()
{
    if (m_newest > m_cursor) return fetch();
    m_phase = Phase::Live;
}

void EventsSession::fetch()
{
    m_phase = Phase::Replaying;
    const int limit = hub().feed().limits().replayPage;
    deliver(hub().feed().backend().eventsSince(m_epoch, m_cursor, limit), this, [this, limit](Result<QList<Event>> page) {
        if (isClosing()) return;
        m_wasLastPage = page && page->size() < limit;
        onPage(std::move(page));
    });
}

void EventsSession::onPage(Result<QList<Event>> page)
{
    if (!page && page.error().code == ErrorCode::Conflict) return requireSnapshot();
    if (!page) return close(SocketClose::Failed, QStringLiteral("The library cannot be read now. Try again."));
    m_page = *std::move(page);
    m_pageAt = 0;
    pump();
}

void EventsSession::pump()
{
    while (m_pageAt < m_page.size()) {
        if (!hasRoom()) return;
        const Event &event = m_page[m_pageAt++];
        if (event.sequence <= m_cursor) continue;
        m_cursor = event.sequence;
        if (wants(event)) pass(event, NumberedFrame{event});
        if (isClosing()) return;
    }
    m_page = {};
    if (m_wasLastPage)
        goOn();
    else
        fetch();
}

void EventsSession::onRoom()
{
    if (m_phase == Phase::Replaying && m_pageAt < m_page.size()) pump();
}

void EventsSession::onEvent(const FedEvent &fed)
{
    const Event &event = fed.event();
    m_newest = std::max(m_newest, event.sequence);
    if (m_phase != Phase::Live || event.sequence <= m_cursor) return;
    // Should one ever be missing, it is fetched instead of passed over.
    if (event.sequence != m_cursor + 1) return fetch();
    m_cursor = event.sequence;
    if (wants(event)) pass(event, fed.numbered());
}

void EventsSession::onQuiet()
{
    // So that a client to whom nothing happened for long need not start anew after a break.
    if (m_phase == Phase::Live && m_cursor > m_prev) tell(QStringLiteral("position"));
}

void EventsSession::pass(const Event &event, const NumberedFrame &frame)
{
    send(frame.after(m_prev));
    m_prev = event.sequence;
}

void EventsSession::tell(const QString &type)
{
    const Event event{.sequence = m_cursor,
                      .epoch = m_epoch,
                      .time = QDateTime::currentDateTimeUtc(),
                      .topic = QStringLiteral("system"),
                      .type = type,
                      .body = {}};
    pass(event, NumberedFrame{event});
}

bool EventsSession::wants(const Event &event) const
{
    if (!sees(event)) return false;
    if (m_topics.isEmpty()) return true;
    const QString family = event.topic.section(u'/', 0, 0);
    return m_topics.contains(event.topic) || m_topics.contains(family);
}

}  // namespace chalkreel
