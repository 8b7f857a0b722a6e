#pragma once

#include "core/model/user.h"

#include <functional>

namespace chalkreel {

/// What a signed link says of itself, proven or not.
struct LinkClaims
{
    CredentialId credential;  ///< who made it; null on a server without accounts
    QDateTime expires;
};

/// Links that carry their own leave: a path, until when, and for whom, under an HMAC. Nothing of the request but its path
/// and query counts (no method, host or header), so that a CDN can stand in front. They end with the credential that they were made
/// by, with its user's generation (role, password, disabling), with the secret, and by themselves.
class LinkSigner
{
public:
    explicit LinkSigner(QByteArray key);

    /// The query ("expires=…&credential=…&signature=…") for `path`, as it stands in the request line: from / on, with the
    /// query that it is asked with, if any; in the link that stands before ours. A path that ends with / covers all that is
    /// below it, however it is asked (an HLS folder).
    [[nodiscard]] QString sign(const QString &path, const LinkClaims &claims, int generation) const;

    /// `generationOf`: the generation that the credential's links are signed with now, nothing when it has ended.
    /// Unauthorized for whatever is not whole, not ours, over, or for another path.
    [[nodiscard]] Result<LinkClaims> verify(const QString &path, const QString &query, const QDateTime &now,
                                            const std::function<std::optional<int>(CredentialId)> &generationOf) const;

private:
    QByteArray signature(const QString &path, const LinkClaims &claims, int generation) const;
    QByteArray m_key;
};

}  // namespace chalkreel
