#pragma once

#include "core/backend/backend.h"

#include <QList>

namespace chalkreel::ui {

/// One file on its way into the library, as the jobs pane shows it.
struct UploadItem
{
    enum class State { Waiting, Running, Failed, Duplicate };

    UploadRequest request;
    State state = State::Waiting;
    qint64 doneBytes = 0;
    qint64 totalBytes = 0;
    std::optional<Error> error;
    AssetId asset;  ///< of a duplicate: the one that was there
};

/// Brings files in, a few at a time, and remembers those that failed so that they can be tried again.
class UploadTracker : public QObject
{
    Q_OBJECT
public:
    /// `backend` outlives the tracker.
    explicit UploadTracker(Backend &backend, QObject *parent = nullptr);

    void add(const QList<UploadRequest> &requests);
    /// Stops a running one, forgets a waiting or ended one.
    void cancel(OperationId operation);
    void retry(OperationId operation);
    const QList<UploadItem> &items() const { return m_items; }
    bool isBusy() const;

signals:
    /// Any item came, went or changed.
    void changed();
    void finished(const chalkreel::UploadResult &result);

private:
    void startNext();
    void start(UploadItem &item);
    void onFinished(OperationId operation, const Result<UploadResult> &result);
    UploadItem *find(OperationId operation);

    Backend &m_backend;
    QList<UploadItem> m_items;
};

}  // namespace chalkreel::ui
