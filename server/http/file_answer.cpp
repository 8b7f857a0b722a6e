#include "server/http/file_answer.h"

#include "server/http/problem.h"

#include <sys/stat.h>

namespace chalkreel {
namespace {

/// Of a file whose reply gives none: its length and when it changed.
QByteArray etagOf(const struct stat &status)
{
    const qint64 changed = qint64{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    return '"' + QByteArray::number(qint64{status.st_size}, 16) + '-' + QByteArray::number(changed, 16) + '"';
}

}  // namespace

std::expected<FileAnswer, HttpReply> openForAnswer(const HttpHead &head, const FileReply &reply)
{
    FileAnswer answer{.file = std::make_unique<QFile>(reply.path)};
    struct stat status = {};
    if (!answer.file->open(QIODevice::ReadOnly | QIODevice::Unbuffered) || ::fstat(answer.file->handle(), &status) != 0 ||
        !S_ISREG(status.st_mode))
        return std::unexpected{problemReply(404, QLatin1StringView{"not_found"}, QStringLiteral("This file is not there."))};
    answer.plan = planFile(head, status.st_size, reply.etag.isEmpty() ? etagOf(status) : reply.etag, status.st_mtim.tv_sec);
    const int planned = answer.plan.status;
    if (planned == 412 || planned == 416) {
        HttpReply refusal =
            planned == 412
                ? problemReply(planned, QLatin1StringView{"conflict"}, QStringLiteral("The file is not the one that was asked for."))
                : problemReply(planned, QLatin1StringView{"invalid_argument"}, QStringLiteral("The file has no such bytes."));
        refusal.headers += answer.plan.headers;
        return std::unexpected{std::move(refusal)};
    }
    answer.headers = answer.plan.headers + reply.headers;
    if (planned != 304) answer.headers.append({"Content-Type", reply.contentType});
    return answer;
}

}  // namespace chalkreel
