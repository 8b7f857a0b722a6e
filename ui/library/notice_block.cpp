#include "ui/library/notice_block.h"

#include "ui/support/metrics.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

NoticeBlock::NoticeBlock(const QString &verb, const QString &toolTip, QWidget *parent)
    : QWidget{parent}
    , m_text{new QLabel{this}}
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setProperty("role", u"bad"_s);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *button = new QPushButton{verb, this};
    button->setToolTip(toolTip);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kSmall);
    column->addWidget(m_text);
    column->addWidget(button, 0, Qt::AlignLeft);
    hide();
    connect(button, &QPushButton::clicked, this, &NoticeBlock::pressed);
}

void NoticeBlock::setText(const QString &text) { m_text->setText(text); }

}  // namespace chalkreel::ui
