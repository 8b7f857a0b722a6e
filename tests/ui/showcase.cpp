// The real window over a backend in memory, filled as in the drawings of the target: for looking and for screenshots.
#include "tests/support/ui/sample_library.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>
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
    parser.addOption({u"long"_s, u"long names everywhere"_s});
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
        backend.state.assets[4].error = Error{ErrorCode::NoSpace, u"The disk is full: free some space and try again."_s, u"errno 28"_s};
        backend.state.assets[7].error = Error{ErrorCode::Cancelled, u"The preparation of “Warm-up, south camera” was cancelled."_s, {}};
        if (parser.isSet(u"long"_s)) {
            for (Asset &asset : backend.state.assets)
                asset.title = u"Regional championships, javelin women U20, third attempt of "_s + asset.title;
            backend.state.folders.first().name = u"Squad of the regional performance centre, season 2026/27"_s;
            backend.state.assets.first().tags = {u"technique of the last three steps before the release"_s, u"to be discussed"_s};
        }
        for (int i = 1; i <= 3; ++i) {
            Asset thrownAway = test::sampleAsset(u"Trial %1"_s.arg(i));
            thrownAway.isDeleted = true;
            backend.state.assets.append(thrownAway);
        }
    }
    ui::MainWindow window{backend, theme, settings};
    window.setDataFolder(folder.path());
    window.setSettingsStore({{}, QProcessEnvironment::systemEnvironment(), {folder.filePath(u"chalkreel.env"_s)}});
    window.resize(QSize{1440, 900}.boundedTo(window.screen()->availableSize() - QSize{4, 34}));
    window.show();
    window.load();
    return QApplication::exec();
}
