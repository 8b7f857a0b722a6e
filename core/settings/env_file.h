#pragma once

#include "core/base/result.h"

#include <QList>
#include <QMap>

namespace chalkreel {

struct EnvLine
{
    QString name;
    QString value;
    int line = 0;  ///< from 1
};

/// Reads NAME=value lines as the usual .env tools do: "export " before the name, # comments, 'literal' and "escaped \n"
/// quotes. InvalidArgument names file and line; nothing is substituted or run. Empty when the file does not exist.
[[nodiscard]] Result<QList<EnvLine>> readEnvFile(const QString &path);

/// Sets these values in such a file, each on one line of its own, and leaves everything else in it as it is; an empty value
/// takes the setting out. Creates the file, readable by its person alone, and its folder. The errors of readEnvFile: a file
/// that cannot be read is not overwritten. NoSpace, PermissionDenied, Io.
[[nodiscard]] Result<void> changeEnvFile(const QString &path, const QMap<QString, QString> &values);

}  // namespace chalkreel
