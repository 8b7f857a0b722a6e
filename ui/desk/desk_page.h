#pragma once

#include "core/backend/backend.h"

#include <QWidget>

#include <memory>

namespace chalkreel {
class Player;
}

namespace chalkreel::ui {

/// One video and everything said about it: picture, transport, timeline and a panel at the side.
class DeskPage : public QWidget
{
    Q_OBJECT
public:
    explicit DeskPage(Backend &backend, QWidget *parent = nullptr);
    ~DeskPage() override;

    /// Shows the asset's original at once, whatever is still being made of it. Opening the asset that is open already
    /// leaves the position where it is.
    void open(const Asset &asset);
    void close();
    /// Stops the sound, for when another place is shown.
    void pause();
    /// Null id while nothing is open.
    const Asset &asset() const;

    Player &player();
    /// How loud, from 0 to 1, and whether at all; its controls follow.
    void setSound(double volume, bool isMuted);
    /// What stands at the right, such as the details; owned by the page from now on. A key hides and shows it.
    void setSidePanel(QWidget *panel);
    void hideSidePanel();
    /// Gives the screen back, for when another place is shown.
    void leaveFullScreen();

    /// Sizes of the panes and whether the one at the side is shown, for the next start.
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

signals:
    /// The asset has changed (its title, its renditions) or another one was opened.
    void assetChanged(const chalkreel::Asset &asset);
    /// One line for the status bar: which copy is shown and how exact it is.
    void statusChanged(const QString &text);
    /// Escape: back to the library.
    void closeRequested();
    /// The person wants the whole screen for the picture, or no longer.
    void fullScreenRequested(bool isWanted);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel::ui
