#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace chalkreel {

/// The document as a page without scripts, with `note` on top: for when the programs that show it are not installed.
[[nodiscard]] QByteArray plainReference(const QJsonObject &document, const QString &note);

}  // namespace chalkreel
