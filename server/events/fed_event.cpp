#include "server/events/fed_event.h"

#include <QJsonDocument>

namespace chalkreel {
namespace {

/// A job in the words of those who follow jobs over a WebSocket.
QJsonObject jobData(const Job &job)
{
    const auto time = [](const QDateTime &at) { return JsonCodec<QDateTime>::write(at); };
    return {{QStringLiteral("id"), job.id.toString()},
            {QStringLiteral("job_id"), job.id.toString()},
            {QStringLiteral("job_type"), QString{nameOf(job.type)}},
            {QStringLiteral("status"), QString{nameOf(job.state)}},
            {QStringLiteral("progress"), job.progress},
            {QStringLiteral("current_step"), job.step},
            {QStringLiteral("priority"), job.priority},
            {QStringLiteral("video_id"), JsonCodec<AssetId>::write(job.asset)},
            {QStringLiteral("video_title"), job.assetTitle},
            {QStringLiteral("error_message"), job.error ? QJsonValue{job.error->message} : QJsonValue{}},
            {QStringLiteral("created_at"), time(job.created)},
            {QStringLiteral("started_at"), time(job.started)},
            {QStringLiteral("completed_at"), time(job.finished)}};
}

}  // namespace

WireText frameText(const QJsonObject &frame) { return WireText{QJsonDocument{frame}.toJson(QJsonDocument::Compact)}; }

WireText jobMessage(const QString &type, const Job &job)
{
    return frameText({{QStringLiteral("type"), type}, {QStringLiteral("data"), jobData(job)}});
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

FedEvent::FedEvent(Event event, std::optional<Job> job, QList<ProcessStatus> processes)
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
        for (const ProcessStatus &process : m_processes) {
            QJsonObject frame = toJson(process);
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
