#include "app/ctl/config_command.h"
#include "app/ctl/demo_command.h"
#include "app/ctl/job_command.h"
#include "app/ctl/list_command.h"
#include "app/ctl/output.h"
#include "app/ctl/probe_command.h"
#include "app/ctl/process_command.h"
#include "app/ctl/serve_command.h"
#include "app/ctl/stop_on_signal.h"
#include "app/ctl/token_command.h"
#include "app/ctl/user_command.h"
#include "app/ctl/verify_command.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <map>
#include <memory>

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
            if (row.name == QLatin1StringView{"DATA_DIR"}) names.insert(0, "--data,");
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

/// Standard error belongs to progress and sentences: unless somebody asked for more, only what went wrong in our own
/// code is logged, and not what Qt finds remarkable about the system.
void startLogging(const LoadedSettings &settings)
{
    const auto isSet = [&](const char *name) { return settings.originOf(QString::fromLatin1(name)).source != SettingSource::Default; };
    const bool wasAsked = isSet("LOG_LEVEL") || isSet("LOG_FORMAT");
    installLogging({settings.values.debug ? LogLevel::Debug : settings.values.logLevel, settings.values.logFormat});
    if (!wasAsked && !settings.values.debug)
        QLoggingCategory::setFilterRules(QStringLiteral("*=false\nchalkreel.*.warning=true\nchalkreel.*.critical=true\n"));
    for (const QString &notice : settings.notices) qInfo("%s", qUtf8Printable(notice));
}

/// Painting text needs a QGuiApplication, which loads fonts; commands that paint nothing do without and start sooner.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    const auto isAsked = [&](const char *command) {
        return std::any_of(argv, argv + argc, [&](const char *word) { return qstrcmp(word, command) == 0; });
    };
    const bool isPainting = isAsked("demo");
    // GLib's loop asks each of thousands of sockets in turn.
    if (isAsked("serve")) qputenv("QT_NO_GLIB", "1");
    if (!isPainting) return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
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
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
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
    addListCommand(app, chosen);
    addJobCommand(app, chosen);
    addVerifyCommand(app, chosen);
    addDemoCommand(app, chosen);
    addConfigCommand(app, chosen);
    addServeCommand(app, chosen);
    addUserCommand(app, chosen);
    addTokenCommand(app, chosen);

    try {
        app.parse(argc, argv);
    } catch (const CLI::RequiredError &error) {
        // CLI11 says "a subcommand is required" of a mistyped one too.
        const std::vector<std::string> unknown = app.remaining();
        if (unknown.empty() || !app.get_subcommands().empty()) return app.exit(error), kBadUsage;
        complain(QCoreApplication::translate("Ctl", "There is no command “%1”: “chalkreelctl --help” lists them.")
                     .arg(QString::fromStdString(unknown.front())));
        return kBadUsage;
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? kOk : kBadUsage;
    }
    return run(chosenAction, common);
}
