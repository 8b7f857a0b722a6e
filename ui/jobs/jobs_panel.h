#pragma once

#include "ui/jobs/job_delegate.h"
#include "ui/jobs/job_model.h"

#include <QWidget>

class QLabel;
class QListView;

namespace chalkreel::ui {

class PaneHeader;

/// What is being prepared: the jobs pane.
class JobsPanel : public QWidget
{
    Q_OBJECT
public:
    JobsPanel(Backend &backend, EventFeed &feed, UploadTracker &uploads, QWidget *parent = nullptr);

    void load();
    JobModel &jobs() { return m_jobs; }
    /// "2 jobs running, 1 waiting", for the status bar.
    QString statusText() const;
    void press(const QModelIndex &index, JobRow::Button button);

signals:
    void summaryChanged();
    /// The whole story of a failed one is wanted.
    void detailsRequested(const chalkreel::Error &error);
    void failed(const chalkreel::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showMenu(const QPoint &position);
    void showSummary();
    void keepCurrent();
    void pressOnJob(const Job &job, JobRow::Button button);
    void pressOnUpload(const UploadItem &item, JobRow::Button button);
    template <typename T>
    void reportFailure(const Async<T> &future);

    Backend &m_backend;
    UploadTracker &m_uploads;
    JobModel m_jobs;
    PaneHeader *m_header;
    QListView *m_list;
    QLabel *m_empty;
    JobId m_current;  ///< the row that the keyboard is on
};

}  // namespace chalkreel::ui
