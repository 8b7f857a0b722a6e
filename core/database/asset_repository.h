#pragma once

#include "core/database/transaction.h"
#include "core/model/media_info.h"
#include "core/model/queries.h"

namespace chalkreel {

/// The assets of a library. Every change appends its event (asset_changed, asset_purged) to the same transaction.
/// `revision` counts edits by people only, so that processing never makes somebody's edit stale.
class AssetRepository
{
public:
    /// Stores it with revision 1 and, where they are not set, the current times. Conflict when the id exists, NotFound for
    /// a folder that does not or is somebody else's. Its `renditions` are not stored: they come from RenditionRepository.
    static Result<Asset> insert(Transaction &transaction, Asset asset);
    /// Also what is in the bin. NotFound.
    static Result<Asset> get(Database &database, AssetId asset);
    /// Only those that exist, in the order asked for.
    static Result<QList<Asset>> getMany(Database &database, const QList<AssetId> &assets);
    /// A part of the list with the total of all that match, and the sequence of the state shown.
    /// InvalidArgument for a limit or offset out of range.
    static Result<Page<Asset>> list(Database &database, const AssetQuery &query);
    /// `now` says what "this week" is: the seven days before it.
    static Result<LibraryCounts> counts(Database &database, const QDateTime &now, const std::optional<QString> &owner = {});
    /// Bytes of an owner's originals of which the library has a copy; those in the bin too.
    static Result<qint64> usedBytes(Database &database, const QString &owner);
    /// The owner's asset with these bytes, the oldest outside of the bin; nothing when there is none.
    static Result<std::optional<Asset>> findTwin(Database &database, const QString &owner, const QString &sha256);
    /// Whether the owner has one outside the bin with an original of so many bytes.
    static Result<bool> hasSize(Database &database, const QString &owner, qint64 size);

    /// An edit by a person. Conflict when `revision` is not the current one or it is in the bin, NotFound for the asset or the folder
    /// (somebody else's is not there), InvalidArgument for an empty title or an empty or too long tag. Tags lose outer spaces and
    /// repetitions.
    static Result<Asset> update(Transaction &transaction, AssetId asset, const AssetPatch &patch, int revision);
    static Result<Asset> setStatus(Transaction &transaction, AssetId asset, AssetStatus status, const std::optional<Error> &error = {});
    /// The facts that were read from the file: kind, duration, size of the picture, frame rate, sound, cut off.
    static Result<Asset> setMediaInfo(Transaction &transaction, AssetId asset, const MediaInfo &info);
    /// The bytes are in (or were left at `externalPath`).
    static Result<Asset> setOriginal(Transaction &transaction, AssetId asset, qint64 size, const QString &sha256,
                                     const QString &externalPath);

    /// Into the bin. Ids that are there already or unknown are no error.
    static Result<void> moveToBin(Transaction &transaction, const QList<AssetId> &assets);
    static Result<void> restore(Transaction &transaction, const QList<AssetId> &assets);
    /// Removes the rows, jobs included, and returns what they were. Remove the files after the commit: a file without a
    /// row is found and removed later, a row without its file is a broken library. Conflict for what is not in the bin.
    static Result<QList<Asset>> purge(Transaction &transaction, const QList<AssetId> &assets);

    /// Tells everyone of the asset as it is now; for changes next to its row (renditions, folders).
    static Result<Asset> announce(Transaction &transaction, AssetId asset);
};

}  // namespace chalkreel
