#pragma once

#include "core/base/guarded.h"
#include "server/ops/span.h"
#include "server/ops/trace_options.h"

#include <QThread>

#include <atomic>

namespace chalkreel {

/// Takes spans from any thread and sends them by OTLP over HTTP, in batches, on a thread of its own. Whoever adds one never
/// waits: what the receiver does not take in time is dropped, and counted.
class SpanExporter
{
public:
    struct Limits
    {
        qsizetype waiting = 4096;                   ///< spans; one more is dropped
        qsizetype batch = 512;                      ///< spans in one request
        int attempts = 6;                           ///< for one batch
        std::chrono::milliseconds delay{1000};      ///< for which spans gather
        std::chrono::milliseconds firstPause{500};  ///< before a second attempt; doubles
        std::chrono::milliseconds longestPause{30'000};
        std::chrono::milliseconds answer{10'000};  ///< within which the receiver has to answer
        std::chrono::milliseconds goodbye{5000};   ///< that the destructor takes at most to send what is left
    };
    struct Counts
    {
        quint64 sent = 0;
        quint64 dropped = 0;
        qsizetype waiting = 0;
    };

    SpanExporter(TraceOptions options, const Limits &limits);
    explicit SpanExporter(TraceOptions options)
        : SpanExporter{std::move(options), Limits{}}
    {
    }
    /// Sends what is left, within Limits::goodbye.
    ~SpanExporter();

    void add(Span span);
    Counts counts();
    const TraceOptions &options() const { return m_options; }

private:
    friend class SpanSender;

    struct Queue
    {
        QList<Span> spans;
        Counts counts;
        bool isAnnounced = false;  ///< the thread knows that there are some
    };

    const TraceOptions m_options;
    const Limits m_limits;
    Guarded<Queue> m_queue;
    QThread m_thread;
    QObject *m_sender = nullptr;  ///< lives on that thread
};

}  // namespace chalkreel
