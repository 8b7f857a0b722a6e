#include "ui/shell/status_strip.h"

#include "ui/support/elided_label.h"
#include "ui/support/metrics.h"
#include "ui/support/text_format.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {
constexpr int kOfferStaysMs = 20'000;
}

StatusStrip::StatusStrip(QWidget *parent)
    : QFrame{parent}
    , m_left{new QLabel{this}}
    , m_jobs{new QLabel{this}}
    , m_done{new ElidedLabel{this, Qt::ElideMiddle}}
    , m_undo{new QPushButton{tr("Undo"), this}}
    , m_right{new QLabel{tr("Everything saved"), this}}
    , m_undoAction{new QAction{tr("Undo"), this}}
{
    setObjectName(u"statusStrip"_s);
    setFixedHeight(kStatusBarHeight);
    m_left->setTextFormat(Qt::PlainText);
    m_undo->setProperty("role", u"link"_s);
    m_undoAction->setShortcut(QKeySequence::Undo);
    m_undoAction->setToolTip(tr("Undo (%1)").arg(QKeySequence{QKeySequence::Undo}.toString(QKeySequence::NativeText)));
    m_undo->setToolTip(m_undoAction->toolTip());
    m_done->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(spacing::kMedium, 0, spacing::kMedium, 0);
    row->setSpacing(spacing::kLarge);
    row->addWidget(m_left);
    row->addWidget(m_jobs);
    row->addStretch(1);
    row->addWidget(m_done);
    row->addWidget(m_undo);
    row->addSpacing(spacing::kLarge);
    row->addWidget(m_right);

    m_offerEnds.setSingleShot(true);
    m_offerEnds.setInterval(kOfferStaysMs);
    connect(&m_offerEnds, &QTimer::timeout, this, &StatusStrip::withdraw);
    connect(m_undo, &QPushButton::clicked, this, &StatusStrip::undo);
    connect(m_undoAction, &QAction::triggered, this, &StatusStrip::undo);
    withdraw();
}

void StatusStrip::setCounts(const LibraryCounts &counts)
{
    m_counts = joinFacts({tr("%n video(s)", nullptr, counts.all), counts.bytes > 0 ? formatBytes(counts.bytes) : QString{}});
    showLeft();
}

void StatusStrip::setJobs(const QString &text) { m_jobs->setText(text); }

void StatusStrip::setDeskText(const QString &text)
{
    m_desk = text;
    showLeft();
}

void StatusStrip::showLeft() { m_left->setText(m_desk.isEmpty() ? m_counts : m_desk); }

void StatusStrip::setConnected(bool isConnected) { m_right->setText(isConnected ? tr("Everything saved") : tr("Not connected")); }

void StatusStrip::offerUndo(const UndoOffer &offer)
{
    m_offer = offer;
    m_done->setText(offer.text);
    m_done->show();
    m_undo->show();
    m_undoAction->setEnabled(true);
    m_offerEnds.start();
}

void StatusStrip::undo()
{
    const UndoOffer offer = m_offer;
    withdraw();
    if (offer.undo) offer.undo();
}

void StatusStrip::withdraw()
{
    m_offerEnds.stop();
    m_offer = {};
    m_done->hide();
    m_undo->hide();
    m_undoAction->setEnabled(false);
}

}  // namespace chalkreel::ui
