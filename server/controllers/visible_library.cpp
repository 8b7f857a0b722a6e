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

template <typename T>
Result<T> VisibleLibrary::remark(QFuture<Result<T>> found, Use use, const char *what)
{
    Result<T> value = waitFor(std::move(found));
    if (!value) return value;
    const Result<AssetDetails> details = asset(value->asset);
    if (!details) return details.error().code == ErrorCode::NotFound ? notFound<T>(what) : Result<T>{fail(details.error())};
    const bool isAuthor = !m_principal.owner().isEmpty() && value->author == m_principal.owner();
    if (use == Use::Change && !isAuthor && !isMine(details->asset.owner))
        return fail(ErrorCode::Forbidden, QStringLiteral("Only its author and the video's owner may change this."));
    return value;
}

Result<Annotation> VisibleLibrary::annotation(AnnotationId id, Use use)
{
    return remark(m_backend.annotations().get(id), use, "annotation");
}
Result<Comment> VisibleLibrary::comment(CommentId id, Use use) { return remark(m_backend.comments().get(id), use, "comment"); }
Result<Review> VisibleLibrary::review(ReviewId id, Use use) { return remark(m_backend.reviews().get(id), use, "review"); }

}  // namespace chalkreel
