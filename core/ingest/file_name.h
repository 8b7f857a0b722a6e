#pragma once

#include <QString>

namespace chalkreel {

/// A file name that is safe to show and to store anywhere: the last part of a path, NFC, without control characters,
/// invisible direction marks, characters and names that Windows forbids (CON, a trailing dot), at most 200 bytes of
/// UTF-8 with its ending kept. Never empty, never "." or "..".
QString safeFileName(const QString &name);

/// The name as a title: safe, without its ending, underscores as spaces.
QString titleFromFileName(const QString &name);

/// Text for one line of a message or list: control characters, line breaks and direction marks taken out.
QString singleLine(const QString &text);

}  // namespace chalkreel
