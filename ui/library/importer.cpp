#include "ui/library/importer.h"

#include "ui/library/import_dialog.h"

#include <QFileDialog>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {
constexpr int kPatienceMs = 300;  // what takes longer shows that it runs
}

Importer::Importer(Backend &backend, FolderTree &folders, QWidget *window)
    : QObject{window}
    , m_backend{backend}
    , m_folders{folders}
    , m_window{window}
{
    m_pool.setMaxThreadCount(1);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isLooking = true;
        emit lookingBegan();
    });
}

Importer::~Importer()
{
    cancel();
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Importer::chooseFiles(FolderId folder)
{
    auto *dialog = new QFileDialog{m_window, tr("Add videos")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(mediaNameFilters());
    dialog->setOption(QFileDialog::HideNameFilterDetails);
    dialog->setLabelText(QFileDialog::Accept, tr("Add"));
    connect(dialog, &QFileDialog::filesSelected, this, [this, folder](const QStringList &paths) { add(paths, folder); });
    dialog->open();
}

void Importer::add(const QStringList &paths, FolderId folder)
{
    if (paths.isEmpty()) return;
    auto promise = std::make_shared<QPromise<Result<CollectedFiles>>>();
    promise->start();
    m_pool.start([promise, paths, stop = m_stop.get_token()] {
        promise->addResult(collectFiles(paths, stop));
        promise->finish();
    });
    deliver(promise->future(), this, [this, folder](const Result<CollectedFiles> &files) {
        if (files) onCollected(*files, folder);
    });
}

void Importer::onCollected(const CollectedFiles &files, FolderId folder)
{
    if (files.paths.isEmpty()) {
        emit remarked(tr("There are no videos, sounds or pictures in this folder."));
        return;
    }
    if (files.isCut) emit remarked(tr("Only the first %n file(s) are taken at once.", nullptr, kMostCollected));
    m_forecast = OperationId::create();
    m_patience.start();
    const auto forecast = m_backend.uploads().forecast(files.paths, m_options, m_forecast);
    deliver(forecast, this, [this, folder, operation = m_forecast](const Result<QList<UploadForecast>> &forecasts) {
        if (operation == m_forecast) endLooking();
        if (forecasts)
            onForecast(*forecasts, folder);
        else if (forecasts.error().code != ErrorCode::Cancelled)
            emit failed(forecasts.error());
    });
}

void Importer::cancel()
{
    if (!m_forecast.isNull()) m_backend.uploads().cancel(m_forecast);
}

void Importer::endLooking()
{
    m_forecast = {};
    m_patience.stop();
    if (std::exchange(m_isLooking, false)) emit lookingEnded();
}

void Importer::onForecast(const QList<UploadForecast> &forecasts, FolderId folder)
{
    if (forecasts.isEmpty()) return;
    const UploadForecast &first = forecasts.first();
    if (forecasts.size() == 1) {
        if (first.problem) {
            emit failed(*first.problem);  // nothing to decide either: say why
            return;
        }
        if (first.neededBytes <= first.freeBytes) {
            UploadRequest request;
            request.path = first.path;
            request.folder = folder;
            request.options = m_options;
            request.copyDespiteDuplicate = first.twin.has_value();
            if (first.twin)
                emit alreadyThere(*first.twin, request);
            else
                emit requested({request});
            return;
        }
    }
    const bool canLeave = m_backend.capabilities().testFlag(Capability::LeaveInPlace);
    auto *dialog = new ImportDialog{forecasts, m_folders, folder, m_options, canLeave, m_window};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::confirmed, this, &Importer::requested);
    dialog->open();
}

}  // namespace chalkreel::ui
