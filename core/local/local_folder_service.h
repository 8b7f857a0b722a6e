#pragma once

#include "core/backend/folder_service.h"
#include "core/local/library.h"

namespace chalkreel {

class LocalFolderService final : public FolderService
{
    Q_OBJECT
public:
    explicit LocalFolderService(Library &library);

    Async<QList<Folder>> list(const std::optional<QString> &owner) override;
    Async<Folder> get(FolderId folder) override;
    Async<Folder> create(const QString &name, FolderId parent, const QString &owner) override;
    Async<Folder> update(const Folder &folder) override;
    Async<void> remove(FolderId folder) override;

private:
    Library &m_library;
};

}  // namespace chalkreel
