#include "server/controllers/me_answers.h"

#include "server/api/reply.h"

namespace chalkreel {
namespace {

constexpr qsizetype kMostRemembered = 4096;

HttpReply replyOf(const Principal &principal, const std::optional<User> &user)
{
    const QJsonObject body{{QStringLiteral("user"), user ? QJsonValue{toJson(*user)} : QJsonValue{}},
                           {QStringLiteral("name"), principal.name},
                           {QStringLiteral("role"), QString{nameOf(principal.role)}},
                           {QStringLiteral("source"), QString{nameOf(principal.source)}},
                           {QStringLiteral("can_write"), principal.canWrite},
                           {QStringLiteral("video_id"), JsonCodec<AssetId>::write(principal.asset)},
                           {QStringLiteral("quota_bytes"), principal.quotaBytes},
                           {QStringLiteral("expires"), JsonCodec<QDateTime>::write(principal.expires)}};
    return user ? revisionReply(body, user->revision) : jsonReply(body);
}

}  // namespace

HttpReply MeAnswers::answer(const Principal &principal, const std::optional<User> &user)
{
    return m_made.with([&](QHash<CredentialId, Made> &made) {
        const auto known = made.constFind(principal.credential);
        if (known != made.constEnd() && known->principal == principal && known->user == user) return known->reply;
        if (made.size() >= kMostRemembered) made.clear();
        return made.insert(principal.credential, {principal, user, replyOf(principal, user)})->reply;
    });
}

}  // namespace chalkreel
