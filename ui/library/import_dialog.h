#pragma once

#include "core/backend/upload_service.h"
#include "ui/library/folder_tree.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace chalkreel::ui {

/// What to bring in, where to, and what to prepare. Files that cannot be brought in are shown with the reason and left out.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    /// `options`: what is made of a video unless the person wants all sizes.
    ImportDialog(const QList<UploadForecast> &forecasts, const FolderTree &folders, FolderId folder, const ProcessOptions &options,
                 bool canLeaveInPlace, QWidget *parent = nullptr);

    /// One for each file that is ticked.
    QList<UploadRequest> requests() const;

signals:
    void confirmed(const QList<chalkreel::UploadRequest> &requests);

private:
    void fillFiles();
    void fillFolders(const FolderTree &folders, FolderId chosen);
    void build(bool canLeaveInPlace);
    void showSpace();
    QList<UploadForecast> chosen() const;

    QList<UploadForecast> m_forecasts;
    ProcessOptions m_options;
    QTreeWidget *m_files;
    QComboBox *m_folder;
    QLineEdit *m_tags;
    QCheckBox *m_leave;
    QComboBox *m_prepare;
    QLabel *m_space;
    QPushButton *m_add = nullptr;
};

}  // namespace chalkreel::ui
