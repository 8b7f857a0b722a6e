#pragma once

#include "core/backend/backend.h"

#include <QFrame>

class QLabel;

namespace chalkreel::ui {

class LibraryCommands;

/// The line above the cards of the bin: how many there are, and the one thing that can be done to all of them.
class BinBar : public QFrame
{
    Q_OBJECT
public:
    BinBar(Backend &backend, LibraryCommands &commands, QWidget *parent = nullptr);

    void setCount(int count);
    /// Looks at all that is in the bin, asks once with how many and how large, and deletes them for good.
    void askToEmpty();

signals:
    void failed(const chalkreel::Error &error);

private:
    void collect(QList<Asset> assets);
    void confirm(const QList<Asset> &assets);

    Backend &m_backend;
    LibraryCommands &m_commands;
    QLabel *m_text;
    bool m_isAsking = false;
};

}  // namespace chalkreel::ui
