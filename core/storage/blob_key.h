#pragma once

#include "core/base/result.h"
#include "core/base/strong_id.h"

namespace chalkreel {

/// The four places that a library keeps files in; each can be moved by a setting (UPLOAD_DIR, PROCESSED_DIR, ...).
enum class BlobRoot { Uploads, Processed, Metadata, Thumbnails };

template <>
inline constexpr std::array kEnumNames<BlobRoot>{
    EnumName{BlobRoot::Uploads, "uploads"},
    EnumName{BlobRoot::Processed, "processed"},
    EnumName{BlobRoot::Metadata, "metadata"},
    EnumName{BlobRoot::Thumbnails, "thumbnails"},
};

/// Names a blob: "processed/<asset id>/hls/master.m3u8". Never a path of a file system: there is no way to make one that
/// leaves its asset's folder.
class BlobKey
{
public:
    /// InvalidArgument for an empty, absolute or too long file, a part that is empty, "." or "..", a backslash, a control
    /// character, or a name that a store keeps for itself (".part" inside).
    static Result<BlobKey> make(BlobRoot root, AssetId asset, const QString &file);
    static Result<BlobKey> parse(const QString &text);

    BlobRoot root() const { return m_root; }
    AssetId asset() const { return m_asset; }
    QString file() const { return m_file; }
    QString toString() const;

    friend bool operator==(const BlobKey &, const BlobKey &) = default;

private:
    BlobKey(BlobRoot root, AssetId asset, QString file);

    BlobRoot m_root;
    AssetId m_asset;
    QString m_file;
};

}  // namespace chalkreel
