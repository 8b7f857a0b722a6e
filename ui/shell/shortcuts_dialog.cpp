#include "ui/shell/shortcuts_dialog.h"

#include "ui/support/fonts.h"
#include "ui/support/metrics.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

void ShortcutSection::append(const QList<QAction *> &actions)
{
    for (const QAction *action : actions) {
        Row row{(action->whatsThis().isEmpty() ? action->text() : action->whatsThis()).remove(u'…'), {}};
        const QList<QKeySequence> keys = action->shortcuts();
        for (const QKeySequence &key : keys) row.keys.append(key.toString(QKeySequence::NativeText));
        if (!row.keys.isEmpty()) rows.append(row);
    }
}

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutSection> &sections, QWidget *parent)
    : QDialog{parent}
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *content = new QWidget;
    content->setObjectName(u"dialogContent"_s);
    auto *columns = new QHBoxLayout{content};
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(2 * spacing::kHuge);
    for (const ShortcutSection &section : sections) columns->addLayout(gridOf(section));

    // A small screen scrolls.
    auto *scroll = new QScrollArea{this};
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    scroll->setWidget(content);
    auto *buttons = new QDialogButtonBox{this};
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    column->setSpacing(spacing::kLarge);
    column->addWidget(scroll);
    column->addWidget(buttons);
    constexpr int kScrollBarRoom = 24;
    resize(content->sizeHint() + QSize{2 * spacing::kLarge + kScrollBarRoom, buttons->sizeHint().height() + 3 * spacing::kLarge + 2});
}

QGridLayout *ShortcutsDialog::gridOf(const ShortcutSection &section)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::kHuge);
    grid->setVerticalSpacing(spacing::kTight);
    auto *title = new QLabel{section.title, this};
    title->setFont(titleFont());
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const auto &[what, keys] : section.rows) {
        grid->addWidget(new QLabel{what, this}, row, 0);
        auto *chips = new QHBoxLayout;
        chips->setSpacing(spacing::kTight);
        for (const QString &key : keys) {
            auto *chip = new QLabel{key, this};
            chip->setProperty("role", u"chip"_s);
            chips->addWidget(chip);
        }
        chips->addStretch();
        grid->addLayout(chips, row, 1);
        ++row;
    }
    grid->setRowStretch(row, 1);
    return grid;
}

}  // namespace chalkreel::ui
