#include "ui/player/player_actions.h"

#include "core/playback/player.h"
#include "ui/support/icons.h"

#include <algorithm>
#include <cmath>

namespace chalkreel::ui {

namespace {

constexpr double kJumpSeconds = 1.0;

}  // namespace

QString toolTipFor(const QString &text, const QKeySequence &key)
{
    if (key.isEmpty()) return text;
    return QObject::tr("%1 (%2)", "what a button does (its key)").arg(text, key.toString(QKeySequence::NativeText));
}

const QList<double> &PlayerActions::speeds()
{
    static const QList<double> kSpeeds{0.25, 0.5, 1.0, 1.5, 2.0};
    return kSpeeds;
}

PlayerActions::PlayerActions(Player &player, QObject *parent)
    : QObject{parent}
    , m_player{player}
{
    using K = QKeySequence;
    previousFrame = add(u"previous-frame", tr("Previous frame"), {K{Qt::Key_Left}, K{Qt::Key_Comma}});
    playPause = add(u"play", tr("Play"), {K{Qt::Key_Space}});
    nextFrame = add(u"next-frame", tr("Next frame"), {K{Qt::Key_Right}, K{Qt::Key_Period}});
    back = add({}, tr("Back one second"), {K{Qt::Key_J}, K{Qt::SHIFT | Qt::Key_Left}});
    forward = add({}, tr("Forward one second"), {K{Qt::SHIFT | Qt::Key_Right}});
    toStart = add({}, tr("First frame"), {K{Qt::Key_Home}});
    toEnd = add({}, tr("Last frame"), {K{Qt::Key_End}});
    pause = add({}, tr("Pause"), {K{Qt::Key_K}});
    playFaster = add({}, tr("Play, then faster"), {K{Qt::Key_L}});
    slower = add({}, tr("Slower"), {K{Qt::Key_BracketLeft}});
    faster = add({}, tr("Faster"), {K{Qt::Key_BracketRight}});
    normalSpeed = add({}, tr("Normal speed"), {K{Qt::Key_Backslash}});
    loop = add(u"loop", tr("Repeat"), {K{Qt::Key_R}});
    mute = add(u"sound", tr("Mute"), {K{Qt::Key_M}});
    compare = add(u"compare", tr("Compare: original or enhanced"), {K{Qt::Key_C}});
    splitView = add({}, tr("Compare side by side"), {K{Qt::SHIFT | Qt::Key_C}});
    saveFrame = add(u"camera", tr("Save frame…"), {K{Qt::CTRL | Qt::SHIFT | Qt::Key_S}});
    copyFrame = add(u"copy", tr("Copy frame"), {K{Qt::CTRL | Qt::SHIFT | Qt::Key_C}});
    details = add(u"info", tr("Details"), {K{Qt::Key_I}});
    fullScreen = add(u"fit", tr("Full screen"), {K{Qt::Key_F}});
    for (QAction *toggle : {loop, mute, splitView, details, fullScreen}) toggle->setCheckable(true);
    for (QAction *held :
         {playPause, toStart, toEnd, pause, playFaster, loop, mute, compare, splitView, saveFrame, copyFrame, details, fullScreen})
        held->setAutoRepeat(false);
    details->setChecked(true);
    playPause->setWhatsThis(tr("Play or pause"));

    connect(previousFrame, &QAction::triggered, this, [this] { m_player.step(-1); });
    connect(playPause, &QAction::triggered, this, [this] { m_player.togglePlaying(); });
    connect(nextFrame, &QAction::triggered, this, [this] { m_player.step(1); });
    connect(back, &QAction::triggered, this, [this] { m_player.seekSeconds(m_player.position() - kJumpSeconds); });
    connect(forward, &QAction::triggered, this, [this] { m_player.seekSeconds(m_player.position() + kJumpSeconds); });
    connect(toStart, &QAction::triggered, this, [this] { m_player.seekSeconds(0); });
    connect(toEnd, &QAction::triggered, this, [this] { m_player.seekSeconds(m_player.duration()); });
    connect(pause, &QAction::triggered, this, [this] { m_player.pause(); });
    connect(playFaster, &QAction::triggered, this, [this] {
        if (m_player.isPlaying())
            changeSpeed(1);
        else
            m_player.play();
    });
    connect(slower, &QAction::triggered, this, [this] { changeSpeed(-1); });
    connect(faster, &QAction::triggered, this, [this] { changeSpeed(1); });
    connect(normalSpeed, &QAction::triggered, this, [this] { m_player.setRate(1); });
    connect(loop, &QAction::toggled, this, [this](bool isOn) { m_player.setLooping(isOn); });
    connect(mute, &QAction::toggled, this, [this](bool isOn) {
        m_player.setMuted(isOn);
        mute->setIcon(icon(isOn ? u"muted" : u"sound"));
    });
    connect(&m_player, &Player::stateChanged, this, &PlayerActions::update);
    connect(&m_player, &Player::opened, this, &PlayerActions::update);
    update();
}

QAction *PlayerActions::add(QStringView iconName, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction{text, this};
    if (!iconName.isEmpty()) action->setIcon(icon(iconName));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(toolTipFor(text, action->shortcut()));
    m_all.append(action);
    return action;
}

void PlayerActions::changeSpeed(int steps)
{
    const QList<double> &known = speeds();
    const auto nearest = std::ranges::min_element(known, {}, [this](double speed) { return std::abs(speed - m_player.rate()); });
    const auto index = std::clamp<qsizetype>(nearest - known.begin() + steps, 0, known.size() - 1);
    m_player.setRate(known[index]);
}

void PlayerActions::update()
{
    const bool isPlaying = m_player.isPlaying();
    playPause->setIcon(icon(isPlaying ? u"pause" : u"play"));
    playPause->setText(isPlaying ? tr("Pause") : tr("Play"));
    playPause->setToolTip(toolTipFor(playPause->text(), playPause->shortcut()));
    const bool isOpen = m_player.state() == PlayerState::Paused || isPlaying;
    const bool hasVideo = m_player.description().hasVideo;
    for (QAction *action : {playPause, back, forward, toStart, toEnd, pause, playFaster}) action->setEnabled(isOpen);
    for (QAction *action : {previousFrame, nextFrame, saveFrame, copyFrame}) action->setEnabled(isOpen && hasVideo);
}

}  // namespace chalkreel::ui
