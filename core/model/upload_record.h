#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

/// A file that a client is sending in parts, and may go on sending after a break. Its bytes are in the spool folder.
/// The hash is not kept: who goes on reads what is there once more, and so proves that the disk still has it.
struct UploadRecord
{
    UploadId id;
    QString owner;
    qint64 length = 0;                  ///< bytes that it will have
    qint64 offset = 0;                  ///< bytes that are on the disk for certain: never more than the spool file has
    QMap<QString, QString> metadata{};  ///< as the client sent it: filename, filetype, ...
    AssetId asset{};                    ///< what became of it: set together with the asset, so that a kill cannot come between
    QDateTime created;
    QDateTime expires;

    friend bool operator==(const UploadRecord &, const UploadRecord &) = default;

    bool isComplete() const { return offset == length; }
};

}  // namespace chalkreel
