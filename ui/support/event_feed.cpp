#include "ui/support/event_feed.h"

namespace chalkreel::ui {

namespace {
constexpr int kMissedPage = 500;
}

EventFeed::EventFeed(Backend &backend, QObject *parent)
    : QObject{parent}
    , m_backend{backend}
{
    connect(&backend, &Backend::eventReceived, this, &EventFeed::onEvent);
}

void EventFeed::onEvent(const Event &event)
{
    if (m_isFetching) {
        m_waiting.append(event);
        return;
    }
    const bool isFirst = m_last == 0;
    if (!isFirst && event.epoch != m_epoch) {
        m_epoch = event.epoch;
        m_last = event.sequence;
        emit resyncNeeded();
        return;
    }
    if (!isFirst && event.sequence > m_last + 1) {
        m_waiting.append(event);
        fetchMissed();
        return;
    }
    m_epoch = event.epoch;
    deliverInOrder(event);
}

void EventFeed::fetchMissed()
{
    m_isFetching = true;
    deliver(m_backend.eventsSince(m_epoch, m_last, kMissedPage), this, [this](const Result<QList<Event>> &missed) { onMissed(missed); });
}

void EventFeed::onMissed(const Result<QList<Event>> &missed)
{
    m_isFetching = false;
    const QList<Event> waiting = std::exchange(m_waiting, {});
    if (!missed) {
        if (!waiting.isEmpty()) {
            m_epoch = waiting.last().epoch;
            m_last = waiting.last().sequence;
        }
        emit resyncNeeded();
        return;
    }
    for (const Event &event : *missed) deliverInOrder(event);
    if (missed->size() == kMissedPage) {  // there may be more before the waiting ones
        m_waiting = waiting;
        fetchMissed();
        return;
    }
    // Numbers that are still missing now do not exist: the stream may leave some out.
    for (const Event &event : waiting) deliverInOrder(event);
}

void EventFeed::deliverInOrder(const Event &event)
{
    if (event.sequence <= m_last) return;
    m_last = event.sequence;
    emit received(event);
}

}  // namespace chalkreel::ui
