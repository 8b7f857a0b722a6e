#include "server/ops/span_sender.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QNetworkReply>
#include <QRandomGenerator>

Q_LOGGING_CATEGORY(lcTraces, "chalkreel.traces", QtInfoMsg)

namespace chalkreel {
namespace {

constexpr qint64 kLongestAnswer = qint64{64} << 10;

/// opentelemetry.io/docs/specs/otlp, "Retryable Response Codes"; a 500 comes from proxies that restart, too.
bool isWorthAnother(int status) { return status == 0 || status == 408 || status == 429 || status >= 500; }

}  // namespace

SpanSender::SpanSender(SpanExporter &exporter)
    : m_exporter{exporter}
    , m_limits{exporter.m_limits}
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);  // our headers are for that address alone
    m_network.setTransferTimeout(static_cast<int>(m_limits.answer.count()));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_body.isEmpty())
            sendNext();
        else
            post();
    });
}

void SpanSender::wake()
{
    if (!m_body.isEmpty()) return;
    const bool isFull = m_exporter.counts().waiting >= m_limits.batch;
    if (isFull || m_isInHurry)
        sendNext();
    else if (!m_timer.isActive())
        m_timer.start(m_limits.delay);
}

void SpanSender::hurry()
{
    m_isInHurry = true;
    if (m_body.isEmpty())
        sendNext();
    else if (m_timer.isActive())
        m_timer.start(0);
}

void SpanSender::sendNext()
{
    const QList<Span> batch = m_exporter.m_queue.with([&](SpanExporter::Queue &queue) {
        QList<Span> first = queue.spans.first(std::min(m_limits.batch, queue.spans.size()));
        queue.spans.remove(0, first.size());
        queue.isAnnounced = !queue.spans.isEmpty();
        return first;
    });
    if (batch.isEmpty()) {
        emit emptied();
        return;
    }
    m_body = otlpJson(batch, m_exporter.m_options.resource);
    m_batchSize = batch.size();
    m_attempt = 0;
    post();
}

void SpanSender::post()
{
    QNetworkRequest request{m_exporter.m_options.address};
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    for (const HttpHeader &header : m_exporter.m_options.headers) request.setRawHeader(header.name, header.value);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("chalkreel"));
    QNetworkReply *reply = m_network.post(request, m_body);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        onFinished(*reply);
    });
}

void SpanSender::onFinished(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200 && status < 300) return onTaken(reply.read(kLongestAnswer));
    const QString why = status > 0 ? QStringLiteral("it answered %1").arg(status) : reply.errorString();
    onRefused(isWorthAnother(status), reply.rawHeader("Retry-After").toInt(), why);
}

void SpanSender::onTaken(const QByteArray &answer)
{
    if (m_isFailing) qCInfo(lcTraces, "Traces are taken again.");
    m_isFailing = false;
    const QJsonValue rejected = QJsonDocument::fromJson(answer)[QLatin1StringView{"partialSuccess"}][QLatin1StringView{"rejectedSpans"}];
    const qsizetype dropped = rejected.isString() ? rejected.toString().toInt() : rejected.toInt();
    endBatch(std::clamp<qsizetype>(dropped, 0, m_batchSize));
}

void SpanSender::onRefused(bool isWorthAnother, int retryAfter, const QString &why)
{
    if (!m_isFailing)
        qCWarning(lcTraces, "Traces are not taken at %s: %s",
                  qUtf8Printable(m_exporter.m_options.address.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)),
                  qUtf8Printable(why));
    m_isFailing = true;
    // Who leaves tries once more at most, right away.
    const int attempts = m_isInHurry ? std::min(2, m_limits.attempts) : m_limits.attempts;
    if (!isWorthAnother || ++m_attempt >= attempts) {
        endBatch(m_batchSize);
        return;
    }
    std::chrono::milliseconds pause = std::min(m_limits.longestPause, m_limits.firstPause * (1 << (m_attempt - 1)));
    // Up to a quarter more, so that many servers do not come back as one.
    pause += pause * QRandomGenerator::global()->bounded(256) / 1024;
    pause = std::max(pause, std::min(m_limits.longestPause, std::chrono::milliseconds{std::chrono::seconds{retryAfter}}));
    m_timer.start(m_isInHurry ? std::chrono::milliseconds{0} : pause);
}

void SpanSender::endBatch(qsizetype dropped)
{
    m_body.clear();
    m_exporter.m_queue.with([&](SpanExporter::Queue &queue) {
        queue.counts.dropped += static_cast<quint64>(dropped);
        queue.counts.sent += static_cast<quint64>(m_batchSize - dropped);
    });
    const qsizetype waiting = m_exporter.counts().waiting;
    if (m_isInHurry || waiting >= m_limits.batch)
        sendNext();
    else if (waiting > 0)
        m_timer.start(m_limits.delay);
}

}  // namespace chalkreel
