#include "app/desktop/desktop_app.h"
#include "tests/support/jobs/waiting.h"
#include "ui/library/sidebar.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/window_menu.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

/// The whole program but for its main(): the language changes while it runs.
class LanguageChangeTest final : public QObject
{
    Q_OBJECT

    struct Program
    {
        Program()
        {
            windowSettings.setLanguage(u"en"_s);
            language.install(u"en"_s);
            DesktopOptions options{.files = {},
                                   .theme = {},
                                   .wantsDemo = false,
                                   .store = {{}, QProcessEnvironment{}, {folder.filePath(u"chalkreel.env"_s)}},
                                   .settings = {}};
            options.settings.dataDir = folder.filePath(u"library"_s);
            options.settings.mediaHost = QStringLiteral(CHALKREEL_MEDIA_HOST);
            app = std::make_unique<DesktopApp>(options, language, theme, windowSettings);
            app->start();
        }

        MainWindow *main() const
        {
            const QWidgetList all = QApplication::topLevelWidgets();
            for (QWidget *widget : all)
                if (auto *window = qobject_cast<AppWindow *>(widget)) return window->main();
            return nullptr;
        }
        QStringList menu() const { return textsOf(main()->findChild<WindowMenu *>()->actions()); }
        QStringList places() const
        {
            const SidebarModel &model = main()->findChild<Sidebar *>()->places();
            QStringList texts;
            for (int row = 0; row < model.rowCount(); ++row) texts.append(model.index(row).data().toString());
            return texts;
        }
        SettingsDialog *openSettings() const
        {
            emit main() -> findChild<WindowMenu *>()->settingsRequested();
            return main()->findChild<SettingsDialog *>();
        }
        void choose(const QString &code) const
        {
            SettingsDialog *dialog = openSettings();
            for (auto *box : dialog->findChildren<QComboBox *>())
                if (const int index = box->findData(code); index >= 0) box->setCurrentIndex(index);
            const auto buttons = dialog->findChild<QDialogButtonBox *>()->buttons();
            for (QAbstractButton *button : buttons)
                if (dialog->findChild<QDialogButtonBox *>()->buttonRole(button) == QDialogButtonBox::AcceptRole) return button->click();
        }
        static QStringList textsOf(const QList<QAction *> &actions)
        {
            QStringList texts;
            for (const QAction *action : actions) texts.append(action->text());
            return texts;
        }

        QTemporaryDir folder;
        WindowSettings windowSettings{folder.filePath(u"window.ini"_s)};
        Language language;
        Theme theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
        std::unique_ptr<DesktopApp> app;
    };

private slots:
    void everyWordOfTheWindowFollowsTheSettings()
    {
        Program program;
        QTRY_VERIFY_WITH_TIMEOUT(program.main(), kPatience);
        QTRY_VERIFY(program.places().contains(u"All videos"_s));
        QVERIFY(program.menu().contains(u"Settings…"_s));

        QPointer<MainWindow> english = program.main();
        program.choose(u"de"_s);
        QTRY_VERIFY(!english && program.main());
        QCOMPARE(program.windowSettings.language(), u"de"_s);
        QVERIFY2(program.menu().contains(u"Einstellungen …"_s), qPrintable(program.menu().join(u'|')));
        QVERIFY2(program.places().contains(u"Alle Videos"_s), qPrintable(program.places().join(u'|')));
        SettingsDialog *dialog = program.openSettings();
        QCOMPARE(dialog->windowTitle(), u"Einstellungen"_s);
        const auto buttons = dialog->findChildren<QPushButton *>();
        QVERIFY(std::ranges::any_of(buttons, [](const QPushButton *button) { return button->text() == u"Speichern"; }));
        dialog->close();

        QPointer<MainWindow> german = program.main();
        QTRY_VERIFY(!program.main()->findChild<SettingsDialog *>());
        program.choose(u"en"_s);
        QTRY_VERIFY(!german && program.main());
        QVERIFY(program.menu().contains(u"Settings…"_s));
        QVERIFY(program.places().contains(u"All videos"_s));
        QCOMPARE(program.openSettings()->windowTitle(), u"Settings"_s);
    }

    void theMenuChangesItToo()
    {
        Program program;
        QTRY_VERIFY_WITH_TIMEOUT(program.main(), kPatience);
        QPointer<MainWindow> english = program.main();
        const auto languages = program.main()->findChild<WindowMenu *>()->findChildren<QAction *>();
        for (QAction *action : languages)
            if (action->data() == u"de"_s) action->trigger();
        QTRY_VERIFY(!english && program.main());
        QVERIFY(program.places().contains(u"Alle Videos"_s));
    }
};

QTEST_MAIN(LanguageChangeTest)
#include "tst_language_change.moc"
