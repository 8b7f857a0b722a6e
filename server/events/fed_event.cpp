#include "server/events/fed_event.h"

#include "server/controllers/job_json.h"

#include <QJsonDocument>

namespace chalkreel {
WireText frameText(const QJsonObject &frame) { return WireText{QJsonDocument{frame}.toJson(QJsonDocument::Compact)}; }

WireText jobMessage(const QString &type, const Job &job)
{
    QJsonObject data = jobJson(job);
    data.insert(QStringLiteral("job_id"), job.id.toString());
    data.insert(QStringLiteral("current_step"), job.step);
    data.insert(QStringLiteral("completed_at"), JsonCodec<QDateTime>::write(job.finished));
    return frameText({{QStringLiteral("type"), type}, {QStringLiteral("data"), data}});
}

NumberedFrame::NumberedFrame(const Event &event)
    : m_rest{QJsonDocument{QJsonObject{{QStringLiteral("epoch"), event.epoch},
                                       {QStringLiteral("sequence"), static_cast<qint64>(event.sequence)},
                                       {QStringLiteral("time"), JsonCodec<QDateTime>::write(event.time)},
                                       {QStringLiteral("topic"), event.topic},
                                       {QStringLiteral("type"), event.type},
                                       {QStringLiteral("body"), event.body}}}
                 .toJson(QJsonDocument::Compact)
                 .mid(1)}
{
}

WireText NumberedFrame::after(quint64 prev) const
{
    return m_last.with([&](std::optional<Numbered> &last) {
        if (!last || last->prev != prev) last.emplace(prev, WireText{QByteArray{"{\"prev\":" + QByteArray::number(prev) + ',' + m_rest}});
        return last->text;
    });
}

FedEvent::FedEvent(Event event, std::optional<Job> job, QList<ProcessChange> processes)
    : m_event{std::move(event)}
    , m_job{std::move(job)}
    , m_processes{std::move(processes)}
{
}

const NumberedFrame &FedEvent::numbered() const
{
    std::call_once(m_numberedOnce, [this] { m_numbered.emplace(m_event); });
    return *m_numbered;
}

const QList<WireText> &FedEvent::statusFrames() const
{
    std::call_once(m_statusOnce, [this] {
        for (const ProcessChange &process : m_processes) {
            QJsonObject frame = process.toJson();
            frame.insert(QStringLiteral("sequence"), static_cast<qint64>(m_event.sequence));
            m_statusFrames.append(frameText(frame));
        }
    });
    return m_statusFrames;
}

const WireText &FedEvent::jobUpdate() const
{
    std::call_once(m_jobOnce, [this] {
        if (m_job) m_jobUpdate.emplace(jobMessage(QStringLiteral("job_update"), *m_job));
    });
    return *m_jobUpdate;
}

}  // namespace chalkreel
