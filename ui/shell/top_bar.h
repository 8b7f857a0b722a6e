#pragma once

#include <QFrame>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace chalkreel::ui {

class ElidedLabel;

enum class Place { Library, Desk };

/// The line at the top: where one is, what is shown, search, and the one thing that one does most.
class TopBar : public QFrame
{
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);

    void setPlace(Place place);
    void setDeskEnabled(bool isEnabled);
    void setTitle(const QString &title, const QString &chip);
    void setMenu(QMenu *menu);
    void focusSearch();
    /// The actions with their keys; the window adds them so that they work everywhere.
    QList<QAction *> windowActions() const;

signals:
    void placeChosen(chalkreel::ui::Place place);
    void searched(const QString &text);
    /// Enter or Down in the search field: on to the results.
    void searchDone();
    void addRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addPlace(const QString &text, Place place, const QKeySequence &key);

    QFrame *m_switch;
    QToolButton *m_library;
    QToolButton *m_desk;
    ElidedLabel *m_title;
    QLabel *m_chip;
    QLineEdit *m_search;
    QToolButton *m_more;
    QPushButton *m_add;
    QAction *m_searchAction;
    QAction *m_addAction;
};

}  // namespace chalkreel::ui
