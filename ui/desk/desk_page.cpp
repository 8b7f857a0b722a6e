#include "ui/desk/desk_page.h"

#include "core/playback/player.h"
#include "ui/desk/desk_media.h"
#include "ui/player/comparison.h"
#include "ui/player/frame_export.h"
#include "ui/player/player_actions.h"
#include "ui/player/timeline.h"
#include "ui/player/transport_bar.h"
#include "ui/player/video_view.h"
#include "ui/support/banner.h"
#include "ui/support/control_keys.h"
#include "ui/support/event_feed.h"
#include "ui/support/metrics.h"
#include "ui/support/text_format.h"

#include <QDataStream>
#include <QIODevice>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace chalkreel::ui {

namespace {

constexpr std::chrono::seconds kNewsLength{4};
constexpr int kLeastSideWidth = 220;
// Layouts of the time before the pane at the side begin with a zero.
constexpr quint8 kLayoutVersion = 1;

}  // namespace

class DeskPage::Private
{
public:
    Private(Backend &library, DeskPage &page)
        : q{page}
        , backend{library}
        , media{library}
        , events{library}
        , actions{player}
        , frames{player, &page}
    {
    }

    void build();
    void connectPlayer();
    void connectActions();
    void applyAsset(const Asset &changed);
    void onEvent(const Event &event);
    void showCopy(RenditionKind kind);
    void setSplitView(bool isWanted);
    void updateCopies();
    void updateHints();
    void updateCorner();
    void updateMessage();
    void updateStatus();
    void tellNews(const QString &sentence);
    void setFullScreen(bool isWanted);
    void showSide();
    RenditionKind other() const { return shown == RenditionKind::Original ? RenditionKind::Enhanced : RenditionKind::Original; }

    DeskPage &q;
    Backend &backend;
    Player player;
    DeskMedia media;
    EventFeed events;
    PlayerActions actions;
    FrameExport frames;
    Asset asset;
    RenditionKind shown = RenditionKind::Original;
    QSize stagePixels;
    std::unique_ptr<Comparison> comparison;
    QString news;  ///< shown in the status line for a moment
    QTimer newsTimer;

    Banner *banner = nullptr;
    QSplitter *splitter = nullptr;
    VideoView *view = nullptr;
    TransportBar *transport = nullptr;
    Timeline *timeline = nullptr;
    QWidget *side = nullptr;
};

DeskPage::DeskPage(Backend &backend, QWidget *parent)
    : QWidget{parent}
    , d{std::make_unique<Private>(backend, *this)}
{
    d->build();
    d->connectPlayer();
    d->connectActions();
    d->updateMessage();
}

DeskPage::~DeskPage()
{
    d->comparison.reset();
    // The children look at the player; they go before it.
    delete d->splitter;
}

void DeskPage::open(const Asset &asset)
{
    if (asset.id == d->asset.id) return d->applyAsset(asset);
    close();
    d->applyAsset(asset);
    d->media.source(RenditionKind::Original, [this](const Result<PlayableSource> &source) {
        if (!source) return d->banner->showError(source.error());
        d->player.open(*source);
    });
    d->view->setFocus();
}

void DeskPage::close()
{
    d->setSplitView(false);
    d->player.close();
    d->timeline->clear();
    d->banner->hide();
    d->shown = RenditionKind::Original;
    d->asset = {};
    d->media.setAsset({});
    d->updateCopies();
}

void DeskPage::pause() { d->player.pause(); }
const Asset &DeskPage::asset() const { return d->asset; }
Player &DeskPage::player() { return d->player; }

void DeskPage::setSound(double volume, bool isMuted)
{
    d->transport->setVolume(volume);
    d->actions.mute->setChecked(isMuted);
}

void DeskPage::setSidePanel(QWidget *panel)
{
    delete std::exchange(d->side, panel);
    if (!panel) return;
    d->splitter->addWidget(panel);
    d->splitter->setStretchFactor(0, 1);
    d->splitter->setStretchFactor(1, 0);
    // Its action is the one way to hide it: a pane dragged to nothing would still count as shown.
    d->splitter->setCollapsible(1, false);
    panel->setMinimumWidth(kLeastSideWidth);
    new ControlKeys{panel};
    d->splitter->setSizes({std::max(1, width() - kRightPaneWidth), kRightPaneWidth});
    d->showSide();
}

void DeskPage::hideSidePanel() { d->actions.details->setChecked(false); }
void DeskPage::leaveFullScreen() { d->actions.fullScreen->setChecked(false); }

QByteArray DeskPage::saveLayout() const
{
    QByteArray layout;
    QDataStream stream{&layout, QIODevice::WriteOnly};
    stream << kLayoutVersion << d->actions.details->isChecked() << d->splitter->saveState();
    return layout;
}

void DeskPage::restoreLayout(const QByteArray &layout)
{
    QDataStream stream{layout};
    quint8 version = 0;
    bool isShown = true;
    QByteArray sizes;
    stream >> version >> isShown >> sizes;
    if (stream.status() != QDataStream::Ok || version != kLayoutVersion) return;
    d->splitter->restoreState(sizes);
    d->actions.details->setChecked(isShown);
}

void DeskPage::Private::build()
{
    auto *column = new QVBoxLayout{&q};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    banner = new Banner;
    column->addWidget(banner);
    splitter = new QSplitter{Qt::Horizontal};
    splitter->setHandleWidth(1);
    column->addWidget(splitter, 1);

    auto *left = new QWidget;
    auto *stack = new QVBoxLayout{left};
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    view = new VideoView;
    transport = new TransportBar{player, actions};
    timeline = new Timeline;
    stack->addWidget(view, 1);
    stack->addWidget(transport);
    stack->addWidget(timeline);
    splitter->addWidget(left);
    splitter->setCollapsible(0, false);
    QWidget::setTabOrder(view, transport);
    QWidget::setTabOrder(transport, timeline);
}

void DeskPage::Private::connectPlayer()
{
    connect(&player, &Player::pictureChanged, &q, [this](const VideoPicture &picture) {
        view->setPicture(picture);
        updateCorner();
    });
    connect(&player, &Player::positionChanged, timeline, &Timeline::setPosition);
    connect(&player, &Player::durationChanged, timeline, &Timeline::setDuration);
    connect(&player, &Player::opened, &q, [this] {
        timeline->setDuration(player.duration());
        updateCorner();
        updateHints();
        updateMessage();
    });
    connect(&player, &Player::stateChanged, &q, [this] {
        updateMessage();
        updateStatus();
    });
    connect(&player, &Player::errorOccurred, &q, [this](const Error &error) { banner->showError(error); });
    connect(view, &VideoView::stageSizeChanged, &q, [this](QSize pixels) {
        stagePixels = pixels;
        player.setDisplaySize(pixels);
        if (comparison) comparison->setDisplaySize(pixels);
    });
    connect(view, &VideoView::clicked, &player, &Player::togglePlaying);
    connect(view, &VideoView::doubleClicked, &q, [this] {
        player.togglePlaying();  // takes back what the first of the two clicks did
        actions.fullScreen->trigger();
    });
    connect(timeline, &Timeline::scrubbed, &player, &Player::seekSeconds);
    connect(&media, &DeskMedia::storyboardReady, timeline, &Timeline::setStoryboard);
    connect(&media, &DeskMedia::waveformReady, timeline, &Timeline::setWaveform);
    connect(&events, &EventFeed::received, &q, [this](const Event &event) { onEvent(event); });
    connect(&events, &EventFeed::resyncNeeded, &q, [this] {
        if (asset.id.isNull()) return;
        deliver(backend.library().details(asset.id), &q, [this](const Result<AssetDetails> &details) {
            if (details && details->asset.id == asset.id) applyAsset(details->asset);
        });
    });
}

void DeskPage::Private::connectActions()
{
    q.addActions(actions.all());
    auto *escape = new QAction{DeskPage::tr("Back to the library"), &q};
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    q.addAction(escape);
    connect(escape, &QAction::triggered, &q, [this] {
        if (actions.fullScreen->isChecked())
            actions.fullScreen->setChecked(false);
        else
            emit q.closeRequested();
    });
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    view->addActions(
        {actions.loop, actions.copyFrame, actions.saveFrame, actions.compare, actions.splitView, actions.details, actions.fullScreen});

    connect(transport, &TransportBar::copyChosen, &q, [this](int id) { showCopy(static_cast<RenditionKind>(id)); });
    connect(actions.compare, &QAction::triggered, &q, [this] { showCopy(other()); });
    connect(actions.splitView, &QAction::toggled, &q, [this](bool isOn) { setSplitView(isOn); });
    actions.details->setEnabled(false);  // until there is a pane
    connect(actions.details, &QAction::toggled, &q, [this] { showSide(); });
    connect(actions.fullScreen, &QAction::toggled, &q, [this](bool isOn) { setFullScreen(isOn); });
    connect(actions.copyFrame, &QAction::triggered, &q, [this] { frames.copy(); });
    connect(actions.saveFrame, &QAction::triggered, &q, [this] { frames.save(asset.title); });
    connect(&frames, &FrameExport::done, &q, [this](const QString &sentence) { tellNews(sentence); });
    connect(&frames, &FrameExport::failed, &q, [this](const Error &error) { banner->showError(error); });
    newsTimer.setSingleShot(true);
    connect(&newsTimer, &QTimer::timeout, &q, [this] { tellNews({}); });
}

void DeskPage::Private::applyAsset(const Asset &changed)
{
    asset = changed;
    media.setAsset(asset);
    updateCopies();
    updateHints();
    emit q.assetChanged(asset);
}

void DeskPage::Private::onEvent(const Event &event)
{
    if (event.type != event_type::kAssetChanged || asset.id.isNull()) return;
    const Result<Asset> changed = fromJson<Asset>(event.body);
    if (changed && changed->id == asset.id) applyAsset(*changed);
}

void DeskPage::Private::showCopy(RenditionKind kind)
{
    if (kind == shown || !media.playable().contains(kind)) return;
    media.source(kind, [this, kind](const Result<PlayableSource> &source) {
        if (!source) return banner->showError(source.error());
        const bool wasSplit = comparison != nullptr;
        setSplitView(false);
        shown = kind;
        player.switchTo(*source);
        updateCopies();
        if (wasSplit) setSplitView(true);
    });
}

void DeskPage::Private::setSplitView(bool isWanted)
{
    if (isWanted == (comparison != nullptr)) return;
    if (!isWanted || !media.playable().contains(other())) {
        comparison.reset();
        view->setComparing(false);
        actions.splitView->setChecked(false);
        return;
    }
    media.source(other(), [this](const Result<PlayableSource> &source) {
        if (!source) return banner->showError(source.error());
        comparison = std::make_unique<Comparison>(player, *source, stagePixels);
        connect(comparison.get(), &Comparison::pictureChanged, view, &VideoView::setComparison);
        connect(comparison.get(), &Comparison::failed, &q, [this](const Error &error) { banner->showError(error); });
        view->setComparisonNames(renditionName(shown), renditionName(other()));
        view->setComparing(true);
        actions.splitView->setChecked(true);
    });
}

void DeskPage::Private::updateCopies()
{
    QList<TransportBar::Copy> copies;
    for (const RenditionKind kind : media.playable()) copies.append({.id = static_cast<int>(kind), .name = renditionName(kind)});
    if (asset.id.isNull()) copies.clear();
    transport->setCopies(copies, static_cast<int>(shown));
    const bool canCompare = media.playable().contains(RenditionKind::Enhanced);
    actions.compare->setEnabled(canCompare);
    actions.splitView->setEnabled(canCompare);
    updateStatus();
}

void DeskPage::Private::updateHints()
{
    const bool isPreparing = asset.status == AssetStatus::Processing || asset.status == AssetStatus::Uploading;
    const bool hasSound = player.description().audioTracks.isEmpty() ? asset.hasSound : true;
    timeline->setVideoHint(isPreparing ? DeskPage::tr("Pictures are being prepared…") : QString{});
    timeline->setSoundHint(!hasSound ? DeskPage::tr("No sound") : isPreparing ? DeskPage::tr("Being prepared…") : QString{});
}

void DeskPage::Private::updateCorner()
{
    const bool hasFrames = player.frameCount() > 0 && player.frame() >= 0;
    view->setCornerText(hasFrames ? DeskPage::tr("frame %1 / %2").arg(player.frame()).arg(player.frameCount()) : QString{});
}

void DeskPage::Private::updateMessage()
{
    switch (player.state()) {
    case PlayerState::Empty: view->setMessage(asset.id.isNull() ? DeskPage::tr("No video is open.") : DeskPage::tr("Opening…")); break;
    case PlayerState::Opening: view->setMessage(DeskPage::tr("Opening…")); break;
    case PlayerState::Failed: view->setMessage(DeskPage::tr("This video cannot be shown.")); break;
    case PlayerState::Paused:
    case PlayerState::Playing: view->setMessage(player.description().hasVideo ? QString{} : DeskPage::tr("Sound without pictures")); break;
    }
}

void DeskPage::Private::updateStatus()
{
    if (!news.isEmpty()) return emit q.statusChanged(news);
    if (asset.id.isNull()) return emit q.statusChanged({});
    QString exactness;
    if (player.state() == PlayerState::Opening) exactness = DeskPage::tr("counting frames…");
    if (player.state() == PlayerState::Paused && player.frameCount() > 0) exactness = DeskPage::tr("exact frame shown");
    emit q.statusChanged(joinFacts({renditionName(shown), exactness}));
}

void DeskPage::Private::tellNews(const QString &sentence)
{
    news = sentence;
    if (!news.isEmpty()) newsTimer.start(kNewsLength);
    updateStatus();
}

void DeskPage::Private::setFullScreen(bool isWanted)
{
    timeline->setVisible(!isWanted);
    showSide();
    emit q.fullScreenRequested(isWanted);
}

void DeskPage::Private::showSide()
{
    actions.details->setEnabled(side && !actions.fullScreen->isChecked());
    if (!side) return;
    const bool isWanted = actions.details->isChecked() && !actions.fullScreen->isChecked();
    // Or the keys would be lost together with the field that they went to.
    if (!isWanted && side->isAncestorOf(q.focusWidget())) view->setFocus();
    side->setVisible(isWanted);
}

}  // namespace chalkreel::ui
