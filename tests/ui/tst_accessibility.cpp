#include "tests/support/ui/sample_library.h"
#include "ui/library/import_dialog.h"
#include "ui/library/library_grid.h"
#include "ui/library/library_page.h"
#include "ui/library/tags_dialog.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/app_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/start_page.h"
#include "ui/support/banner.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    Bench()
    {
        theme.apply(ThemeChoice::Dark);
        test::fillWithSampleLibrary(backend);
    }

    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(u"window.ini"_s)};
    Theme theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
    test::FakeBackend backend;
    EventFeed feed{backend};
    FolderTree folders{backend, feed};
};

bool isForThePerson(const QWidget &widget)
{
    if (qobject_cast<const QScrollBar *>(&widget) || qobject_cast<const QHeaderView *>(&widget)) return false;  // parts of a view
    if (qobject_cast<const QComboBox *>(widget.parentWidget()) || qobject_cast<const QAbstractSpinBox *>(widget.parentWidget()))
        return false;  // a part of that
    return qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QLineEdit *>(&widget) ||
           qobject_cast<const QPlainTextEdit *>(&widget) || qobject_cast<const QComboBox *>(&widget) ||
           qobject_cast<const QAbstractSpinBox *>(&widget) || qobject_cast<const QAbstractSlider *>(&widget) ||
           qobject_cast<const QAbstractItemView *>(&widget);
}

/// What can be used in this window and has no name for a screen reader. `count`: of all that can be used.
QStringList nameless(const QWidget &window, int &count)
{
    QStringList found;
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() || !isForThePerson(*widget)) continue;
        ++count;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (accessible && !accessible->text(QAccessible::Name).trimmed().isEmpty()) continue;
        QString path = QString::fromLatin1(widget->metaObject()->className());
        for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget())
            path.prepend(QString::fromLatin1(parent->metaObject()->className()) + u" > "_s);
        found.append(path);
    }
    return found;
}

}  // namespace

#define VERIFY_ALL_NAMED(window, atLeast)                                                                                                  \
    do {                                                                                                                                   \
        int count = 0;                                                                                                                     \
        const QStringList missing = nameless(window, count);                                                                               \
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));                                                                      \
        QVERIFY2(count >= atLeast, qPrintable(QString::number(count)));                                                                    \
    } while (false)

/// Everything that can be used has a name for those who hear the window instead of seeing it.
class AccessibilityTest final : public QObject
{
    Q_OBJECT
private slots:
    void libraryIsNamed()
    {
        Bench bench;
        MainWindow window{bench.backend, bench.theme, bench.settings};
        window.show();
        window.load();
        QTRY_COMPARE(window.library().assets().rowCount(), 12);
        window.library().grid().setCurrentIndex(window.library().assets().index(0));
        window.library().toggleDetails();
        window.showError({ErrorCode::Io, u"The disk does not answer."_s, u"errno 5"_s});
        VERIFY_ALL_NAMED(window, 12);
    }

    void deskIsNamed()
    {
        Bench bench;
        MainWindow window{bench.backend, bench.theme, bench.settings};
        window.show();
        window.load();
        window.openOnDesk(bench.backend.state.assets.first());
        VERIFY_ALL_NAMED(window, 6);
    }

    void startPageIsNamed()
    {
        Bench bench;
        AppWindow window{bench.settings};
        window.startPage().showProblem({ErrorCode::Io, u"The disk does not answer."_s, u"errno 5"_s});
        window.show();
        VERIFY_ALL_NAMED(window, 4);
    }

    void dialogsAreNamed()
    {
        Bench bench;
        SettingsDialog settings{SettingsStore{{}, QProcessEnvironment{}, {bench.folder.filePath(u"chalkreel.env"_s)}}, bench.theme,
                                bench.settings, bench.folder.path()};
        settings.show();
        VERIFY_ALL_NAMED(settings, 17);
        TagsDialog tags{bench.backend.state.assets};
        tags.show();
        VERIFY_ALL_NAMED(tags, 3);
        const QList<UploadForecast> forecasts{{.path = u"/a.mp4"_s}, {.path = u"/b.mp4"_s}};
        ImportDialog import{forecasts, bench.folders, {}, {}, true};
        import.show();
        VERIFY_ALL_NAMED(import, 7);
    }
};

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
