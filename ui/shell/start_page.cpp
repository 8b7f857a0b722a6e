#include "ui/shell/start_page.h"

#include "ui/support/fonts.h"
#include "ui/support/icons.h"
#include "ui/support/metrics.h"
#include "ui/support/tokens.h"

#include <QAccessible>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int kSymbolSize = 48;
constexpr int kTextWidth = 560;  // a line that is read at one glance

}  // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget{parent}
    , m_symbol{new QLabel{this}}
    , m_title{new QLabel{this}}
    , m_sentence{new QLabel{this}}
    , m_details{new QPlainTextEdit{this}}
    , m_retry{new QPushButton{this}}
    , m_other{new QPushButton{this}}
    , m_quit{new QPushButton{this}}
{
    build();
    retranslate();
    retint();
    connect(m_retry, &QPushButton::clicked, this, &StartPage::retryRequested);
    connect(m_other, &QPushButton::clicked, this, &StartPage::chooseFolder);
    connect(m_quit, &QPushButton::clicked, this, &StartPage::quitRequested);
}

void StartPage::build()
{
    m_title->setFont(titleFont());
    m_title->setAlignment(Qt::AlignCenter);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setMaximumHeight(90);
    m_retry->setProperty("role", u"primary"_s);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::kSmall);
    buttons->addStretch();
    for (QPushButton *button : {m_retry, m_other, m_quit}) buttons->addWidget(button);
    buttons->addStretch();
    auto *block = new QWidget{this};
    block->setMaximumWidth(kTextWidth);
    auto *texts = new QVBoxLayout{block};
    texts->setSpacing(spacing::kSmall);
    texts->addWidget(m_symbol, 0, Qt::AlignCenter);
    texts->addSpacing(spacing::kSmall);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_sentence, m_details}) texts->addWidget(part);
    texts->addSpacing(spacing::kSmall);
    texts->addLayout(buttons);
    auto *middle = new QHBoxLayout;
    constexpr int kAsWideAsItMayBe = 100;
    middle->addStretch(1);
    middle->addWidget(block, kAsWideAsItMayBe);
    middle->addStretch(1);
    auto *column = new QVBoxLayout{this};
    column->addStretch(2);
    column->addLayout(middle);
    column->addStretch(3);
}

void StartPage::retranslate()
{
    m_retry->setText(tr("Try again"));
    m_other->setText(tr("Use another folder…"));
    m_quit->setText(tr("Quit"));
    m_details->setAccessibleName(tr("Technical details"));
}

void StartPage::showOpening(const QString &folder)
{
    m_isProblem = false;
    present(tr("Opening the library…"), QDir::toNativeSeparators(folder), {});
}

void StartPage::showProblem(const Error &error)
{
    m_isProblem = true;
    present(tr("The library cannot be opened"), error.message, error.detail);
    m_retry->setFocus();
    QAccessibleEvent announcement{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&announcement);
}

void StartPage::present(const QString &title, const QString &sentence, const QString &detail)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_details->setPlainText(detail);
    m_details->setVisible(!detail.isEmpty());
    for (QPushButton *button : {m_retry, m_other, m_quit}) button->setVisible(m_isProblem);
    setAccessibleName(title + u' ' + sentence);
    retint();
}

QString StartPage::sentence() const { return m_sentence->text(); }

void StartPage::chooseFolder()
{
    auto *dialog = new QFileDialog{this, tr("Folder for the library")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Use this folder"));
    connect(dialog, &QFileDialog::fileSelected, this, &StartPage::folderChosen);
    dialog->open();
}

void StartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) retint();
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void StartPage::retint()
{
    const Tokens &tokens = tokensFor(palette());
    m_symbol->setPixmap(
        iconPixmap(m_isProblem ? u"warning" : u"film", kSymbolSize, devicePixelRatioF(), m_isProblem ? tokens.bad : tokens.faint));
}

}  // namespace chalkreel::ui
