#pragma once

#include "core/backend/backend.h"
#include "ui/support/event_feed.h"

namespace chalkreel::ui {

/// The folders of a library, kept current.
class FolderTree : public QObject
{
    Q_OBJECT
public:
    FolderTree(Backend &backend, EventFeed &feed, QObject *parent = nullptr);

    void reload();
    const QList<Folder> &all() const { return m_folders; }
    std::optional<Folder> find(FolderId id) const;
    /// Sorted by name as the person's language sorts.
    QList<Folder> children(FolderId parent) const;
    /// True when `folder` is `ancestor` or lies below it.
    bool isWithin(FolderId folder, FolderId ancestor) const;
    /// "U17 squad / Throws"; empty for a null id.
    QString path(FolderId id) const;

signals:
    void changed();
    void failed(const chalkreel::Error &error);

private:
    void onEvent(const Event &event);

    Backend &m_backend;
    QList<Folder> m_folders;
};

}  // namespace chalkreel::ui
