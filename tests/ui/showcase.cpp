// The real window over a backend in memory, filled as in the drawings of the target: for looking and for screenshots.
#include "tests/support/ui/sample_library.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>
#include <QTranslator>

using namespace chalkreel;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QApplication app{argc, argv};
    QCommandLineParser parser;
    parser.addOption({u"theme"_s, u"dark or light"_s, u"theme"_s, u"dark"_s});
    parser.addOption({u"language"_s, u"de or zh_CN"_s, u"language"_s});
    parser.addOption({u"empty"_s, u"an empty library"_s});
    parser.process(app);

    QTranslator english;  // the plural forms
    if (english.load(u":/i18n/chalkreel_en.qm"_s)) QCoreApplication::installTranslator(&english);
    QTranslator translator;
    if (const QString language = parser.value(u"language"_s); !language.isEmpty()) {
        QLocale::setDefault(QLocale{language});
        if (!translator.load(u":/i18n/chalkreel_%1.qm"_s.arg(language))) qWarning("No translation for it");
        QCoreApplication::installTranslator(&translator);
    }
    const QTemporaryDir folder;
    ui::WindowSettings settings{folder.filePath(u"window.ini"_s)};
    ui::Theme theme{app};
    theme.apply(enumFromName<ui::ThemeChoice>(parser.value(u"theme"_s)).value_or(ui::ThemeChoice::Dark));
    test::FakeBackend backend;
    if (!parser.isSet(u"empty"_s)) {
        test::fillWithSampleLibrary(backend);
        backend.state.assets[3].externalPath = u"/media/camera card/DCIM/100MEDIA/reaction_test_0042.mp4"_s;
        backend.lostFiles.insert(backend.state.assets[3].id);
        for (int i = 1; i <= 3; ++i) {
            Asset thrownAway = test::sampleAsset(u"Trial %1"_s.arg(i));
            thrownAway.isDeleted = true;
            backend.state.assets.append(thrownAway);
        }
    }
    ui::MainWindow window{backend, theme, settings};
    window.setDataFolder(folder.path());
    window.setSettingsStore({{}, QProcessEnvironment::systemEnvironment(), {folder.filePath(u"chalkreel.env"_s)}});
    window.resize(1440, 900);
    window.show();
    window.load();
    return QApplication::exec();
}
