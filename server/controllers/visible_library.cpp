#include "server/controllers/visible_library.h"

#include <functional>

namespace chalkreel {
namespace {

template <typename T>
Result<T> notFound(const char *what)
{
    return fail(ErrorCode::NotFound, QStringLiteral("There is no such %1.").arg(QLatin1StringView{what}));
}

/// What is another's and what is nobody's get one answer, to the letter: a difference would tell which ids there are.
template <typename T>
Result<T> ifSeen(Result<T> found, const char *what, const std::function<bool(const T &)> &isSeen)
{
    if (found) return isSeen(*found) ? std::move(found) : notFound<T>(what);
    return found.error().code == ErrorCode::NotFound ? notFound<T>(what) : std::move(found);
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

Result<AssetDetails> VisibleLibrary::seen(Result<AssetDetails> found) const
{
    return ifSeen<AssetDetails>(std::move(found), "video", [this](const AssetDetails &details) { return sees(details.asset); });
}

Result<AssetDetails> VisibleLibrary::asset(AssetId id) { return seen(waitFor(m_backend.library().details(id))); }

Result<Job> VisibleLibrary::job(JobId id)
{
    return ifSeen<Job>(waitFor(m_backend.jobs().get(id)), "job", [this](const Job &job) { return isMine(job.owner); });
}

Result<Folder> VisibleLibrary::folder(FolderId id)
{
    return ifSeen<Folder>(waitFor(m_backend.folders().get(id)), "folder", [this](const Folder &folder) { return isMine(folder.owner); });
}

template <typename T>
Result<T> VisibleLibrary::remark(QFuture<Result<T>> found, Use use, const char *what)
{
    Result<T> value = waitFor(std::move(found));
    if (!value) return value.error().code == ErrorCode::NotFound ? notFound<T>(what) : std::move(value);
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
