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

    Result<AssetDetails> asset(AssetId asset);
    Result<Job> job(JobId job);
    Result<Folder> folder(FolderId folder);
    bool sees(const Asset &asset) const;
    /// Whether an event may be told to this person.
    bool sees(const Event &event) const;

private:
    bool isMine(const QString &owner) const;

    Backend &m_backend;
    const Principal m_principal;
};

}  // namespace chalkreel
