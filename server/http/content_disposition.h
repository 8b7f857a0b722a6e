#pragma once

#include <QByteArray>
#include <QString>

namespace chalkreel {

/// A name that no file system and no header reads as anything but a name: no folders, control or direction characters,
/// none that Windows refuses, at most 150 characters with its ending kept. Never empty.
QString savedFileName(const QString &name);

/// Content-Disposition (RFC 6266) with the safe name in ASCII, and whole in UTF-8 (RFC 8187) where that is another.
QByteArray contentDisposition(bool isAttachment, const QString &name);

}  // namespace chalkreel
