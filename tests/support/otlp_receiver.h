#pragma once

#include "core/base/guarded.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <functional>

namespace chalkreel::test {

/// A receiver of traces: a small HTTP server on a thread of its own, so that it answers while the test waits for a process.
class OtlpReceiver
{
public:
    struct Post
    {
        QByteArray head;
        QByteArray body;
        QList<QJsonObject> spans() const
        {
            QList<QJsonObject> all;
            const QJsonArray resources = QJsonDocument::fromJson(body)[QLatin1StringView{"resourceSpans"}].toArray();
            for (const QJsonValue &resource : resources)
                for (const QJsonValue &scope : resource[QLatin1StringView{"scopeSpans"}].toArray())
                    for (const QJsonValue &span : scope[QLatin1StringView{"spans"}].toArray()) all.append(span.toObject());
            return all;
        }
    };

    /// `statuses`: of the first answers; 200 afterwards. 0: no answer at all.
    explicit OtlpReceiver(QList<int> statuses = {})
    {
        m_state.with([&](State &state) { state.statuses = std::move(statuses); });
        m_context.moveToThread(&m_thread);
        m_thread.start();
        onThread([this] {
            m_server = std::make_unique<QTcpServer>();
            m_server->listen(QHostAddress::LocalHost);
            QObject::connect(m_server.get(), &QTcpServer::newConnection, m_server.get(), [this] {
                while (QTcpSocket *socket = m_server->nextPendingConnection()) {
                    const auto read = std::make_shared<QByteArray>();
                    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, read] { take(*socket, *read); });
                    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                }
            });
            m_port = m_server->serverPort();
        });
    }
    ~OtlpReceiver()
    {
        onThread([this] { m_server.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    OtlpReceiver(const OtlpReceiver &) = delete;
    OtlpReceiver &operator=(const OtlpReceiver &) = delete;

    QString endpoint() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    QList<Post> posts()
    {
        return m_state.with([](const State &state) { return state.posts; });
    }
    QList<QJsonObject> spans()
    {
        QList<QJsonObject> all;
        for (const Post &post : posts()) all += post.spans();
        return all;
    }
    /// Empty when none of that name has come.
    QJsonObject span(const QString &name)
    {
        for (const QJsonObject &span : spans())
            if (span[QLatin1StringView{"name"}].toString() == name) return span;
        return {};
    }

    static QString attribute(const QJsonObject &span, const QString &key)
    {
        for (const QJsonValue &pair : span[QLatin1StringView{"attributes"}].toArray())
            if (pair[QLatin1StringView{"key"}].toString() == key) {
                const QJsonObject value = pair[QLatin1StringView{"value"}].toObject();
                return value.isEmpty() ? QString{} : value.begin()->toVariant().toString();
            }
        return {};
    }

private:
    struct State
    {
        QList<int> statuses;
        QList<Post> posts;
    };

    void onThread(const std::function<void()> &task) { QMetaObject::invokeMethod(&m_context, task, Qt::BlockingQueuedConnection); }

    void take(QTcpSocket &socket, QByteArray &read)
    {
        read += socket.readAll();
        const qsizetype end = read.indexOf("\r\n\r\n");
        if (end < 0) return;
        const QByteArray head = read.first(end);
        const qsizetype at = head.toLower().indexOf("content-length: ");
        const qsizetype length = at < 0 ? 0 : head.mid(at + 16, head.indexOf('\r', at) - at - 16).toInt();
        if (read.size() < end + 4 + length) return;
        const int status = m_state.with([&](State &state) {
            state.posts.append({head, read.mid(end + 4, length)});
            return state.statuses.isEmpty() ? 200 : state.statuses.takeFirst();
        });
        read.clear();
        if (status > 0)
            socket.write("HTTP/1.1 " + QByteArray::number(status) +
                         " Status\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    }

    Guarded<State> m_state;
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<QTcpServer> m_server;
    quint16 m_port = 0;
};

}  // namespace chalkreel::test
