#pragma once

#include <QString>

namespace chalkreel::ctl {

/// Where the programs of /docs and /redoc are: what CHALKREEL_DOCS_DIR in the environment says; else beside an installed
/// program in share/chalkreel/docs, if it is there; else where the setup of the build left them.
[[nodiscard]] QString docsFolder();

}  // namespace chalkreel::ctl
