#include "app/ctl/config_command.h"
#include "app/ctl/output.h"
#include "app/ctl/probe_command.h"
#include "app/ctl/process_command.h"
#include "app/ctl/stop_on_signal.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <map>

using namespace chalkreel;
using namespace chalkreel::ctl;

namespace {

/// The options that every command takes: --json, the settings file and each setting as a flag.
struct CommonOptions
{
    bool isJson = false;
    std::string file;
    std::map<QString, std::string> settings;

    void addTo(CLI::App &app)
    {
        app.add_flag("--json", isJson, "Print one JSON object on standard output");
        app.add_option("--env-file", file, "Read settings from this file instead of .env here and the user's file");
        for (const SettingRow &row : settingRows()) {
            std::string names = row.flag().toStdString();
            if (row.name == QLatin1StringView{"DATA_DIR"}) names = "--data," + names;
            app.add_option(names, settings[row.name], row.about.toStdString())->group("Settings, stronger than environment and file");
        }
    }

    Result<LoadedSettings> load() const
    {
        QMap<QString, QString> flags;
        for (const auto &[name, text] : settings) flags.insert(name, QString::fromStdString(text));
        if (!file.empty() && !QFileInfo::exists(QString::fromStdString(file)))
            return fail(ErrorCode::InvalidArgument,
                        QCoreApplication::translate("Ctl", "The settings file “%1” does not exist.").arg(QString::fromStdString(file)));
        return loadSettings(flags, QProcessEnvironment::systemEnvironment(),
                            file.empty() ? defaultSettingsFiles() : QStringList{QString::fromStdString(file)});
    }
};

/// Standard error belongs to progress and sentences: unless somebody asked for more, only what went wrong is logged.
void startLogging(const LoadedSettings &settings)
{
    const bool wasAsked = settings.originOf(QStringLiteral("LOG_LEVEL")).source != SettingSource::Default;
    LogLevel level = wasAsked ? settings.values.logLevel : LogLevel::Warning;
    if (settings.values.debug) level = LogLevel::Debug;
    installLogging({level, settings.values.logFormat});
    for (const QString &notice : settings.notices) qInfo("%s", qUtf8Printable(notice));
}

int run(Action &action, const CommonOptions &common)
{
    const Result<LoadedSettings> settings = common.load();
    if (!settings) {
        const int status = reportFailure(settings.error(), common.isJson);
        return settings.error().code == ErrorCode::InvalidArgument ? kBadUsage : status;
    }
    startLogging(*settings);
    const StopOnSignal signalWatch;
    Context context{*settings, common.isJson, signalWatch.token()};
    return action(context);
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application{argc, argv};
    QCoreApplication::setApplicationName(QStringLiteral("chalkreelctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CHALKREEL_VERSION));

    CLI::App app{"Chalkreel without a window: processes videos and looks after a library.\n"
                 "Exit status: 0 done, 1 failed, 2 bad usage, 130 interrupted. Results go to standard output, all else to standard error."};
    app.name("chalkreelctl");
    app.set_version_flag("--version", "chalkreelctl " CHALKREEL_VERSION);
    app.require_subcommand(1);
    app.fallthrough();

    CommonOptions common;
    common.addTo(app);
    Action chosenAction;
    const Chosen chosen = [&](Action action) { chosenAction = std::move(action); };
    addProcessCommand(app, chosen);
    addProbeCommand(app, chosen);
    addConfigCommand(app, chosen);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? kOk : kBadUsage;
    }
    return run(chosenAction, common);
}
