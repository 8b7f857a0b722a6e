#include "ui/support/banner.h"

#include "ui/support/icons.h"
#include "ui/support/metrics.h"
#include "ui/support/tokens.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

Banner::Banner(QWidget *parent)
    : QFrame{parent}
    , m_icon{new QLabel{this}}
    , m_sentence{new QLabel{this}}
    , m_action{new QPushButton{this}}
    , m_showDetails{new QPushButton{tr("Details"), this}}
    , m_copy{new QPushButton{tr("Copy"), this}}
    , m_close{new QToolButton{this}}
    , m_details{new QPlainTextEdit{this}}
{
    setObjectName(u"banner"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_showDetails->setCheckable(true);
    m_showDetails->setToolTip(tr("Show the technical text"));
    m_copy->setToolTip(tr("Copy the message and its details"));
    m_copy->setIcon(icon(u"copy"));
    m_close->setIcon(icon(u"close"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    m_action->hide();
    m_details->setReadOnly(true);
    m_details->setMaximumHeight(120);
    m_details->setAccessibleName(tr("Technical details"));

    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(m_showDetails);
    row->addWidget(m_copy);
    row->addWidget(m_close);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kSmall, spacing::kSmall);
    column->setSpacing(spacing::kSmall);
    column->addLayout(row);
    column->addWidget(m_details);

    connect(m_showDetails, &QPushButton::toggled, m_details, &QWidget::setVisible);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        const std::function<void()> run = std::exchange(m_run, nullptr);
        if (run) run();
        emit actionTriggered();
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_sentence->text() + u'\n' + m_details->toPlainText()); });
    hide();
}

void Banner::showError(const Error &error) { present(error.message, error.detail, {}, true); }

void Banner::showError(const Error &error, const QString &verb) { present(error.message, error.detail, verb, true); }

void Banner::showMessage(const QString &sentence) { present(sentence, {}, {}, false); }

void Banner::offer(const QString &sentence, const QString &verb, std::function<void()> run)
{
    present(sentence, {}, verb, false);
    m_run = std::move(run);
}

QString Banner::sentence() const { return m_sentence->text(); }

void Banner::present(const QString &sentence, const QString &detail, const QString &verb, bool isError)
{
    m_isError = isError;
    m_run = nullptr;
    m_sentence->setText(sentence.isEmpty() ? tr("Something went wrong.") : sentence);
    m_details->setPlainText(detail);
    m_showDetails->setChecked(false);
    m_details->hide();
    m_showDetails->setVisible(!detail.isEmpty());
    m_copy->setVisible(isError);
    m_action->setText(verb);
    m_action->setToolTip(verb);
    m_action->setVisible(!verb.isEmpty());
    setProperty("tone", isError ? u"bad"_s : u"plain"_s);
    setAccessibleName(m_sentence->text());
    retint();
    show();
    QAccessibleEvent announcement{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&announcement);
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) retint();
}

void Banner::retint()
{
    const Tokens &tokens = tokensFor(palette());
    m_icon->setPixmap(iconPixmap(m_isError ? u"warning" : u"info", kIconSize, devicePixelRatioF(), m_isError ? tokens.bad : tokens.info));
}

}  // namespace chalkreel::ui
