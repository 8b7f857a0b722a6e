#pragma once

#include <QDialog>

class QAction;
class QGridLayout;

namespace chalkreel::ui {

/// The keys of one place.
struct ShortcutSection
{
    /// One line: what the keys do.
    struct Row
    {
        QString what;
        QStringList keys;
    };

    QString title;
    QList<Row> rows;

    /// One row for each action that has keys. A whatsThis() says what it does where text() follows its state.
    void append(const QList<QAction *> &actions);
};

/// Every key that the window knows: the sections side by side.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QList<ShortcutSection> &sections, QWidget *parent = nullptr);

private:
    QGridLayout *gridOf(const ShortcutSection &section);
};

}  // namespace chalkreel::ui
