#pragma once

#include <QString>

class QCoreApplication;

namespace chalkreel {

/// Installs the translations of the program and of Qt's own dialogs. `language`: "de", "zh_CN", "en"; empty follows the
/// system. English needs none.
void installLanguage(QCoreApplication &app, const QString &language);

}  // namespace chalkreel
