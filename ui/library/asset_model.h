#pragma once

#include "core/backend/backend.h"
#include "ui/library/folder_tree.h"
#include "ui/support/event_feed.h"

#include <QAbstractListModel>
#include <QHash>

namespace chalkreel::ui {

/// How far the preparing of one asset is.
struct Preparation
{
    double percent = 0;
    double secondsLeft = -1;  ///< -1: unknown
    bool isWaiting = true;    ///< nothing works on it yet
};

/// The assets that one query finds: the first page at once, more as the view scrolls, changes as they happen.
class AssetModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        AssetRole = Qt::UserRole,  ///< Asset
        PreparationRole,           ///< Preparation, while status is processing
    };
    /// The MIME type of dragged cards: ids, one a line.
    static constexpr char kMimeType[] = "application/x-chalkreel-assets";

    /// Everything outlives the model.
    AssetModel(Backend &backend, EventFeed &feed, FolderTree &folders, QObject *parent = nullptr);

    /// What to show; reads the list anew.
    void setQuery(const AssetQuery &query);
    const AssetQuery &query() const { return m_query; }
    void reload();

    /// Found in all, also those not read yet; -1 before the first answer.
    int total() const { return m_total; }
    std::optional<Asset> assetAt(const QModelIndex &index) const;
    QModelIndex indexOf(AssetId id) const;
    /// Every id that `mimeData()` put into a drag.
    static QList<AssetId> idsFrom(const QMimeData &data);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::MoveAction | Qt::CopyAction; }

signals:
    void totalChanged(int total);
    /// The first page of a new query is there.
    void loaded();
    void failed(const chalkreel::Error &error);
    void renameRequested(const chalkreel::Asset &asset, const QString &title);

private:
    void requestPage(int offset);
    void onPage(const Result<Page<Asset>> &page, int offset);
    void loadPreparations();
    void onEvent(const Event &event);
    void applyEvent(const Event &event);
    void apply(const Asset &asset);
    void applyJob(const Job &job);
    void removeRow(int row);
    void setTotal(int total);
    int rowOf(AssetId id) const;

    Backend &m_backend;
    FolderTree &m_folders;
    AssetQuery m_query;
    QList<Asset> m_assets;
    QHash<AssetId, Preparation> m_preparations;
    int m_total = -1;
    quint64 m_sequence = 0;    ///< what m_assets shows
    quint64 m_generation = 0;  ///< of the query: late answers to an old one are dropped
    bool m_isLoading = false;
    QList<Event> m_early;  ///< events that came while a page was on its way
};

}  // namespace chalkreel::ui
