#include "app/ctl/config_command.h"

#include "app/ctl/output.h"

namespace chalkreel::ctl {
namespace {

QString shown(const QJsonValue &value)
{
    if (value.isBool()) return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble()) return QString::number(value.toInteger());
    return value.toString();
}

int showConfig(Context &context)
{
    const QJsonArray settings = settingsToJson(context.settings);
    if (context.isJson) {
        printJson({{QLatin1StringView{"ok"}, true}, {QLatin1StringView{"settings"}, settings}});
        return kOk;
    }
    QList<QStringList> rows;
    for (const QJsonValue value : settings) {
        const QJsonObject setting = value.toObject();
        const QString where = setting.value(QLatin1StringView{"where"}).toString();
        rows.append({setting.value(QLatin1StringView{"name"}).toString(), shown(setting.value(QLatin1StringView{"value"})),
                     where.isEmpty() ? setting.value(QLatin1StringView{"source"}).toString() : where});
    }
    printTable(rows);
    return kOk;
}

}  // namespace

void addConfigCommand(CLI::App &app, const Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("config", "Show every setting with its value and where it came from");
    whenChosen(*command, chosen, showConfig);
}

}  // namespace chalkreel::ctl
