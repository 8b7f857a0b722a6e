#pragma once

#include "core/base/async.h"
#include "core/model/folder.h"

#include <QObject>

namespace chalkreel {

class FolderService : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Of one owner, or of all.
    virtual Async<QList<Folder>> list(const std::optional<QString> &owner = {}) = 0;
    virtual Async<Folder> get(FolderId folder) = 0;
    /// InvalidArgument for an empty name, Conflict for a second one of that name under the same parent,
    /// NotFound for a parent that is not this owner's.
    virtual Async<Folder> create(const QString &name, FolderId parent, const QString &owner = {}) = 0;
    /// Renames and moves. InvalidArgument when it would become its own ancestor, NotFound for a parent that is
    /// somebody else's. The owner never changes.
    virtual Async<Folder> update(const Folder &folder) = 0;
    /// Its assets and sub-folders move up to its parent.
    virtual Async<void> remove(FolderId folder) = 0;
};

}  // namespace chalkreel
