#pragma once

#include "core/database/transaction.h"
#include "core/model/folder.h"

namespace chalkreel {

/// Folders form a tree; each change appends its event.
class FolderRepository
{
public:
    /// By name, as people sort.
    static Result<QList<Folder>> list(Database &database, const std::optional<QString> &owner = {});
    static Result<Folder> get(Database &database, FolderId folder);
    /// InvalidArgument for an empty or too long name, NotFound for a parent that is not there or somebody else's, Conflict for a second one
    /// of that name (without regard to case) under the same parent.
    static Result<Folder> create(Transaction &transaction, const QString &name, FolderId parent, const QString &owner = {});
    /// Renames and moves; Conflict when folder.revision is old, InvalidArgument when it would become its own ancestor,
    /// NotFound for a parent that is somebody else's. Its owner stays who he is.
    static Result<Folder> update(Transaction &transaction, const Folder &folder);
    /// Its assets and sub-folders move up to its parent. Conflict when a sub-folder's name is taken there.
    static Result<void> remove(Transaction &transaction, FolderId folder);
};

}  // namespace chalkreel
