#include "ui/jobs/jobs_panel.h"

#include "ui/support/metrics.h"
#include "ui/support/pane_header.h"
#include "ui/support/text_format.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto kDoneRowsStay = 90s;
}

JobsPanel::JobsPanel(Backend &backend, EventFeed &feed, UploadTracker &uploads, QWidget *parent)
    : QWidget{parent}
    , m_backend{backend}
    , m_uploads{uploads}
    , m_jobs{backend, feed, uploads, kDoneRowsStay}
    , m_header{new PaneHeader{tr("Jobs"), this}}
    , m_list{new QListView{this}}
    , m_empty{new QLabel{tr("Nothing is being prepared."), this}}
{
    setObjectName(u"jobsPanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_list->setObjectName(u"jobsList"_s);
    auto *delegate = new JobDelegate{m_list};
    m_list->setItemDelegate(delegate);
    m_list->setModel(&m_jobs);
    m_list->setMouseTracking(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Jobs"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_empty->setProperty("role", u"dim"_s);
    m_empty->setMargin(spacing::kMedium);

    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);

    connect(delegate, &JobDelegate::pressed, this, &JobsPanel::press);
    connect(m_list, &QWidget::customContextMenuRequested, this, &JobsPanel::showMenu);
    connect(&m_jobs, &JobModel::summaryChanged, this, &JobsPanel::showSummary);
    connect(&m_jobs, &JobModel::failed, this, &JobsPanel::failed);
    connect(&m_jobs, &QAbstractItemModel::modelReset, this, &JobsPanel::keepCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid()) m_current = m_jobs.row(index.row()).job ? m_jobs.row(index.row()).job->id : JobId{};
    });
    showSummary();
}

void JobsPanel::load() { m_jobs.reload(); }

QString JobsPanel::statusText() const
{
    const int running = m_jobs.running();
    const int waiting = m_jobs.waiting();
    if (running == 0 && waiting == 0) return {};
    const QString runningText = tr("%n job(s) running", nullptr, running);
    return waiting == 0 ? runningText : tr("%1, %2 waiting").arg(runningText).arg(waiting);
}

void JobsPanel::showSummary()
{
    const int running = m_jobs.running();
    const int failedCount = m_jobs.failedCount();
    m_header->setRemark(joinFacts({running > 0 ? tr("%n running", nullptr, running) : QString{},
                                   running == 0 && m_jobs.waiting() > 0 ? tr("%n waiting", nullptr, m_jobs.waiting()) : QString{},
                                   failedCount > 0 ? tr("%n failed", nullptr, failedCount) : QString{}}));
    m_empty->setVisible(m_jobs.rowCount() == 0);
    emit summaryChanged();
}

void JobsPanel::keepCurrent()
{
    for (int row = 0; row < m_jobs.rowCount() && !m_current.isNull(); ++row)
        if (m_jobs.row(row).job && m_jobs.row(row).job->id == m_current) m_list->setCurrentIndex(m_jobs.index(row));
}

template <typename T>
void JobsPanel::reportFailure(const Async<T> &future)
{
    deliver(future, this, [this](const Result<T> &result) {
        // Conflict: it ended or changed in the moment of the click; the row shows that already.
        if (!result && result.error().code != ErrorCode::Conflict && result.error().code != ErrorCode::Cancelled)
            emit failed(result.error());
    });
}

void JobsPanel::press(const QModelIndex &index, JobRow::Button button)
{
    const JobRow row = m_jobs.row(index.row());
    if (!(row.buttons() & button)) return;
    if (button == JobRow::Details && row.error())
        emit detailsRequested(*row.error());
    else if (row.job)
        pressOnJob(*row.job, button);
    else if (row.upload)
        pressOnUpload(*row.upload, button);
}

void JobsPanel::pressOnJob(const Job &job, JobRow::Button button)
{
    switch (button) {
    case JobRow::Cancel: reportFailure(m_backend.jobs().cancel(job.id)); break;
    case JobRow::Retry: reportFailure(m_backend.jobs().retry(job.id)); break;
    case JobRow::Raise: reportFailure(m_backend.jobs().setPriority(job.id, std::min(job.priority + 1, kHighestPriority))); break;
    case JobRow::Lower: reportFailure(m_backend.jobs().setPriority(job.id, std::max(job.priority - 1, kLowestPriority))); break;
    case JobRow::Dismiss:
        // A failed one would come back with the next start; a done one folds away by itself anyway.
        if (job.state == JobState::Failed)
            reportFailure(m_backend.jobs().remove({job.id}));
        else
            m_jobs.fold(job.id);
        break;
    case JobRow::Details:
    case JobRow::None: break;
    }
}

void JobsPanel::pressOnUpload(const UploadItem &item, JobRow::Button button)
{
    if (button == JobRow::Retry)
        m_uploads.retry(item.request.operation);
    else if (button == JobRow::Cancel || button == JobRow::Dismiss)
        m_uploads.cancel(item.request.operation);
}

bool JobsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress || !m_list->currentIndex().isValid())
        return QWidget::eventFilter(watched, event);
    const QModelIndex index = m_list->currentIndex();
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Delete: press(index, m_jobs.row(index.row()).buttons() & JobRow::Cancel ? JobRow::Cancel : JobRow::Dismiss); return true;
    case Qt::Key_Plus: press(index, JobRow::Raise); return true;
    case Qt::Key_Minus: press(index, JobRow::Lower); return true;
    case Qt::Key_R: press(index, JobRow::Retry); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: press(index, JobRow::Details); return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

void JobsPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid()) return;
    const int available = m_jobs.row(index.row()).buttons();
    QMenu menu{this};
    for (const JobRow::Button button : {JobRow::Retry, JobRow::Details, JobRow::Raise, JobRow::Lower, JobRow::Cancel, JobRow::Dismiss})
        if (available & button)
            menu.addAction(JobDelegate::buttonText(button), this, [this, at = QPersistentModelIndex{index}, button] {
                if (at.isValid()) press(at, button);
            });
    menu.exec(m_list->viewport()->mapToGlobal(position));
}

}  // namespace chalkreel::ui
