#include "server/uploads/tus.h"

#include "server/api/reply.h"
#include "server/http/problem.h"
#include "server/uploads/tus_metadata.h"
#include "server/uploads/tus_upload.h"

namespace chalkreel {
namespace {

constexpr char kTag[] = "uploads";

template <typename T>
Result<T> waitFor(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return resultOf<T>(future);
}

Result<UploadRecord> recordOf(UploadIntake &intake, const ApiRequest &request)
{
    const Result<UploadId> id = request.id<UploadId>();
    if (!id) return fail(id.error());
    Result<UploadRecord> record = waitFor(intake.records().get(*id));
    // Another's reads like what is not there.
    if (record ? record->owner != request.principal.owner() : record.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, QStringLiteral("There is no such upload."));
    return record;
}

}  // namespace

HttpReply tusReply(int status) { return {.status = status, .headers = {{"Tus-Resumable", "1.0.0"}, {"Cache-Control", "no-store"}}}; }

HttpReply tusError(const Error &error)
{
    HttpReply reply = errorReply(error);
    return reply.with("Tus-Resumable", "1.0.0");
}

HttpReply tusLocked()
{
    HttpReply reply = problemReply(423, QLatin1StringView{"conflict"}, QStringLiteral("Somebody is sending to this upload right now."));
    return reply.with("Tus-Resumable", "1.0.0");
}

Tus::Tus(UploadIntake &intake)
    : m_intake{intake}
{
}

bool Tus::enter(UploadId upload)
{
    return m_busy.with([&](QSet<UploadId> &busy) {
        const bool isFree = !busy.contains(upload);
        busy.insert(upload);
        return isFree;
    });
}

void Tus::leave(UploadId upload)
{
    m_busy.with([&](QSet<UploadId> &busy) { busy.remove(upload); });
}

void Tus::addTo(RouteTable &table)
{
    const auto stream = [this](bool isCreation) {
        return [this, isCreation](const HttpHead &, const std::shared_ptr<ApiContext> &context) {
            const qint64 most = m_intake.limits().fileBytes;
            return StreamAdmission{std::make_unique<TusUpload>(*this, *context, isCreation),
                                   most > 0 ? most : std::numeric_limits<qint64>::max()};
        };
    };
    for (const char *path : {"/api/v1/uploads", "/api/v1/uploads/{id}"})
        table.add(quick({"OPTIONS",
                         path,
                         Access::Public,
                         [this](const ApiRequest &request) -> Result<HttpReply> { return options(request); },
                         {.operation = qstrlen(path) > 15 ? "describeUpload" : "describeUploads",
                          .tag = kTag,
                          .summary = "What this server can do of tus",
                          .status = 204},
                         0}));
    table.add({"POST",
               "/api/v1/uploads",
               Access::Coach,
               stream(true),
               {.operation = "createUpload",
                .tag = kTag,
                .summary = "Begin a resumable upload (tus creation, creation-with-upload)",
                .status = 201,
                .requestMediaType = "application/offset+octet-stream",
                .isBodyOptional = true}});
    table.add({"PATCH",
               "/api/v1/uploads/{id}",
               Access::Coach,
               stream(false),
               {.operation = "continueUpload",
                .tag = kTag,
                .summary = "Send more of an upload",
                .status = 204,
                .requestMediaType = "application/offset+octet-stream"}});
    table.add({"GET",
               "/api/v1/uploads/{id}",
               Access::Coach,
               [this](const ApiRequest &request) { return head(request); },
               {.operation = "getUpload", .tag = kTag, .summary = "How far an upload has come (also by HEAD)", .status = 200},
               0});
    table.add({"DELETE",
               "/api/v1/uploads/{id}",
               Access::Coach,
               [this](const ApiRequest &request) { return terminate(request); },
               {.operation = "terminateUpload", .tag = kTag, .summary = "Give an upload up", .status = 204},
               0});
}

HttpReply Tus::options(const ApiRequest &) const
{
    HttpReply reply = tusReply(204);
    reply.with("Tus-Version", "1.0.0");
    reply.with("Tus-Extension", "creation,creation-with-upload,termination,checksum,expiration");
    reply.with("Tus-Checksum-Algorithm", "sha256");
    if (m_intake.limits().fileBytes > 0) reply.with("Tus-Max-Size", QByteArray::number(m_intake.limits().fileBytes));
    return reply;
}

Result<HttpReply> Tus::head(const ApiRequest &request)
{
    const Result<UploadRecord> record = recordOf(m_intake, request);
    if (!record) return tusError(record.error());
    HttpReply reply = tusReply(200);
    reply.with("Upload-Offset", QByteArray::number(record->offset));
    reply.with("Upload-Length", QByteArray::number(record->length));
    if (!record->metadata.isEmpty()) reply.with("Upload-Metadata", writeTusMetadata(record->metadata));
    if (record->expires.isValid()) reply.with("Upload-Expires", httpDate(record->expires.toSecsSinceEpoch()));
    if (!record->asset.isNull()) reply.with("X-Asset-Id", record->asset.toString().toLatin1());
    return reply;
}

Result<HttpReply> Tus::terminate(const ApiRequest &request)
{
    const Result<UploadRecord> record = recordOf(m_intake, request);
    if (!record) return tusError(record.error());
    if (!enter(record->id)) return tusLocked();
    const Result<void> removed = waitFor(m_intake.records().remove(record->id));
    leave(record->id);
    return removed ? tusReply(204) : tusError(removed.error());
}

}  // namespace chalkreel
