#include "core/settings/settings.h"

namespace chalkreel {
namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isBool()) return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble()) return QString::number(value.toInteger());
    if (!value.isArray()) return value.toString();
    QStringList words;
    const QJsonArray array = value.toArray();
    for (const QJsonValue word : array) words.append(word.toString());
    return words.join(u',');
}

/// Empty where the default is not the same on every computer.
QString defaultOf(const SettingRow &row)
{
    if (row.name == u"DATA_DIR" || row.name == u"MAX_CONCURRENT_JOBS") return {};
    if (row.name == u"MAX_FILE_SIZE_MB") return QString::number(kServerFileSizeMb);
    return textOf(row.value(Settings{}));
}

}  // namespace

QString exampleSettingsFile()
{
    QString text =
        QStringLiteral("# Settings of a Chalkreel server, each with its default. Copy this file to .env, take the # away from the\n"
                       "# lines that you change, and change them. An environment variable of the same name is stronger than the\n"
                       "# file, a flag of the command line stronger still.\n");
    for (const SettingRow &row : settingRows())
        text += QStringLiteral("\n# %1\n# Allowed: %2.\n#%3=%4\n").arg(row.about, row.allowed, row.name, defaultOf(row));
    return text;
}

}  // namespace chalkreel
