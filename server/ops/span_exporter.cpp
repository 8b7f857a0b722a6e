#include "server/ops/span_exporter.h"

#include "server/ops/span_sender.h"

#include <QEventLoop>

namespace chalkreel {

SpanExporter::SpanExporter(TraceOptions options, const Limits &limits)
    : m_options{std::move(options)}
    , m_limits{limits}
{
    m_thread.setObjectName(QStringLiteral("traces"));
    m_thread.start();
    // Made on its thread, so that all it owns lives there.
    auto *context = new QObject;
    context->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        context,
        [this, context] {
            m_sender = new SpanSender{*this};
            context->deleteLater();
        },
        Qt::BlockingQueuedConnection);
}

SpanExporter::~SpanExporter()
{
    QMetaObject::invokeMethod(
        m_sender,
        [this] {
            auto *sender = static_cast<SpanSender *>(m_sender);
            QEventLoop loop;
            QObject::connect(sender, &SpanSender::emptied, &loop, &QEventLoop::quit, Qt::QueuedConnection);
            QTimer::singleShot(m_limits.goodbye, &loop, &QEventLoop::quit);
            sender->hurry();
            loop.exec();
            delete sender;
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void SpanExporter::add(Span span)
{
    const bool isNews = m_queue.with([&](Queue &queue) {
        if (queue.spans.size() >= m_limits.waiting) {
            ++queue.counts.dropped;
            return false;
        }
        queue.spans.append(std::move(span));
        const bool isFull = queue.spans.size() == m_limits.batch;
        return !std::exchange(queue.isAnnounced, true) || isFull;
    });
    if (isNews) QMetaObject::invokeMethod(m_sender, [this] { static_cast<SpanSender *>(m_sender)->wake(); }, Qt::QueuedConnection);
}

SpanExporter::Counts SpanExporter::counts()
{
    return m_queue.with([](const Queue &queue) {
        Counts counts = queue.counts;
        counts.waiting = queue.spans.size();
        return counts;
    });
}

}  // namespace chalkreel
