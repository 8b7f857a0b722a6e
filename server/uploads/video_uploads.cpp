#include "server/uploads/video_uploads.h"

#include "server/uploads/form_upload.h"

namespace chalkreel {
namespace {

/// Boundaries, headers and text fields around the file.
constexpr qint64 kFormBytes = 1 << 20;

RouteDoc docOf(const char *operation)
{
    return {.operation = operation,
            .tag = "videos",
            .summary = "Upload a video in one request: a form, or the bytes alone with ?name=",
            .query = "name title description client_id",
            .request = "VideoUpload",
            .response = "UploadedVideo",
            .status = 201,
            .requestMediaType = "multipart/form-data"};
}

}  // namespace

VideoUploads::VideoUploads(UploadIntake &intake)
    : m_intake{intake}
{
}

void VideoUploads::addTo(RouteTable &table)
{
    const auto become = [this](const ReceivedForm &form, const Principal &principal, QObject *context,
                               const std::function<void(Result<HttpReply>)> &reply) {
        ReceivedFile file = *form.file;
        file.title = form.fields.value(QStringLiteral("title"));
        file.description = form.fields.value(QStringLiteral("description"));
        file.clientId = form.fields.value(QStringLiteral("client_id"));
        deliver(m_intake.add(principal, file), context, [reply, principal](const Result<UploadResult> &result) {
            reply(result ? Result<HttpReply>{uploadReply(*result, principal)} : fail(result.error()));
        });
    };
    const auto stream = [this, become](const HttpHead &, const std::shared_ptr<ApiContext> &context) {
        const qint64 most = m_intake.limits().fileBytes;
        return StreamAdmission{std::make_unique<FormUpload>(m_intake, *context, FormShape{.takesRawBody = true}, become),
                               most > 0 ? most + kFormBytes : std::numeric_limits<qint64>::max()};
    };
    table.add({"POST", "/api/v1/videos", Access::Coach, stream, docOf("uploadVideo")});
    table.add({.method = "POST",
               .path = "/upload",
               .access = Access::Coach,
               .handler = stream,
               .doc = docOf("uploadVideoSeed001"),
               .alias = "/api/v1/videos"});
    table.add({.method = "POST",
               .path = "/api/videos/upload",
               .access = Access::Coach,
               .handler = stream,
               .doc = docOf("uploadVideoSeed000"),
               .alias = "/api/v1/videos"});
}

}  // namespace chalkreel
