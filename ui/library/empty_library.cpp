#include "ui/library/empty_library.h"

#include "ui/library/sidebar_model.h"
#include "ui/support/icons.h"
#include "ui/support/metrics.h"
#include "ui/support/tokens.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;
using Kind = SidebarEntry::Kind;

EmptyLibrary::EmptyLibrary(QWidget *parent)
    : QWidget{parent}
    , m_symbol{new QLabel{this}}
    , m_sentence{new QLabel{this}}
    , m_add{new QPushButton{tr("Add videos"), this}}
    , m_demo{new QPushButton{tr("Open the demo clip"), this}}
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_add->setProperty("role", u"primary"_s);
    m_add->setToolTip(tr("Add videos from this computer (Ctrl+O)"));
    m_demo->setToolTip(tr("Make a short clip to try things with"));
    connect(m_add, &QPushButton::clicked, this, &EmptyLibrary::addRequested);
    connect(m_demo, &QPushButton::clicked, this, &EmptyLibrary::demoRequested);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::kSmall);
    buttons->addStretch();
    buttons->addWidget(m_add);
    buttons->addWidget(m_demo);
    buttons->addStretch();
    auto *column = new QVBoxLayout{this};
    column->setSpacing(spacing::kLarge);
    column->addStretch(2);
    column->addWidget(m_symbol, 0, Qt::AlignCenter);
    column->addWidget(m_sentence);
    column->addLayout(buttons);
    column->addStretch(3);
    retint();
}

void EmptyLibrary::explain(const SidebarEntry &place, const QString &searchText, bool isLibraryEmpty)
{
    const bool canAdd = isLibraryEmpty && searchText.isEmpty() && place.kind != Kind::Bin;
    m_add->setVisible(canAdd || (place.kind == Kind::Folder && searchText.isEmpty()));
    m_demo->setVisible(canAdd);
    if (!searchText.isEmpty())
        m_sentence->setText(tr("Nothing here is called “%1”.").arg(searchText));
    else if (place.kind == Kind::Bin)
        m_sentence->setText(tr("The bin is empty."));
    else if (isLibraryEmpty)
        m_sentence->setText(tr("Drop videos or folders anywhere in this window to begin."));
    else if (place.kind == Kind::Processing)
        m_sentence->setText(tr("Nothing is being prepared."));
    else if (place.kind == Kind::Failed)
        m_sentence->setText(tr("Nothing has failed."));
    else if (place.kind == Kind::Folder)
        m_sentence->setText(tr("“%1” is empty: drop videos here.").arg(place.text));
    else
        m_sentence->setText(tr("There are no videos here."));
}

void EmptyLibrary::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) retint();
}

void EmptyLibrary::retint() { m_symbol->setPixmap(iconPixmap(u"film", 48, devicePixelRatioF(), tokensFor(palette()).faint)); }

}  // namespace chalkreel::ui
