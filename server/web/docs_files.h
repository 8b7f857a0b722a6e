#pragma once

#include <QByteArray>
#include <QString>

#include <span>

namespace chalkreel {

/// A file of a program that shows the API, as the setup brings it (scripts/npm_packages.txt).
struct DocsFile
{
    const char *name;  ///< in /docs/files/
    const char *path;  ///< in the folder of the pages' programs
    const char *type;
};

/// All that /docs and /redoc ask for and that is not our own.
[[nodiscard]] std::span<const DocsFile> docsFiles();

/// One of our own, which are inside the program: docs.js, plain.css, ... Empty when there is none of that name.
[[nodiscard]] QByteArray ownDocsFile(const QString &name);
[[nodiscard]] QByteArray ownDocsFileType(const QString &name);

}  // namespace chalkreel
