#include "app/ctl/docs_folder.h"

#include <QCoreApplication>
#include <QDir>

namespace chalkreel::ctl {

QString docsFolder()
{
    constexpr char kName[] = "CHALKREEL_DOCS_DIR";
    if (qEnvironmentVariableIsSet(kName)) return qEnvironmentVariable(kName);
    const QDir programs{QCoreApplication::applicationDirPath()};
    const QString installed = programs.absoluteFilePath(QStringLiteral("../" CHALKREEL_DATA_DIR "/chalkreel/docs"));
    return QDir{installed}.exists() ? QDir::cleanPath(installed) : QStringLiteral(CHALKREEL_DOCS_DIR);
}

}  // namespace chalkreel::ctl
