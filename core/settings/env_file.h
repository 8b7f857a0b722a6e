#pragma once

#include "core/base/result.h"

#include <QList>

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

}  // namespace chalkreel
