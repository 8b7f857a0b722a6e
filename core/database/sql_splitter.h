#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace chalkreel {

/// The statements of an SQL script, without their semicolons and without comments around them. Knows quoted text and
/// names, -- and nested-free /* */ comments, CASE ... END, and the bodies of triggers (CREATE TRIGGER ... BEGIN ... END).
/// InvalidArgument, with the line, for a quote, comment or body that is never closed.
[[nodiscard]] Result<QStringList> splitStatements(const QString &script);

}  // namespace chalkreel
