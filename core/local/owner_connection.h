#pragma once

#include "core/backend/backend.h"

#include <QJsonObject>
#include <QLocalSocket>
#include <QSet>

namespace chalkreel {

/// One program that talks to this owner. Whatever it sends, it can do what a person at the window can do, and use no more
/// memory than a few lines. Ends itself when the other side does.
class OwnerConnection final : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket over.
    OwnerConnection(Backend &backend, QLocalSocket *socket, QObject *parent);

signals:
    void openRequested(const QStringList &paths);

private:
    using Handler = void (OwnerConnection::*)(const QJsonValue &id, const QJsonObject &params);
    struct Method;
    static const Method kMethods[];

    void readLines();
    void handle(const QByteArray &line);
    void send(const QJsonObject &message);
    void answer(const QJsonValue &id, const Result<QJsonObject> &result);
    template <typename T, typename ToJson>
    void answerWith(const QJsonValue &id, const Async<T> &future, ToJson toObject);

    void open(const QJsonValue &id, const QJsonObject &params);
    void add(const QJsonValue &id, const QJsonObject &params);
    void listJobs(const QJsonValue &id, const QJsonObject &params);
    void jobLog(const QJsonValue &id, const QJsonObject &params);
    void cancelJob(const QJsonValue &id, const QJsonObject &params);
    void submitJob(const QJsonValue &id, const QJsonObject &params);
    void retryJob(const QJsonValue &id, const QJsonObject &params);
    void setPriority(const QJsonValue &id, const QJsonObject &params);
    void watchJob(const QJsonValue &id, const QJsonObject &params);

    void onEvent(const Event &event);

    Backend &m_backend;
    QLocalSocket *m_socket;
    QSet<QString> m_watched;  ///< topics
    int m_pending = 0;
};

}  // namespace chalkreel
