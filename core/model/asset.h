#pragma once

#include "core/base/json_fields.h"
#include "core/model/rendition.h"
#include "core/model/scan_verdict.h"

namespace chalkreel {

enum class AssetKind { Video, Image, Audio };

template <>
inline constexpr std::array kEnumNames<AssetKind>{
    EnumName{AssetKind::Video, "video"},
    EnumName{AssetKind::Image, "image"},
    EnumName{AssetKind::Audio, "audio"},
};

/// pending_upload -> uploading -> processing -> ready | failed
enum class AssetStatus { PendingUpload, Uploading, Processing, Ready, Failed };

template <>
inline constexpr std::array kEnumNames<AssetStatus>{
    EnumName{AssetStatus::PendingUpload, "pending_upload"},
    EnumName{AssetStatus::Uploading, "uploading"},
    EnumName{AssetStatus::Processing, "processing"},
    EnumName{AssetStatus::Ready, "ready"},
    EnumName{AssetStatus::Failed, "failed"},
};

/// A video, image or sound in a library.
struct Asset
{
    AssetId id;
    AssetKind kind = AssetKind::Video;
    QString name;         ///< the file's name as it came in
    QString title;        ///< what people call it; the name without its ending at first
    QString description;  ///< plain text
    QString owner;        ///< user id; empty on one's own computer
    QString clientId;     ///< the client that sent it, as it calls itself: where its status is told. No right follows from it
    FolderId folder;      ///< null: not in a folder
    QStringList tags;
    qint64 size = 0;       ///< of the original, bytes
    QString sha256;        ///< of the original, 64 lower-case hex digits
    QString externalPath;  ///< where the original lies when it was left in place; empty when the library has a copy
    AssetStatus status = AssetStatus::PendingUpload;
    /// Why it failed; of a ready one, why its last preparation did not come to its end (Cancelled: a person stopped it).
    std::optional<Error> error;
    bool isDeleted = false;  ///< in the bin, can be restored
    int revision = 1;        ///< counts edits
    double duration = 0;     ///< seconds; 0 for images
    int width = 0;           ///< pixels as displayed: after rotation and in square pixels
    int height = 0;
    double frameRate = 0;  ///< frames per second on average; the exact fraction is in the metadata
    bool hasVariableFrameRate = false;
    bool hasSound = false;
    bool endsEarly = false;           ///< a cut-off file of which the readable part was kept
    ScanVerdict scan;                 ///< of the original; an infected one never becomes an asset
    QList<RenditionKind> renditions;  ///< that can be opened now
    QDateTime created;
    QDateTime updated;

    /// It can be opened, but not all that was asked for was made.
    bool isUnfinished() const { return status == AssetStatus::Ready && error.has_value(); }
    /// As a whole, or in a part of its preparation; one that a person stopped has not.
    bool hasFailed() const { return status == AssetStatus::Failed || (isUnfinished() && error->code != ErrorCode::Cancelled); }

    friend bool operator==(const Asset &, const Asset &) = default;

    static constexpr std::tuple kFields{
        Field<&Asset::id>{"id"},
        Field<&Asset::kind>{"kind"},
        Field<&Asset::name>{"name"},
        Field<&Asset::title>{"title"},
        Field<&Asset::description>{"description"},
        Field<&Asset::owner>{"owner"},
        Field<&Asset::clientId>{"client_id"},
        Field<&Asset::folder>{"folder_id"},
        Field<&Asset::tags>{"tags"},
        Field<&Asset::size>{"size"},
        Field<&Asset::sha256>{"sha256"},
        Field<&Asset::externalPath>{"external_path"},
        Field<&Asset::status>{"status"},
        Field<&Asset::error>{"error"},
        Field<&Asset::isDeleted>{"is_deleted"},
        Field<&Asset::revision>{"revision"},
        Field<&Asset::duration>{"duration"},
        Field<&Asset::width>{"width"},
        Field<&Asset::height>{"height"},
        Field<&Asset::frameRate>{"frame_rate"},
        Field<&Asset::hasVariableFrameRate>{"variable_frame_rate"},
        Field<&Asset::hasSound>{"has_sound"},
        Field<&Asset::endsEarly>{"ends_early"},
        Field<&Asset::scan>{"scan"},
        Field<&Asset::renditions>{"renditions"},
        Field<&Asset::created>{"created_at"},
        Field<&Asset::updated>{"updated_at"},
    };
};

/// An edit: only what is set changes.
struct AssetPatch
{
    std::optional<QString> title;
    std::optional<QString> description;
    std::optional<FolderId> folder;  ///< a null id takes it out of its folder
    std::optional<QStringList> tags;

    static constexpr std::tuple kFields{
        Field<&AssetPatch::title>{"title"},
        Field<&AssetPatch::description>{"description"},
        Field<&AssetPatch::folder>{"folder_id"},
        Field<&AssetPatch::tags>{"tags"},
    };
};

/// One asset with all that is known of it.
struct AssetDetails
{
    Asset asset;
    QJsonObject metadata;   ///< metadata.json; empty until it was read
    QJsonObject histogram;  ///< histogram.json; empty until it was made
    QList<Rendition> renditions;

    static constexpr std::tuple kFields{
        Field<&AssetDetails::asset>{"asset"},
        Field<&AssetDetails::metadata>{"metadata"},
        Field<&AssetDetails::histogram>{"histogram"},
        Field<&AssetDetails::renditions>{"renditions"},
    };
};

}  // namespace chalkreel
