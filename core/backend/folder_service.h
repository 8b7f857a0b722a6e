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

    virtual Async<QList<Folder>> list() = 0;
    /// InvalidArgument for an empty name, Conflict for a second one of that name under the same parent.
    virtual Async<Folder> create(const QString &name, FolderId parent) = 0;
    /// Renames and moves. InvalidArgument when it would become its own ancestor.
    virtual Async<Folder> update(const Folder &folder) = 0;
    /// Its assets and sub-folders move up to its parent.
    virtual Async<void> remove(FolderId folder) = 0;
};

}  // namespace chalkreel
