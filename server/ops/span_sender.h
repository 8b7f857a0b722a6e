#pragma once

#include "server/ops/span_exporter.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QTimer>

class QNetworkReply;

namespace chalkreel {

/// The exporter's side on its own thread: one batch at a time, tried again with growing pauses.
class SpanSender final : public QObject
{
    Q_OBJECT
public:
    explicit SpanSender(SpanExporter &exporter);

    /// There are spans: a batch goes out soon, or at once when it is full.
    void wake();
    /// Everything goes out now and without pauses between attempts; emptied() follows.
    void hurry();

signals:
    void emptied();

private:
    void sendNext();
    void post();
    void onFinished(QNetworkReply &reply);
    void onTaken(const QByteArray &answer);
    void onRefused(bool isWorthAnother, int retryAfter, const QString &why);
    void endBatch(qsizetype dropped);

    SpanExporter &m_exporter;
    const SpanExporter::Limits m_limits;
    QNetworkAccessManager m_network;
    QTimer m_timer;
    QByteArray m_body;  ///< of the batch at work; empty: none
    qsizetype m_batchSize = 0;
    int m_attempt = 0;
    bool m_isInHurry = false;
    bool m_isFailing = false;  ///< and that was said in the log
};

}  // namespace chalkreel
