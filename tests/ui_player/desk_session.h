#pragma once

#include "core/playback/player.h"
#include "tests/support/ui/sample_library.h"
#include "ui/desk/desk_page.h"
#include "ui/library/library_page.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QTemporaryDir>

namespace chalkreel::test {

/// What outlives a start of the program: settings, and the library of the drawings.
struct Computer
{
    Computer() { fillWithSampleLibrary(backend); }

    QTemporaryDir folder;
    QString settingsFile = folder.filePath(QStringLiteral("window.ini"));
    ui::WindowSettings settings{settingsFile};
    ui::Theme theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
    FakeBackend backend;
};

/// One run of the window, with the desk in it.
struct Session
{
    explicit Session(Computer &computer)
        : window{computer.backend, computer.theme, computer.settings}
        , asset{computer.backend.state.assets.at(3)}
    {
        window.resize(1300, 800);
        window.show();
        window.activateWindow();
    }

    void open() { emit window.library().openRequested(asset); }
    ui::DeskPage *desk() const { return window.findChild<ui::DeskPage *>(); }
    QAction *action(const QKeySequence &key) const
    {
        for (QAction *each : desk()->actions())
            if (each->shortcuts().contains(key)) return each;
        return nullptr;
    }

    ui::MainWindow window;
    Asset asset;  ///< what open() opens
};

}  // namespace chalkreel::test
