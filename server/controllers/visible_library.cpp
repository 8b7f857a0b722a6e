#include "server/controllers/visible_library.h"

namespace chalkreel {
namespace {

template <typename T>
Result<T> notFound(const char *what)
{
    return fail(ErrorCode::NotFound, QStringLiteral("There is no such %1.").arg(QLatin1StringView{what}));
}

}  // namespace

VisibleLibrary::VisibleLibrary(Backend &backend, const Principal &principal)
    : m_backend{backend}
    , m_principal{principal}
{
}

std::optional<QString> VisibleLibrary::owner() const
{
    if (m_principal.isAdmin()) return std::nullopt;
    return m_principal.owner();
}

bool VisibleLibrary::isMine(const QString &owner) const
{
    if (m_principal.isAdmin()) return true;
    // Whoever is no user owns nothing, not even what has no owner.
    return !m_principal.owner().isEmpty() && owner == m_principal.owner();
}

bool VisibleLibrary::sees(const Asset &asset) const
{
    if (!m_principal.asset.isNull()) return asset.id == m_principal.asset && !asset.isDeleted;
    return isMine(asset.owner);
}

bool VisibleLibrary::sees(const Event &event) const { return m_principal.asset.isNull() && isMine(event.owner); }

Result<AssetDetails> VisibleLibrary::asset(AssetId id)
{
    Result<AssetDetails> details = waitFor(m_backend.library().details(id));
    if (details && !sees(details->asset)) return notFound<AssetDetails>("video");
    return details;
}

Result<Job> VisibleLibrary::job(JobId id)
{
    Result<Job> job = waitFor(m_backend.jobs().get(id));
    if (job && !isMine(job->owner)) return notFound<Job>("job");
    return job;
}

Result<Folder> VisibleLibrary::folder(FolderId id)
{
    Result<Folder> folder = waitFor(m_backend.folders().get(id));
    if (folder && !isMine(folder->owner)) return notFound<Folder>("folder");
    return folder;
}

}  // namespace chalkreel
