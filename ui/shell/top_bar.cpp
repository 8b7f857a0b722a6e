#include "ui/shell/top_bar.h"

#include "ui/support/elided_label.h"
#include "ui/support/fonts.h"
#include "ui/support/icons.h"
#include "ui/support/metrics.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int kSearchWidth = 320;

QString keyText(const QKeySequence &key) { return key.toString(QKeySequence::NativeText); }

}  // namespace

TopBar::TopBar(QWidget *parent)
    : QFrame{parent}
    , m_switch{new QFrame{this}}
    , m_library{addPlace(tr("Library"), Place::Library, QKeySequence{u"Ctrl+1"_s})}
    , m_desk{addPlace(tr("Desk"), Place::Desk, QKeySequence{u"Ctrl+2"_s})}
    , m_title{new ElidedLabel{this, Qt::ElideMiddle}}
    , m_chip{new QLabel{this}}
    , m_search{new QLineEdit{this}}
    , m_more{new QToolButton{this}}
    , m_add{new QPushButton{tr("Add videos"), this}}
    , m_searchAction{new QAction{tr("Search"), this}}
    , m_addAction{new QAction{tr("Add videos"), this}}
{
    setObjectName(u"topBar"_s);
    setFixedHeight(kTopBarHeight);
    m_switch->setObjectName(u"placeSwitch"_s);
    auto *places = new QHBoxLayout{m_switch};
    places->setContentsMargins(1, 1, 1, 1);
    places->setSpacing(0);
    places->addWidget(m_library);
    places->addWidget(m_desk);
    auto *group = new QButtonGroup{this};
    group->addButton(m_library);
    group->addButton(m_desk);
    m_library->setChecked(true);

    m_title->setFont(titleFont());
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_chip->setProperty("role", u"chip"_s);
    m_chip->setTextFormat(Qt::PlainText);
    m_searchAction->setShortcut(QKeySequence::Find);
    m_addAction->setShortcut(QKeySequence::Open);
    m_search->setPlaceholderText(tr("Search names, tags, descriptions…  %1").arg(keyText(QKeySequence::Find)));
    m_search->setToolTip(tr("Search names, tags and descriptions (%1)").arg(keyText(QKeySequence::Find)));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(200);
    m_search->setMinimumWidth(140);
    m_search->setMaximumWidth(kSearchWidth);
    m_search->installEventFilter(this);
    for (auto *button : m_search->findChildren<QToolButton *>()) {  // Qt gives its own button no name
        button->setToolTip(tr("Clear the search"));
        button->setAccessibleName(button->toolTip());
    }
    m_more->setIcon(icon(u"more"));
    m_more->setToolTip(tr("Theme, language, keys (F10)"));
    m_more->setShortcut(Qt::Key_F10);
    m_more->setAccessibleName(tr("Menu"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_add->setProperty("role", u"primary"_s);
    m_searchAction->setToolTip(tr("Search (%1)").arg(keyText(QKeySequence::Find)));
    m_addAction->setToolTip(tr("Add videos (%1)").arg(keyText(QKeySequence::Open)));
    m_add->setToolTip(m_addAction->toolTip());

    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(spacing::kMedium, 0, spacing::kMedium, 0);
    row->setSpacing(spacing::kSmall);
    row->addWidget(m_switch, 0, Qt::AlignVCenter);
    row->addSpacing(spacing::kSmall);
    row->addWidget(m_title);
    row->addWidget(m_chip, 0, Qt::AlignVCenter);
    row->addStretch(1);
    row->addWidget(m_search, 2);
    row->addWidget(m_add);
    row->addWidget(m_more);

    connect(m_search, &QLineEdit::textChanged, this, &TopBar::searched);
    connect(m_search, &QLineEdit::returnPressed, this, &TopBar::searchDone);
    connect(m_add, &QPushButton::clicked, this, &TopBar::addRequested);
    connect(m_addAction, &QAction::triggered, this, &TopBar::addRequested);
    connect(m_searchAction, &QAction::triggered, this, &TopBar::focusSearch);
}

QToolButton *TopBar::addPlace(const QString &text, Place place, const QKeySequence &key)
{
    auto *button = new QToolButton{this};
    button->setText(text);
    button->setCheckable(true);
    button->setShortcut(key);
    button->setToolTip(tr("%1 (%2)").arg(text, keyText(key)));
    button->setAccessibleName(text);
    connect(button, &QToolButton::clicked, this, [this, place] { emit placeChosen(place); });
    return button;
}

void TopBar::setPlace(Place place)
{
    (place == Place::Library ? m_library : m_desk)->setChecked(true);
    m_search->setVisible(place == Place::Library);
}

void TopBar::setDeskEnabled(bool isEnabled) { m_desk->setEnabled(isEnabled); }

void TopBar::setTitle(const QString &title, const QString &chip)
{
    m_title->setText(title);
    m_chip->setText(chip);
    m_chip->setVisible(!chip.isEmpty());
}

void TopBar::setMenu(QMenu *menu) { m_more->setMenu(menu); }

void TopBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QList<QAction *> TopBar::windowActions() const { return {m_searchAction, m_addAction}; }

bool TopBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down) {
            emit searchDone();
            return true;
        }
        if (key == Qt::Key_Escape) {
            m_search->clear();
            emit searchDone();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace chalkreel::ui
