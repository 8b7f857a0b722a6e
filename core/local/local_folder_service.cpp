#include "core/local/local_folder_service.h"

#include "core/database/folder_repository.h"

namespace chalkreel {

LocalFolderService::LocalFolderService(Library &library)
    : m_library{library}
{
}

Async<QList<Folder>> LocalFolderService::list()
{
    return m_library.store->read([](Database &database) { return FolderRepository::list(database); });
}

Async<Folder> LocalFolderService::create(const QString &name, FolderId parent)
{
    return m_library.store->change([=](Transaction &transaction) { return FolderRepository::create(transaction, name, parent); });
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
