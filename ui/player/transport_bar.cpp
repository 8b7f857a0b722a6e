#include "ui/player/transport_bar.h"

#include "core/playback/player.h"
#include "ui/player/chip_button.h"
#include "ui/player/player_actions.h"
#include "ui/support/control_keys.h"
#include "ui/support/fonts.h"
#include "ui/support/metrics.h"
#include "ui/support/text_format.h"
#include "ui/support/tokens.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSlider>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int kHeight = 40;
constexpr int kVolumeWidth = 84;
constexpr int kVolumeSteps = 100;

QString speedName(double speed) { return QLocale{}.toString(speed, 'g', 3) + u'×'; }

}  // namespace

TransportBar::TransportBar(Player &player, PlayerActions &actions, QWidget *parent)
    : QWidget{parent}
    , m_player{player}
    , m_position{new QLabel}
    , m_duration{new QLabel}
    , m_speed{new ChipButton}
    , m_dropped{new QLabel}
    , m_tracks{new ChipButton}
    , m_copies{new ChipButton}
    , m_mute{nullptr}
    , m_volume{new QSlider{Qt::Horizontal}}
{
    setFixedHeight(kHeight);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(spacing::kSmall, 0, spacing::kMedium, 0);
    row->setSpacing(spacing::kTight);
    for (QAction *action : {actions.previousFrame, actions.playPause, actions.nextFrame}) row->addWidget(button(action));
    row->addSpacing(spacing::kTight);
    row->addWidget(m_position);
    row->addWidget(m_duration);
    row->addStretch();
    row->addWidget(m_copies);
    row->addWidget(m_speed);
    row->addWidget(m_dropped);
    row->addWidget(m_tracks);
    row->addSpacing(spacing::kTight);
    for (QAction *action : {actions.loop, actions.compare, actions.saveFrame, actions.copyFrame}) {
        row->addWidget(button(action));
        // Each has its key and stands in the picture's menu too.
        m_dispensable.prepend(row->itemAt(row->count() - 1)->widget());
    }
    m_mute = button(actions.mute);
    row->addWidget(m_mute);
    row->addWidget(m_volume);
    for (QAction *action : {actions.fullScreen, actions.details}) row->addWidget(button(action));
    m_dispensable.append({m_volume, m_duration, row->itemAt(row->indexOf(m_volume) + 1)->widget()});

    for (QLabel *label : {m_position, m_duration}) label->setFont(timeFont());
    m_position->setAccessibleName(tr("Position"));
    m_duration->setAccessibleName(tr("Length"));
    m_dropped->setProperty("role", u"chip"_s);
    m_dropped->setToolTip(tr("Frames that could not be shown in time while playing"));
    m_speed->setToolTip(tr("Speed ([ and ] change it, \\ is normal)"));
    m_speed->setAccessibleName(tr("Speed"));
    m_tracks->setToolTip(tr("Sound track"));
    m_tracks->setAccessibleName(tr("Sound track"));
    m_copies->setToolTip(tr("Which copy of the video is shown"));
    m_copies->setAccessibleName(tr("Copy"));
    m_copies->hide();
    m_volume->setFixedWidth(kVolumeWidth);
    m_volume->setRange(0, kVolumeSteps);
    setVolume(m_player.volume());
    m_volume->setToolTip(tr("Volume"));
    m_volume->setAccessibleName(tr("Volume"));

    connect(m_volume, &QSlider::valueChanged, this, [this](int value) { m_player.setVolume(static_cast<double>(value) / kVolumeSteps); });
    connect(&m_player, &Player::positionChanged, this, &TransportBar::updateTime);
    connect(&m_player, &Player::durationChanged, this, &TransportBar::updateTime);
    connect(&m_player, &Player::opened, this, &TransportBar::updateTime);
    connect(&m_player, &Player::droppedFramesChanged, this, &TransportBar::updateDropped);
    connect(&m_player, &Player::audioTracksChanged, this, &TransportBar::updateTracks);
    connect(&m_player, &Player::rateChanged, this, &TransportBar::updateSpeed);
    new ControlKeys{this};
    fillSpeeds();
    updateSpeed();
    updateTime();
    updateTracks();
    updateDropped(0);
    retint();
}

QToolButton *TransportBar::button(QAction *action)
{
    auto *made = new QToolButton{this};
    made->setDefaultAction(action);
    made->setAutoRaise(true);
    made->setIconSize({kIconSize, kIconSize});
    made->setFocusPolicy(Qt::TabFocus);
    made->setAutoRepeat(action->autoRepeat());
    return made;
}

void TransportBar::fillSpeeds()
{
    auto *menu = new QMenu{m_speed};
    for (const double speed : PlayerActions::speeds())
        connect(menu->addAction(speedName(speed)), &QAction::triggered, this, [this, speed] { m_player.setRate(speed); });
    m_speed->setMenu(menu);
}

void TransportBar::setCopies(const QList<Copy> &copies, int shown)
{
    delete m_copies->menu();
    auto *menu = new QMenu{m_copies};
    auto *group = new QActionGroup{menu};
    for (const Copy &copy : copies) {
        QAction *action = menu->addAction(copy.name);
        action->setActionGroup(group);
        action->setCheckable(true);
        action->setChecked(copy.id == shown);
        if (copy.id == shown) m_copies->setText(copy.name);
        connect(action, &QAction::triggered, this, [this, id = copy.id] { emit copyChosen(id); });
    }
    m_copies->setMenu(menu);
    m_copies->setVisible(!copies.isEmpty());
    m_copies->setEnabled(copies.size() > 1);
    m_copies->updateGeometry();
    giveWay();
}

void TransportBar::setVolume(double volume) { m_volume->setValue(qRound(volume * kVolumeSteps)); }

void TransportBar::updateTime()
{
    m_position->setText(formatTimecode(m_player.position()));
    m_duration->setText(m_player.duration() > 0 ? u"/ "_s + formatTimecode(m_player.duration()) : QString{});
}

void TransportBar::updateSpeed()
{
    m_speed->setText(speedName(m_player.rate()));
    m_speed->updateGeometry();
}

void TransportBar::updateTracks()
{
    const QList<AudioTrack> tracks = m_player.description().audioTracks;
    const bool hasSound = !tracks.isEmpty();
    m_mute->setVisible(hasSound);
    m_volume->setEnabled(m_player.canPlaySound());
    m_volume->setToolTip(m_player.canPlaySound() ? tr("Volume") : tr("This computer has no sound output"));
    m_tracks->setVisible(tracks.size() > 1);
    delete m_tracks->menu();
    auto *menu = new QMenu{m_tracks};
    auto *group = new QActionGroup{menu};
    for (int i = 0; i < tracks.size(); ++i) {
        QAction *action = menu->addAction(tracks[i].name);
        action->setActionGroup(group);
        action->setCheckable(true);
        action->setChecked(i == m_player.audioTrack());
        if (i == m_player.audioTrack()) m_tracks->setText(tracks[i].name);
        connect(action, &QAction::triggered, this, [this, i] { m_player.setAudioTrack(i); });
    }
    m_tracks->setMenu(menu);
    m_tracks->updateGeometry();
    giveWay();
}

void TransportBar::updateDropped(int frames) { m_dropped->setText(tr("%n dropped", "frames", frames)); }

void TransportBar::giveWay()
{
    for (QWidget *each : std::as_const(m_dispensable)) each->setVisible(each != m_volume || !m_mute->isHidden());
    for (QWidget *each : std::as_const(m_dispensable)) {
        if (layout()->minimumSize().width() <= width()) return;
        each->hide();
    }
}

QSize TransportBar::minimumSizeHint() const
{
    int least = layout()->minimumSize().width();
    // As the layout counts them: a width that is fixed, as the volume's, is no part of a widget's own hint.
    for (QWidget *each : m_dispensable)
        if (!each->isHidden()) least -= layout()->itemAt(layout()->indexOf(each))->minimumSize().width() + layout()->spacing();
    return {least, kHeight};
}

void TransportBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    giveWay();
}

void TransportBar::retint()
{
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, tokensFor(palette()).dim);
    m_duration->setPalette(dim);
}

void TransportBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) retint();
    QWidget::changeEvent(event);
}

void TransportBar::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensFor(palette());
    QPainter painter{this};
    painter.fillRect(rect(), tokens.pane);
    painter.fillRect(0, 0, width(), 1, tokens.line);
    painter.fillRect(0, height() - 1, width(), 1, tokens.line);
}

}  // namespace chalkreel::ui
