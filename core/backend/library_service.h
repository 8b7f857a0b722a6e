#pragma once

#include "core/base/async.h"
#include "core/model/queries.h"

#include <QObject>

namespace chalkreel {

/// The assets of a library.
class LibraryService : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Async<Page<Asset>> list(const AssetQuery &query) = 0;
    virtual Async<AssetDetails> details(AssetId asset) = 0;
    /// Conflict when `revision` is not the current one.
    virtual Async<Asset> update(AssetId asset, const AssetPatch &patch, int revision) = 0;
    /// Into the bin; running jobs of the assets are cancelled. Ids that are already there are no error.
    virtual Async<void> remove(const QList<AssetId> &assets) = 0;
    virtual Async<void> restore(const QList<AssetId> &assets) = 0;
    /// For good, with all files. Only what is in the bin; Conflict otherwise.
    virtual Async<void> purge(const QList<AssetId> &assets) = 0;
    /// Points an asset that was left in place at where its file is now. Conflict when the bytes are others.
    virtual Async<Asset> relocate(AssetId asset, const QString &path) = 0;
    /// Of one owner, or of all.
    virtual Async<LibraryCounts> counts(const std::optional<QString> &owner = {}) = 0;
    /// What counts against an owner's quota: his originals of which the library has a copy, those in the bin too.
    virtual Async<qint64> usedBytes(const QString &owner) = 0;
    /// The owner's asset with these bytes, outside of the bin; nothing when there is none.
    virtual Async<std::optional<Asset>> findBySha256(const QString &owner, const QString &sha256) = 0;
};

}  // namespace chalkreel
