#pragma once

#include "core/settings/settings.h"

namespace chalkreel {

/// Where a program's settings come from: its command line, its environment and the settings files, of which the first is
/// the person's own and can be changed from within the program.
class SettingsStore
{
public:
    SettingsStore(QMap<QString, QString> flags, const QProcessEnvironment &environment, QStringList files);

    /// As loadSettings().
    [[nodiscard]] Result<LoadedSettings> load() const;
    /// Whether something that is stronger than the person's own file says what it is.
    bool isFixed(const SettingOrigin &origin) const;
    /// Changes the person's own file; SettingRow::name to text, an empty one for the default. Nothing is written when a
    /// value is not allowed: InvalidArgument. Otherwise as changeEnvFile(). Takes effect where settings are loaded anew.
    [[nodiscard]] Result<void> save(const QMap<QString, QString> &values) const;
    const QString &ownFile() const { return m_files.first(); }

private:
    QMap<QString, QString> m_flags;
    QProcessEnvironment m_environment;
    QStringList m_files;
};

}  // namespace chalkreel
