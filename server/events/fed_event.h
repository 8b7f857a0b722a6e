#pragma once

#include "core/base/guarded.h"
#include "core/model/event.h"
#include "server/events/wire_text.h"
#include "server/processes/process_tracker.h"

#include <mutex>

namespace chalkreel {

/// A frame of the numbered stream, but for the one number that can differ between those who get it. Safe to use from any thread.
class NumberedFrame
{
public:
    explicit NumberedFrame(const Event &event);
    /// `prev`: the sequence of the frame before it on the same socket. Those who listen to the same have the same, so that
    /// the last one that was asked for is kept.
    WireText after(quint64 prev) const;

private:
    struct Numbered
    {
        quint64 prev = 0;
        WireText text;
    };
    QByteArray m_rest;
    mutable Guarded<std::optional<Numbered>> m_last;
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
    const QList<WireText> &statusFrames() const;
    /// "job_update"; for an event that is of a job.
    const WireText &jobUpdate() const;

private:
    const Event m_event;
    const std::optional<Job> m_job;
    const QList<ProcessChange> m_processes;
    mutable std::once_flag m_numberedOnce;
    mutable std::once_flag m_statusOnce;
    mutable std::once_flag m_jobOnce;
    mutable std::optional<NumberedFrame> m_numbered;
    mutable QList<WireText> m_statusFrames;
    mutable std::optional<WireText> m_jobUpdate;
};

/// A frame as text.
[[nodiscard]] WireText frameText(const QJsonObject &frame);
/// {"type": ..., "data": ...}: how messages about a job look.
[[nodiscard]] WireText jobMessage(const QString &type, const Job &job);

}  // namespace chalkreel
