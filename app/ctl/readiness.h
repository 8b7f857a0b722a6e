#pragma once

#include "core/settings/settings.h"
#include "server/controllers/health_controller.h"

namespace chalkreel {

class Backend;

}  // namespace chalkreel

namespace chalkreel::ctl {

/// What /ready looks at: encoders, disk, database, scanner. `backend` must outlive the checks. `scanner` tells how the virus
/// scanner is; it may block for some seconds.
[[nodiscard]] QList<HealthController::Check> readinessChecks(Backend &backend, const Settings &settings,
                                                             std::function<Result<QString>()> scanner);

/// Whether this folder's disk takes files: one can be made there, and some hundred MB are left. The bytes that are free.
/// PermissionDenied, NoSpace, Io.
[[nodiscard]] Result<qint64> checkFolder(const QString &folder);

}  // namespace chalkreel::ctl
