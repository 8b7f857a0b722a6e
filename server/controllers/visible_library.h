#pragma once

#include "core/backend/backend.h"
#include "core/model/user.h"

namespace chalkreel {

/// Blocks until the answer is there; for the API's threads.
template <typename T>
[[nodiscard]] Result<T> waitFor(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return resultOf<T>(future);
}

/// The library as one person sees it. Every id that a request names goes through here: what is somebody else's is NotFound,
/// as if it were not there. Blocks.
class VisibleLibrary
{
public:
    VisibleLibrary(Backend &backend, const Principal &principal);

    Backend &backend() { return m_backend; }
    const Principal &principal() const { return m_principal; }
    /// For queries: nothing for an admin, who sees all.
    std::optional<QString> owner() const;

    /// What the backend answered, for whoever did not wait: another's reads like what is not there.
    Result<AssetDetails> seen(Result<AssetDetails> found) const;
    Result<AssetDetails> asset(AssetId asset);
    Result<Job> job(JobId job);
    Result<Folder> folder(FolderId folder);
    /// For what is asked of a remark: to change one takes its author, its video's owner or an admin (Forbidden otherwise).
    enum class Use { Read, Change };
    Result<Annotation> annotation(AnnotationId annotation, Use use = Use::Read);
    Result<Comment> comment(CommentId comment, Use use = Use::Read);
    Result<Review> review(ReviewId review, Use use = Use::Read);
    /// As whom this person signs what he adds.
    Author author() const { return {m_principal.owner(), m_principal.name}; }
    bool sees(const Asset &asset) const;
    bool sees(const Job &job) const { return isMine(job.owner); }
    /// Whether an event may be told to this person.
    bool sees(const Event &event) const;

private:
    bool isMine(const QString &owner) const;
    template <typename T>
    Result<T> remark(QFuture<Result<T>> found, Use use, const char *what);

    Backend &m_backend;
    const Principal m_principal;
};

}  // namespace chalkreel
