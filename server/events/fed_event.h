#pragma once

#include "core/model/event.h"
#include "server/processes/process_tracker.h"

#include <mutex>

namespace chalkreel {

/// A frame of the numbered stream, but for the one number that differs between those who get it.
class NumberedFrame
{
public:
    explicit NumberedFrame(const Event &event);
    /// `prev`: the sequence of the frame before it on the same socket.
    QString after(quint64 prev) const;

private:
    QString m_rest;
};

/// One event on its way to many sockets on several threads. Each shape that it is sent in is written once, by the first
/// who needs it.
class FedEvent
{
public:
    FedEvent(Event event, std::optional<Job> job, QList<ProcessChange> processes);

    const Event &event() const { return m_event; }
    /// What changed, when it was a job.
    const std::optional<Job> &job() const { return m_job; }

    const NumberedFrame &numbered() const;
    /// Frames of /ws/status.
    const QStringList &statusFrames() const;
    /// "job_update"; for an event that is of a job.
    const QString &jobUpdate() const;

private:
    const Event m_event;
    const std::optional<Job> m_job;
    const QList<ProcessChange> m_processes;
    mutable std::once_flag m_numberedOnce;
    mutable std::once_flag m_statusOnce;
    mutable std::once_flag m_jobOnce;
    mutable std::optional<NumberedFrame> m_numbered;
    mutable QStringList m_statusFrames;
    mutable QString m_jobUpdate;
};

/// A frame as text.
[[nodiscard]] QString frameText(const QJsonObject &frame);
/// {"type": ..., "data": ...}: how messages about a job look.
[[nodiscard]] QString jobMessage(const QString &type, const Job &job);

}  // namespace chalkreel
