#pragma once

#include "core/backend/backend.h"

#include <QList>

namespace chalkreel::ui {

/// The backend's events without holes: when numbers are missing (a sleeping laptop, a lost connection) it asks for the
/// missed ones first and passes everything on in order, or says that a new snapshot is needed.
class EventFeed : public QObject
{
    Q_OBJECT
public:
    /// `backend` outlives the feed.
    explicit EventFeed(Backend &backend, QObject *parent = nullptr);

    quint64 lastSequence() const { return m_last; }

signals:
    void received(const chalkreel::Event &event);
    /// What was missed cannot be had any more: read your list again.
    void resyncNeeded();

private:
    void onEvent(const Event &event);
    void fetchMissed();
    void onMissed(const Result<QList<Event>> &missed);
    void deliverInOrder(const Event &event);

    Backend &m_backend;
    QString m_epoch;
    quint64 m_last = 0;
    bool m_isFetching = false;
    QList<Event> m_waiting;  ///< arrived while older ones are being fetched
};

}  // namespace chalkreel::ui
