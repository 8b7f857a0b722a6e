#include "core/local/local_folder_service.h"

#include "core/database/folder_repository.h"

namespace chalkreel {

LocalFolderService::LocalFolderService(Library &library)
    : m_library{library}
{
}

Async<QList<Folder>> LocalFolderService::list(const std::optional<QString> &owner)
{
    return m_library.store->read([=](Database &database) { return FolderRepository::list(database, owner); });
}

Async<Folder> LocalFolderService::get(FolderId folder)
{
    return m_library.store->read([=](Database &database) { return FolderRepository::get(database, folder); });
}

Async<Folder> LocalFolderService::create(const QString &name, FolderId parent, const QString &owner)
{
    return m_library.store->change([=](Transaction &transaction) { return FolderRepository::create(transaction, name, parent, owner); });
}

Async<Folder> LocalFolderService::update(const Folder &folder)
{
    return m_library.store->change([=](Transaction &transaction) { return FolderRepository::update(transaction, folder); });
}

Async<void> LocalFolderService::remove(FolderId folder)
{
    return m_library.store->change([=](Transaction &transaction) { return FolderRepository::remove(transaction, folder); });
}

}  // namespace chalkreel
