#include "server/controllers/video_status_controller.h"

#include "server/api/reply.h"
#include "server/controllers/aliases.h"
#include "server/controllers/visible_library.h"
#include "server/processes/video_status.h"

#include <algorithm>

namespace chalkreel {

VideoStatusController::VideoStatusController(Backend &backend)
    : m_backend{backend}
{
}

void VideoStatusController::addTo(RouteTable &table)
{
    addWithAliases(table,
                   {"GET",
                    "/api/v1/videos/{id}/status",
                    Access::Viewer,
                    ApiHandler{[this](const ApiRequest &request) { return status(request); }},
                    {.operation = "getVideoStatus",
                     .tag = "videos",
                     .summary = "How far the work on a video is; with process_type, that part of it",
                     .query = "process_type",
                     .response = "VideoStatus"},
                    0},
                   {"/api/videos/{id}/status"});
}

Result<HttpReply> VideoStatusController::status(const ApiRequest &request)
{
    const Result<AssetId> id = request.id<AssetId>();
    if (!id) return fail(id.error());
    const auto type = request.queryEnum<ProcessType>(QLatin1StringView{"process_type"});
    if (!type) return fail(type.error());
    VisibleLibrary library{m_backend, request.principal};
    const Result<AssetDetails> details = library.asset(*id);
    if (!details) return fail(details.error());
    const Result<Page<Job>> jobs = waitFor(m_backend.jobs().list({.asset = *id, .limit = kLargestPage}));
    if (!jobs) return fail(jobs.error());

    const QList<ProcessReport> processes = processesOf(details->asset, jobs->items);
    HttpReply reply;
    if (*type) {
        const auto found = std::ranges::find(processes, **type, &ProcessReport::type);
        if (found == processes.end())
            return fail(ErrorCode::NotFound, QStringLiteral("Nothing of this kind was asked for on this video: %1.").arg(nameOf(**type)));
        QJsonObject object = found->toJson();
        object.insert(QLatin1StringView{"file_id"}, id->toString());
        object.insert(QLatin1StringView{"process_type"}, QString{nameOf(found->type)});
        reply = jsonReply(object);
    } else {
        reply = jsonReply(videoStatusJson(details->asset, processes));
    }
    return reply.with("X-Event-Sequence", QByteArray::number(jobs->sequence));
}

}  // namespace chalkreel
