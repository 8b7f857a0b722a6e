#pragma once

#include "core/model/queries.h"
#include "ui/library/library_commands.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace chalkreel::ui {

/// The line at the bottom: how much there is, what runs, what was just done and can be undone, and that all is saved.
class StatusStrip : public QFrame
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setCounts(const LibraryCounts &counts);
    void setJobs(const QString &text);
    /// What the desk says of the copy that is shown; empty: the counts again.
    void setDeskText(const QString &text);
    void setConnected(bool isConnected);
    void offerUndo(const UndoOffer &offer);
    bool hasUndo() const { return m_offer.undo != nullptr; }
    QAction *undoAction() const { return m_undoAction; }

private:
    void undo();
    void withdraw();
    void showLeft();

    QLabel *m_left;
    QLabel *m_jobs;
    QLabel *m_done;
    QPushButton *m_undo;
    QLabel *m_right;
    QAction *m_undoAction;
    QTimer m_offerEnds;
    UndoOffer m_offer;
    QString m_counts;
    QString m_desk;
};

}  // namespace chalkreel::ui
