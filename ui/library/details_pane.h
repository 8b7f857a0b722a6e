#pragma once

#include "core/backend/backend.h"
#include "ui/library/folder_tree.h"
#include "ui/support/event_feed.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;

namespace chalkreel::ui {

class ElidedLabel;
class HistogramChart;
class NoticeBlock;
class LibraryCommands;

/// Everything known of the selected video; description, tags and folder can be edited in place.
class DetailsPane : public QWidget
{
    Q_OBJECT
public:
    DetailsPane(Backend &backend, EventFeed &feed, FolderTree &folders, LibraryCommands &commands, QWidget *parent = nullptr);

    void setSelection(const QList<Asset> &assets);
    /// The selected video's file is no longer where it was left.
    void setLost(bool isLost);

signals:
    void failed(const chalkreel::Error &error);
    void closeRequested();
    void relocateRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void buildNotices(QWidget *content);
    void showFailure(const Asset &asset);
    void load();
    void present(const AssetDetails &details);
    void presentNothing(const QString &sentence);
    void fillFolders();
    void saveDescription();
    void saveTags();
    void saveFolder();

    Backend &m_backend;
    FolderTree &m_folders;
    LibraryCommands &m_commands;
    std::optional<Asset> m_asset;
    QTimer m_reload;
    QLabel *m_nothing;
    QScrollArea *m_scroll;
    ElidedLabel *m_title;
    NoticeBlock *m_failure;
    NoticeBlock *m_lost;
    QFormLayout *m_facts;
    QLabel *m_histogramLabel;
    HistogramChart *m_histogram;
    QPlainTextEdit *m_description;
    QLineEdit *m_tags;
    QComboBox *m_folder;
    QLabel *m_copiesLabel;
    QFormLayout *m_copies;
};

}  // namespace chalkreel::ui
