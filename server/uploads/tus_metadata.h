#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace chalkreel {

/// Upload-Metadata of tus 1.0: "filename d29ybGQ=,is_confidential". InvalidArgument for bad Base64, a name that stands
/// twice, more than 32 of them or more than 8 KiB.
[[nodiscard]] Result<QMap<QString, QString>> parseTusMetadata(const QByteArray &header);
[[nodiscard]] QByteArray writeTusMetadata(const QMap<QString, QString> &metadata);

/// Upload-Checksum: the SHA-256 of one PATCH, as 64 lower-case hex digits; empty for no header. InvalidArgument for
/// another algorithm, which tus answers with 400.
[[nodiscard]] Result<QString> parseTusChecksum(const QByteArray &header);

}  // namespace chalkreel
