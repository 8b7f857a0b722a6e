#pragma once

#include "core/backend/library_service.h"
#include "core/local/library.h"

namespace chalkreel {

class LocalLibraryService final : public LibraryService
{
    Q_OBJECT
public:
    explicit LocalLibraryService(Library &library);

    Async<Page<Asset>> list(const AssetQuery &query) override;
    Async<AssetDetails> details(AssetId asset) override;
    Async<Asset> update(AssetId asset, const AssetPatch &patch, int revision) override;
    Async<void> remove(const QList<AssetId> &assets) override;
    Async<void> restore(const QList<AssetId> &assets) override;
    Async<void> purge(const QList<AssetId> &assets) override;
    Async<Asset> relocate(AssetId asset, const QString &path) override;
    Async<LibraryCounts> counts(const std::optional<QString> &owner) override;
    Async<qint64> usedBytes(const QString &owner) override;
    Async<std::optional<Asset>> findBySha256(const QString &owner, const QString &sha256) override;

private:
    QJsonObject readJson(AssetId asset, const QList<Rendition> &renditions, RenditionKind kind) const;
    Result<Asset> relocateNow(AssetId id, const QString &path);

    Library &m_library;
};

}  // namespace chalkreel
