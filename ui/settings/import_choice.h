#pragma once

#include "core/model/process_options.h"

namespace chalkreel::ui {

/// What a person may want or not want of each new video, in the order in which it is shown. The rest is small and what
/// the window itself lives from: facts, pictures, sound curve.
[[nodiscard]] QList<RenditionKind> optionalRenditions();

/// Those of them that one's own computer makes by itself.
[[nodiscard]] QList<RenditionKind> usualImport();

/// The options of a video that comes in with these of optionalRenditions().
[[nodiscard]] ProcessOptions importOptions(const QList<RenditionKind> &chosen);

/// One sentence: what such a copy is good for.
[[nodiscard]] QString renditionPurpose(RenditionKind kind);

}  // namespace chalkreel::ui
