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
#include <QTextOption>

#include <algorithm>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int kSymbolSize = 48;
constexpr int kTextWidth = 560;  // a line that is read at one glance
constexpr int kDetailsMargin = 16;

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
    m_details->setProperty("role", u"details"_s);
    m_details->setFont(smallFont());
    m_details->document()->setDefaultTextOption(QTextOption{Qt::AlignHCenter});
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
    m_folder = QDir::toNativeSeparators(folder);
    present(tr("Opening the library…"), m_folder, {});
}

void StartPage::showProblem(const Error &error)
{
    m_isProblem = true;
    // Which library it is, where the sentence does not say so.
    const QStringList lines{error.message.contains(m_folder) ? QString{} : m_folder, error.detail};
    present(tr("The library cannot be opened"), error.message, lines.join(u'\n').trimmed());
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
    fitDetails();
    for (QPushButton *button : {m_retry, m_other, m_quit}) button->setVisible(m_isProblem);
    setAccessibleName(title + u' ' + sentence);
    retint();
}

void StartPage::fitDetails()
{
    // As high as its lines, so that the buttons stand right below; more than a few scroll.
    constexpr int kMostLines = 6;
    const QFontMetrics metrics{m_details->font()};
    const int width = std::max(1, std::min(kTextWidth, this->width()) - kDetailsMargin);
    const int height = metrics.boundingRect(QRect{0, 0, width, 10'000}, Qt::TextWordWrap, m_details->toPlainText()).height();
    const int most = kMostLines * metrics.lineSpacing();
    m_details->setFixedHeight(std::min(height, most) + kDetailsMargin);
    m_details->setVerticalScrollBarPolicy(height > most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void StartPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitDetails();
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
