#pragma once

#include "tests/support/ui/sample_library.h"
#include "ui/library/library_grid.h"
#include "ui/library/library_page.h"

#include <QAction>

namespace chalkreel::test {

/// The library's page over the sample library.
struct LibraryBench
{
    LibraryBench()
    {
        fillWithSampleLibrary(backend);
        page.resize(1400, 800);
        page.show();
        page.load();
    }

    QAction *action(const QString &text)
    {
        for (QAction *action : page.actions().all())
            if (action->text() == text) return action;
        return nullptr;
    }
    void select(int row) { page.grid().setCurrentIndex(page.assets().index(row)); }
    QStringList &calls() { return backend.state.calls; }

    FakeBackend backend;
    ui::EventFeed feed{backend};
    ui::LibraryPage page{backend, feed};
};

}  // namespace chalkreel::test
