#include "app/desktop/problem_window.h"

#include "ui/support/fonts.h"
#include "ui/support/metrics.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace chalkreel {
using namespace Qt::StringLiterals;

ProblemWindow::ProblemWindow(const Error &error, QWidget *parent)
    : QWidget{parent}
{
    setWindowTitle(u"Chalkreel"_s);
    resize(520, 200);
    auto *title = new QLabel{tr("The library cannot be opened"), this};
    title->setFont(ui::titleFont());
    auto *sentence = new QLabel{error.message, this};
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *details = new QPlainTextEdit{error.detail, this};
    details->setReadOnly(true);
    details->setMaximumHeight(90);
    details->setAccessibleName(tr("Technical details"));
    details->setVisible(!error.detail.isEmpty());
    auto *retry = new QPushButton{tr("Try again"), this};
    retry->setProperty("role", u"primary"_s);
    auto *other = new QPushButton{tr("Use another folder…"), this};
    auto *quit = new QPushButton{tr("Quit"), this};

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(quit);
    buttons->addStretch();
    buttons->addWidget(other);
    buttons->addWidget(retry);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(ui::spacing::kHuge, ui::spacing::kHuge, ui::spacing::kHuge, ui::spacing::kLarge);
    column->setSpacing(ui::spacing::kMedium);
    column->addWidget(title);
    column->addWidget(sentence);
    column->addWidget(details);
    column->addStretch();
    column->addLayout(buttons);

    connect(retry, &QPushButton::clicked, this, &ProblemWindow::retryRequested);
    connect(quit, &QPushButton::clicked, this, &QWidget::close);
    connect(other, &QPushButton::clicked, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the library"));
        if (!folder.isEmpty()) emit folderChosen(folder);
    });
}

}  // namespace chalkreel
