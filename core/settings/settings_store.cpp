#include "core/settings/settings_store.h"

#include "core/settings/env_file.h"

#include <QCoreApplication>

namespace chalkreel {

SettingsStore::SettingsStore(QMap<QString, QString> flags, const QProcessEnvironment &environment, QStringList files)
    : m_flags{std::move(flags)}
    , m_environment{environment}
    , m_files{std::move(files)}
{
    Q_ASSERT(!m_files.isEmpty());
}

Result<LoadedSettings> SettingsStore::load() const { return loadSettings(m_flags, m_environment, m_files); }

bool SettingsStore::isFixed(const SettingOrigin &origin) const
{
    switch (origin.source) {
    case SettingSource::Flag:
    case SettingSource::Environment: return true;
    case SettingSource::File: return origin.file != ownFile();
    case SettingSource::Default: return false;
    }
    return false;
}

Result<void> SettingsStore::save(const QMap<QString, QString> &values) const
{
    Settings tried;
    for (const SettingRow &row : settingRows()) {
        const QString value = values.value(row.name);
        if (!value.isEmpty() && !row.read(value, tried))
            return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Settings", "%1 has to be %2.").arg(row.name, row.allowed));
    }
    return changeEnvFile(ownFile(), values);
}

}  // namespace chalkreel
