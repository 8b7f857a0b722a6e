#pragma once

#include "core/base/serial_executor.h"

#include <QImage>
#include <QObject>

class QWidget;

namespace chalkreel {
class Player;
}

namespace chalkreel::ui {

/// Takes the frame that is shown, in the video's own size, to the clipboard or into a file.
class FrameExport : public QObject
{
    Q_OBJECT
public:
    /// `player` and `window` (the parent of dialogs) outlive it.
    FrameExport(Player &player, QWidget *window);

    void copy();
    /// Asks where; `title` is the video's, for the proposed name.
    void save(const QString &title);

signals:
    /// What was done, in one sentence.
    void done(const QString &sentence);
    void failed(const chalkreel::Error &error);

private:
    void askForPath(const QImage &image, const QString &proposed);
    void write(const QImage &image, const QString &path);

    Player &m_player;
    QWidget *m_window;
    SerialExecutor m_writer;
};

}  // namespace chalkreel::ui
