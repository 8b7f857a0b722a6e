#include "core/settings/settings.h"

#include "core/settings/env_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <QThread>

#include <cmath>

namespace chalkreel {
namespace {

/// A value that was found for a setting, not yet read.
struct Candidate
{
    QString text;
    SettingOrigin origin;
};

using Candidates = QHash<QString, Candidate>;

Result<void> addFiles(const QStringList &files, Candidates &to)
{
    for (const QString &path : files) {
        const Result<QList<EnvLine>> lines = readEnvFile(path);
        if (!lines) return fail(lines.error());
        for (const EnvLine &line : *lines)
            if (!line.value.isEmpty())
                to.insert(line.name,
                          {line.value,
                           {SettingSource::File, QCoreApplication::translate("Settings", "%1, line %2").arg(path).arg(line.line), path}});
    }
    return {};
}

QString sentenceFor(const SettingRow &row, const Candidate &candidate)
{
    // A secret is not repeated, not even a wrong one.
    if (row.isSecret)
        return QCoreApplication::translate("Settings", "%1 (from %2) cannot be used: it has to be %3.")
            .arg(row.name, candidate.origin.where, row.allowed);
    return QCoreApplication::translate("Settings", "%1 is “%2” (from %3), but it has to be %4.")
        .arg(row.name, escapeControls(candidate.text.left(200)), candidate.origin.where, row.allowed);
}

/// Settings of the systems whose names we share that have no effect here.
QStringList noticesFor(const Candidates &candidates)
{
    QStringList notices;
    const auto isSet = [&](const char *name) { return candidates.contains(QLatin1StringView{name}); };
    if (isSet("REDIS_URL")) notices.append(QCoreApplication::translate("Settings", "REDIS_URL is set, but nothing here needs Redis."));
    for (const char *name :
         {"ENABLE_GPU", "WHISPER_MODEL", "RABBITMQ_URL", "S3_ENDPOINT", "S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY", "S3_SECRET_KEY"})
        if (isSet(name))
            notices.append(
                QCoreApplication::translate("Settings", "%1 is set, but this version does not use it yet.").arg(QLatin1StringView{name}));
    return notices;
}

}  // namespace

int Settings::jobTimeoutFor(double mediaSeconds) const
{
    if (jobTimeout > 0) return jobTimeout;
    constexpr double kShortest = 3600;
    constexpr double kLongest = 30.0 * 24 * 3600;
    return static_cast<int>(std::ceil(std::clamp(20 * mediaSeconds, kShortest, kLongest)));
}

QString Settings::databaseFile() const
{
    const QDir folder{dataDir};
    if (databaseUrl.isEmpty()) return folder.filePath(QStringLiteral("chalkreel.db"));
    // As SQLAlchemy reads it: three slashes and a relative path, four and an absolute one.
    return QDir::cleanPath(folder.absoluteFilePath(databaseUrl.mid(10)));
}

int Settings::defaultConcurrentJobs() { return std::clamp(QThread::idealThreadCount() / 4, 1, 3); }

QString Settings::defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QLatin1StringView{"/chalkreel"};
}

QStringList defaultSettingsFiles()
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QLatin1StringView{"/chalkreel/chalkreel.env"},
            QDir::current().filePath(QStringLiteral(".env"))};
}

Result<LoadedSettings> loadSettings(const QMap<QString, QString> &flags, const QProcessEnvironment &environment, const QStringList &files)
{
    Candidates candidates;
    if (const Result<void> added = addFiles(files, candidates); !added) return fail(added.error());
    const QStringList variables = environment.keys();
    for (const QString &name : variables)
        if (const QString text = environment.value(name); !text.isEmpty())
            candidates.insert(
                name, {text, {SettingSource::Environment, QCoreApplication::translate("Settings", "environment variable %1").arg(name)}});

    LoadedSettings loaded;
    for (const SettingRow &row : settingRows()) {
        if (const QString text = flags.value(row.name); !text.isEmpty())
            candidates.insert(row.name, {text, {SettingSource::Flag, row.flag()}});
        const auto candidate = candidates.constFind(row.name);
        if (candidate == candidates.constEnd()) continue;
        if (!row.read(candidate->text, loaded.values)) return fail(ErrorCode::InvalidArgument, sentenceFor(row, *candidate));
        loaded.origins.insert(row.name, candidate->origin);
    }
    loaded.notices = noticesFor(candidates);
    return loaded;
}

Result<Settings> serverSettings(const LoadedSettings &settings)
{
    Settings values = settings.values;
    if (settings.originOf(QStringLiteral("MAX_FILE_SIZE_MB")).source == SettingSource::Default) values.maxFileSizeMb = kServerFileSizeMb;
    if (values.tlsCertificate.isEmpty() != values.tlsKey.isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Settings", "TLS_CERTIFICATE and TLS_KEY belong together: set both or neither."));
    return values;
}

QJsonArray settingsToJson(const LoadedSettings &settings)
{
    QJsonArray array;
    for (const SettingRow &row : settingRows()) {
        const SettingOrigin origin = settings.originOf(row.name);
        const QJsonValue value = row.value(settings.values);
        const bool isHidden = row.isSecret && !value.toString().isEmpty();
        array.append(QJsonObject{{QLatin1StringView{"name"}, row.name},
                                 {QLatin1StringView{"value"}, isHidden ? QJsonValue{QStringLiteral("********")} : value},
                                 {QLatin1StringView{"source"}, QString{nameOf(origin.source)}},
                                 {QLatin1StringView{"where"}, origin.where},
                                 {QLatin1StringView{"about"}, row.about}});
    }
    return array;
}

}  // namespace chalkreel
