#include "server/controllers/folders_controller.h"

#include "server/api/reply.h"
#include "server/controllers/request_bodies.h"
#include "server/controllers/visible_library.h"

namespace chalkreel {
namespace {

Result<Folder> folderOf(const ApiRequest &request, VisibleLibrary &library)
{
    const Result<FolderId> id = request.id<FolderId>();
    return id ? library.folder(*id) : fail(id.error());
}

}  // namespace

FoldersController::FoldersController(Backend &backend)
    : m_backend{backend}
{
}

void FoldersController::addTo(RouteTable &table)
{
    const auto on = [this](Result<HttpReply> (FoldersController::*handler)(const ApiRequest &)) {
        return ApiHandler{[this, handler](const ApiRequest &request) { return (this->*handler)(request); }};
    };
    table.add({"GET",
               "/api/v1/folders",
               Access::Viewer,
               on(&FoldersController::list),
               {.operation = "listFolders",
                .tag = "folders",
                .summary = "All folders that one may see; the tree is in parent_id",
                .response = "FolderList"},
               0});
    table.add({"POST",
               "/api/v1/folders",
               Access::Coach,
               on(&FoldersController::create),
               {.operation = "createFolder",
                .tag = "folders",
                .summary = "A new folder, at the top or in parent_id",
                .request = "FolderInput",
                .response = "Folder",
                .status = 201}});
    table.add({"GET",
               "/api/v1/folders/{id}",
               Access::Viewer,
               on(&FoldersController::get),
               {.operation = "getFolder", .tag = "folders", .summary = "One folder; its ETag is its revision", .response = "Folder"},
               0});
    table.add({"PATCH",
               "/api/v1/folders/{id}",
               Access::Coach,
               on(&FoldersController::update),
               {.operation = "updateFolder",
                .tag = "folders",
                .summary = "Renames it or moves it (parent_id null: to the top); needs If-Match",
                .request = "FolderInput",
                .response = "Folder"}});
    table.add({"DELETE",
               "/api/v1/folders/{id}",
               Access::Coach,
               on(&FoldersController::remove),
               {.operation = "deleteFolder", .tag = "folders", .summary = "Removes the folder; what is in it moves up", .status = 204},
               0});
}

Result<HttpReply> FoldersController::list(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<QList<Folder>> folders = waitFor(m_backend.folders().list(library.owner()));
    if (!folders) return fail(folders.error());
    return jsonReply(
        QJsonObject{{QStringLiteral("items"), JsonCodec<QList<Folder>>::write(*folders)}, {QStringLiteral("total"), folders->size()}});
}

Result<HttpReply> FoldersController::get(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<Folder> folder = folderOf(request, library);
    if (!folder) return fail(folder.error());
    return revisionReply(toJson(*folder), folder->revision);
}

Result<HttpReply> FoldersController::create(const ApiRequest &request)
{
    const Result<FolderInput> input = request.jsonAs<FolderInput>();
    if (!input) return fail(input.error());
    VisibleLibrary library{m_backend, request.principal};
    QString owner = request.principal.owner();
    if (!input->parent.isNull()) {
        const Result<Folder> parent = library.folder(input->parent);
        if (!parent) return fail(parent.error());
        owner = parent->owner;  // an admin helps somebody
    }
    const Result<Folder> folder = waitFor(m_backend.folders().create(input->name.value_or(QString{}), input->parent, owner));
    if (!folder) return fail(folder.error());
    HttpReply reply = revisionReply(toJson(*folder), folder->revision, 201);
    return reply.with("Location", "/api/v1/folders/" + folder->id.toString().toLatin1());
}

Result<HttpReply> FoldersController::update(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    Result<Folder> folder = folderOf(request, library);
    if (!folder) return fail(folder.error());
    const Result<int> revision = request.revision();
    if (!revision) return fail(revision.error());
    const Result<FolderInput> input = request.jsonAs<FolderInput>();
    if (!input) return fail(input.error());
    const Result<QJsonObject> given = request.json();
    if (!given) return fail(given.error());

    folder->revision = *revision;
    if (input->name) folder->name = *input->name;
    if (given->contains(QLatin1StringView{"parent_id"})) {
        if (!input->parent.isNull())
            if (const Result<Folder> parent = library.folder(input->parent); !parent) return fail(parent.error());
        folder->parent = input->parent;
    }
    const Result<Folder> changed = waitFor(m_backend.folders().update(*folder));
    if (!changed) return fail(changed.error());
    return revisionReply(toJson(*changed), changed->revision);
}

Result<HttpReply> FoldersController::remove(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<Folder> folder = folderOf(request, library);
    if (!folder) return fail(folder.error());
    if (const Result<void> removed = waitFor(m_backend.folders().remove(folder->id)); !removed) return fail(removed.error());
    return emptyReply();
}

}  // namespace chalkreel
