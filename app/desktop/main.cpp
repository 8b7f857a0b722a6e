#include "app/desktop/desktop_app.h"
#include "core/base/logging.h"
#include "translations/language.h"

#include <QApplication>
#include <QIcon>

#include <cstdio>

using namespace chalkreel;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    // Debian 12's other media backend crashes without its plugins; only sound devices are used of Qt Multimedia.
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND")) qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    QApplication app{argc, argv};
    QCoreApplication::setApplicationName(u"chalkreel"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CHALKREEL_VERSION));
    QGuiApplication::setDesktopFileName(u"org.chalkreel.Chalkreel"_s);
    QGuiApplication::setWindowIcon(QIcon{u":/chalkreel/app/chalkreel.svg"_s});

    ui::WindowSettings windowSettings;
    Language language;
    language.install(windowSettings.language());
    const Result<DesktopOptions> options = readDesktopOptions(QCoreApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(options.error().message));
        constexpr int kBadUsage = 2;
        return kBadUsage;
    }
    installLogging({options->settings.logLevel, options->settings.logFormat});

    ui::Theme theme{app};
    theme.apply(options->theme.value_or(windowSettings.theme()));
    DesktopApp desktop{*options, language, theme, windowSettings};
    desktop.start();
    return QApplication::exec();
}
