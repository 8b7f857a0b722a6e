#include "ui/support/pane_header.h"

#include "ui/support/icons.h"
#include "ui/support/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

PaneHeader::PaneHeader(const QString &title, QWidget *parent)
    : QFrame{parent}
    , m_row{new QHBoxLayout{this}}
    , m_remark{new QLabel{this}}
{
    setObjectName(u"paneHeader"_s);
    setFixedHeight(kPaneHeaderHeight);
    auto *name = new QLabel{title, this};
    name->setProperty("role", u"title"_s);
    m_remark->setProperty("role", u"dim"_s);
    m_row->setContentsMargins(spacing::kMedium, 0, spacing::kMedium, 0);
    m_row->addWidget(name);
    m_row->addStretch();
    m_row->addWidget(m_remark);
}

void PaneHeader::setRemark(const QString &text) { m_remark->setText(text); }

void PaneHeader::addCloseButton(const QString &toolTip)
{
    auto *close = new QToolButton{this};
    close->setIcon(icon(u"close"));
    close->setToolTip(toolTip);
    close->setAccessibleName(toolTip);
    m_row->setContentsMargins(spacing::kMedium, 0, spacing::kTight, 0);
    m_row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &PaneHeader::closeRequested);
}

}  // namespace chalkreel::ui
