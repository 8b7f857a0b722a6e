#pragma once

#include <QDialog>

class QAction;

namespace chalkreel::ui {

/// Every key that the window knows, made from the actions themselves and a few keys that belong to views.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);
};

}  // namespace chalkreel::ui
