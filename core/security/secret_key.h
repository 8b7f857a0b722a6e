#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace chalkreel {

/// The secret that everything signed hangs on: `setting` (SECRET_KEY) when it is not empty, else the content of
/// secret.key in the data folder, made there at the first call, readable by its user alone (0600).
/// PermissionDenied when others may read that file; Damaged when it is too short; what AtomicFile fails with.
[[nodiscard]] Result<QByteArray> loadSecretKey(const QString &setting, const QString &dataFolder);

/// A key for one purpose, so that what was signed for one can never pass for another (HKDF-like: HMAC-SHA256 of the
/// purpose). 32 bytes.
[[nodiscard]] QByteArray derivedKey(const QByteArray &secret, const QByteArray &purpose);

}  // namespace chalkreel
