#include "app/desktop/desktop_options.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QUrl>

namespace chalkreel {
using namespace Qt::StringLiterals;

namespace {

/// File managers hand over paths or file: addresses.
QString absolutePath(const QString &argument)
{
    const QString path = argument.startsWith(u"file:") ? QUrl{argument}.toLocalFile() : argument;
    return QFileInfo{path}.absoluteFilePath();
}

}  // namespace

Result<DesktopOptions> readDesktopOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("Desktop", "Look at videos frame by frame, prepare, compare and share them."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data{u"data"_s, QCoreApplication::translate("Desktop", "Folder of the library."), u"DIR"_s};
    const QCommandLineOption theme{u"theme"_s, QCoreApplication::translate("Desktop", "Colours: dark, light or system."), u"THEME"_s};
    const QCommandLineOption demo{u"demo"_s, QCoreApplication::translate("Desktop", "Make the demo clip and open it.")};
    parser.addOptions({data, theme, demo});
    parser.addPositionalArgument(u"FILES"_s, QCoreApplication::translate("Desktop", "Videos to bring into the library."), u"[FILES...]"_s);
    parser.process(arguments);

    QMap<QString, QString> flags;
    if (parser.isSet(data)) flags.insert(u"DATA_DIR"_s, QFileInfo{parser.value(data)}.absoluteFilePath());
    DesktopOptions options{.store = {flags, QProcessEnvironment::systemEnvironment(), defaultSettingsFiles()}};
    for (const QString &file : parser.positionalArguments()) options.files.append(absolutePath(file));
    options.wantsDemo = parser.isSet(demo);
    if (parser.isSet(theme)) {
        options.theme = enumFromName<ui::ThemeChoice>(parser.value(theme));
        if (!options.theme)
            return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Desktop", "“%1” is no theme: use one of %2.")
                                                        .arg(parser.value(theme), allNames<ui::ThemeChoice>()));
    }
    const Result<LoadedSettings> loaded = options.store.load();
    if (!loaded) return fail(loaded.error());
    for (const QString &notice : loaded->notices) qInfo("%s", qUtf8Printable(notice));
    options.settings = loaded->values;
    return options;
}

}  // namespace chalkreel
