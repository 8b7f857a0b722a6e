#pragma once

#include "core/backend/backend.h"
#include "ui/jobs/job_row.h"
#include "ui/support/event_feed.h"

#include <QAbstractListModel>
#include <QTimer>

#include <chrono>

namespace chalkreel::ui {

/// Uploads and jobs in the order in which a person looks for them: at work, waiting, failed, just done.
class JobModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole };

    /// Done rows fold away after `staying`. Everything outlives the model.
    JobModel(Backend &backend, EventFeed &feed, UploadTracker &uploads, std::chrono::milliseconds staying, QObject *parent = nullptr);

    void reload();
    int running() const;
    int waiting() const;
    int failedCount() const;
    const JobRow &row(int index) const { return m_rows[index]; }
    /// Takes a done or cancelled row off the list now; the job itself is kept by the library.
    void fold(JobId job);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

signals:
    void summaryChanged();
    void failed(const chalkreel::Error &error);

private:
    void onEvent(const Event &event);
    void onPage(const Result<Page<Job>> &page);
    void apply(const Job &job);
    void rebuild();
    void scheduleFolding();
    void askForFiles(const Job &job);
    bool isShown(const Job &job) const;

    Backend &m_backend;
    UploadTracker &m_uploads;
    std::chrono::milliseconds m_staying;
    QHash<JobId, Job> m_jobs;
    QHash<JobId, std::pair<int, qint64>> m_files;  ///< count and bytes of what done jobs made
    QSet<JobId> m_folded;
    QList<JobRow> m_rows;
    QTimer m_folding;
    quint64 m_sequence = 0;
    bool m_isLoading = false;
    QList<Event> m_early;
};

}  // namespace chalkreel::ui
