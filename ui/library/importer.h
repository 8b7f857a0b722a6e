#pragma once

#include "core/backend/backend.h"
#include "ui/library/file_collector.h"
#include "ui/library/folder_tree.h"

#include <QThreadPool>
#include <QTimer>

namespace chalkreel::ui {

/// From dropped or chosen files and folders to upload requests: looks into folders off the window's thread, asks for a
/// forecast, and shows the import dialog only when there is something to decide. One good file goes straight in.
class Importer : public QObject
{
    Q_OBJECT
public:
    /// `window` is the dialogs' parent. All outlive the importer.
    Importer(Backend &backend, FolderTree &folders, QWidget *window);
    ~Importer() override;

    /// What is made of files that come in without a question; also the first choice of the dialog.
    void setOptions(const ProcessOptions &options) { m_options = options; }
    void add(const QStringList &paths, FolderId folder);
    /// Gives up looking at the files that were given last.
    void cancel();
    /// Lets the person choose files.
    void chooseFiles(FolderId folder);

signals:
    void requested(const QList<chalkreel::UploadRequest> &requests);
    void failed(const chalkreel::Error &error);
    /// The one file that was given is in the library as `twin`; `insisted` brings it in all the same.
    void alreadyThere(const chalkreel::Asset &twin, const chalkreel::UploadRequest &insisted);
    /// Looking at the files takes long enough to say so, and has ended.
    void lookingBegan();
    void lookingEnded();
    /// A remark that is no error: no media in the folder, more files than are taken at once.
    void remarked(const QString &sentence);

private:
    void onCollected(const CollectedFiles &files, FolderId folder);
    void endLooking();
    void onForecast(const QList<UploadForecast> &forecasts, FolderId folder);

    Backend &m_backend;
    OperationId m_forecast;
    QTimer m_patience;
    bool m_isLooking = false;
    ProcessOptions m_options{.renditions = ProcessOptions::desktopDefault()};
    FolderTree &m_folders;
    QWidget *m_window;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

}  // namespace chalkreel::ui
