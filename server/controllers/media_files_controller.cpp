#include "server/controllers/media_files_controller.h"

#include "server/api/api_context.h"
#include "server/controllers/aliases.h"

namespace chalkreel {
namespace {

ApiRequest requestOf(const HttpHead &head, const ApiContext &context)
{
    ApiRequest request;
    request.head = head;
    request.principal = context.principal;
    request.requestId = context.requestId;
    request.clientAddress = context.clientAddress;
    request.parameters = context.parameters;
    request.origin = context.origin;
    return request;
}

}  // namespace

MediaFilesController::MediaFilesController(Backend &backend)
    : m_services{backend, m_playlists}
{
}

StreamMaker MediaFilesController::serving(ChooseMediaFile choose) const
{
    return [this, choose](const HttpHead &head, const std::shared_ptr<ApiContext> &context) {
        return StreamAdmission{.handler = std::make_unique<MediaFileHandler>(m_services, choose, requestOf(head, *context)),
                               .bodyBytes = 0};
    };
}

void MediaFilesController::addTo(RouteTable &table)
{
    addWithAliases(table,
                   {"GET",
                    "/api/v1/videos/{id}/download",
                    Access::Link,
                    serving(chooseDownload),
                    {.operation = "downloadVideo",
                     .tag = "files",
                     .summary = "A file of a video, the enhanced copy unless rendition says another; ranges are answered",
                     .query = "rendition",
                     .mediaType = "video/mp4"},
                    0},
                   {"/api/videos/{id}/download"});
    addWithAliases(
        table,
        {"GET",
         "/api/v1/videos/{id}/thumbnail",
         Access::Link,
         serving(chooseThumbnail),
         {.operation = "getVideoThumbnail",
          .tag = "files",
          .summary =
              "A picture of the video: the first frame, or the one of the four kept ones that is nearest to `at`. They are at most 320 "
              "pixels wide and are not scaled to `width`",
          .query = "at width",
          .mediaType = "image/jpeg"},
         0},
        {"/api/videos/{id}/thumbnail"});
    const auto add = [&](const char *path, ChooseMediaFile choose, RouteDoc doc) {
        doc.tag = "files";
        table.add({"GET", path, Access::Link, serving(choose), doc, 0});
    };
    add("/api/v1/videos/{id}/hls/{file}", chooseHls,
        {.operation = "getVideoHlsPlaylist",
         .summary = "master.m3u8 of the stream; fetched by a signed link, what it names carries the link's leave",
         .mediaType = "application/vnd.apple.mpegurl"});
    add("/api/v1/videos/{id}/hls/{stream}/{file}", chooseHls,
        {.operation = "getVideoHlsFile", .summary = "A playlist or segment of one quality of the stream", .mediaType = "video/mp4"});
    add("/api/v1/videos/{id}/storyboard", chooseStoryboard,
        {.operation = "getVideoStoryboard",
         .summary = "One sheet of small frames (jpg), or which of them shows which time (vtt)",
         .query = "format",
         .mediaType = "image/jpeg"});
    add("/api/v1/videos/{id}/storyboard.jpg", chooseStoryboardSheet,
        {.operation = "getVideoStoryboardSheet", .summary = "The sheet, where storyboard.vtt looks for it", .mediaType = "image/jpeg"});
    add("/api/v1/videos/{id}/storyboard.vtt", chooseStoryboardIndex,
        {.operation = "getVideoStoryboardIndex",
         .summary = "WebVTT that names a part of storyboard.jpg for each time",
         .mediaType = "text/vtt"});
    add("/api/v1/videos/{id}/preview", choosePreview,
        {.operation = "getVideoPreview", .summary = "A few silent seconds, mp4 or gif", .query = "format", .mediaType = "video/mp4"});
    add("/api/v1/videos/{id}/waveform", chooseWaveform,
        {.operation = "getVideoWaveform",
         .summary = "Peaks of the sound (json), or a picture of them (png)",
         .query = "format",
         .response = "Waveform"});
}

}  // namespace chalkreel
