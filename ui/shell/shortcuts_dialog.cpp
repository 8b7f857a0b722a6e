#include "ui/shell/shortcuts_dialog.h"

#include "ui/support/metrics.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog{parent}
{
    setWindowTitle(tr("Keyboard shortcuts"));
    const auto native = [](const QKeySequence &key) { return key.toString(QKeySequence::NativeText); };
    QList<std::pair<QString, QString>> rows{
        {tr("Library"), native(QKeySequence{u"Ctrl+1"_s})},
        {tr("Desk"), native(QKeySequence{u"Ctrl+2"_s})},
        {tr("Open the selected video"), tr("Enter")},
        {tr("Back to the library"), tr("Esc")},
        {tr("Rename"), u"F2"_s},
        {tr("Select all"), native(QKeySequence::SelectAll)},
        {tr("Job: sooner, later, cancel, retry"), tr("+  -  Del  R")},
    };
    for (const QAction *action : actions)
        if (!action->shortcut().isEmpty()) rows.append({QString{action->text()}.remove(u'…'), native(action->shortcut())});

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::kHuge);
    grid->setVerticalSpacing(spacing::kSmall);
    int row = 0;
    for (const auto &[what, key] : std::as_const(rows)) {
        grid->addWidget(new QLabel{what, this}, row, 0);
        auto *keyLabel = new QLabel{key, this};
        keyLabel->setProperty("role", u"chip"_s);
        grid->addWidget(keyLabel, row, 1, Qt::AlignLeft);
        ++row;
    }
    auto *buttons = new QDialogButtonBox{this};
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    column->setSpacing(spacing::kLarge);
    column->addLayout(grid);
    column->addWidget(buttons);
}

}  // namespace chalkreel::ui
