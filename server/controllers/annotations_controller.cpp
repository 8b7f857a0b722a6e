#include "server/controllers/annotations_controller.h"

#include "server/api/reply.h"
#include "server/controllers/annotation_audio.h"
#include "server/controllers/annotation_json.h"
#include "server/controllers/page_reply.h"
#include "server/controllers/revisions.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

/// For kMostPoints points written at full length.
constexpr qint64 kDrawingBytes = 8 << 20;

}  // namespace

AnnotationsController::AnnotationsController(Backend &backend)
    : m_backend{backend}
{
}

void AnnotationsController::addTo(RouteTable &table)
{
    table.add({"POST",
               "/api/v1/annotations/drawing",
               Access::Coach,
               [this](const ApiRequest &request) { return addDrawing(request); },
               {.operation = "createDrawing",
                .tag = "annotations",
                .summary = "Draw over a video at a time",
                .request = "DrawingCreate",
                .response = "Annotation",
                .status = 201},
               kDrawingBytes});
    table.add({"GET",
               "/api/v1/videos/{id}/annotations",
               Access::Viewer,
               [this](const ApiRequest &request) { return list(request); },
               {.operation = "listAnnotations",
                .tag = "annotations",
                .summary = "Drawings and voice-overs of a video, by time",
                .query = "kind limit offset",
                .response = "AnnotationPage"},
               0});
    table.add({"GET",
               "/api/v1/annotations/{id}",
               Access::Viewer,
               [this](const ApiRequest &request) { return show(request); },
               {.operation = "getAnnotation", .tag = "annotations", .summary = "One annotation", .response = "Annotation"},
               0});
    table.add({"PUT",
               "/api/v1/annotations/{id}",
               Access::Coach,
               [this](const ApiRequest &request) { return replace(request); },
               {.operation = "replaceAnnotation",
                .tag = "annotations",
                .summary = "Write an annotation anew",
                .request = "AnnotationReplace",
                .response = "Annotation"},
               kDrawingBytes});
    table.add({"PATCH",
               "/api/v1/annotations/{id}",
               Access::Coach,
               [this](const ApiRequest &request) { return update(request); },
               {.operation = "updateAnnotation",
                .tag = "annotations",
                .summary = "Change parts of an annotation",
                .request = "AnnotationPatch",
                .response = "Annotation"},
               kDrawingBytes});
    table.add({"DELETE",
               "/api/v1/annotations/{id}",
               Access::Coach,
               [this](const ApiRequest &request) { return remove(request); },
               {.operation = "deleteAnnotation", .tag = "annotations", .summary = "Take an annotation away, with its sound", .status = 204},
               64 << 10});
    table.add({"GET",
               "/api/v1/annotations/{id}/audio",
               Access::Viewer,
               annotationAudioMaker(m_backend),
               {.operation = "getAnnotationAudio",
                .tag = "annotations",
                .summary = "The sound of a voice-over, or a range of it",
                .mediaType = "audio/*"},
               0});
}

Result<HttpReply> AnnotationsController::addDrawing(const ApiRequest &request)
{
    const Result<QJsonObject> body = request.json();
    if (!body) return fail(body.error());
    const QStringList known{u"video_id"_s, u"timestamp"_s, u"end_timestamp"_s, u"drawing_data"_s};
    if (Result<void> named = ApiRequest::checkNames(*body, known); !named) return fail(std::move(named.error()));
    Result<DrawingDraft> draft = drawingDraftFromJson(*body);
    if (!draft) return fail(std::move(draft.error()));
    VisibleLibrary library = libraryOf(request);
    if (const auto asset = library.asset(draft->asset); !asset) return fail(asset.error());
    draft->author = library.author();
    const Result<Annotation> drawn = waitFor(m_backend.annotations().addDrawing(*draft));
    if (!drawn) return fail(drawn.error());
    return newAnnotationReply(*drawn);
}

Result<HttpReply> AnnotationsController::list(const ApiRequest &request)
{
    const Result<AssetId> asset = request.id<AssetId>();
    if (!asset) return fail(asset.error());
    if (const auto seen = libraryOf(request).asset(*asset); !seen) return fail(seen.error());
    AnnotationQuery query{.asset = *asset};
    if (Result<void> read = readPaging(request, query); !read) return fail(std::move(read.error()));
    const auto kind = request.queryEnum<AnnotationKind>("kind"_L1);
    if (!kind) return fail(kind.error());
    query.kind = *kind;
    const Result<Page<Annotation>> page = waitFor(m_backend.annotations().list(query));
    if (!page) return fail(page.error());
    return pageReply(*page, query, annotationJson);
}

Result<HttpReply> AnnotationsController::show(const ApiRequest &request)
{
    const Result<AnnotationId> id = request.id<AnnotationId>();
    if (!id) return fail(id.error());
    const Result<Annotation> annotation = libraryOf(request).annotation(*id);
    if (!annotation) return fail(annotation.error());
    return revisionReply(annotationJson(*annotation), annotation->revision);
}

Result<HttpReply> AnnotationsController::edit(const ApiRequest &request, PatchReader read)
{
    const Result<AnnotationId> id = request.id<AnnotationId>();
    if (!id) return fail(id.error());
    const Result<Annotation> annotation = libraryOf(request).annotation(*id, VisibleLibrary::Use::Change);
    if (!annotation) return fail(annotation.error());
    const Result<int> revision = request.revision();
    if (!revision) return fail(revision.error());
    const Result<QJsonObject> body = request.json();
    if (!body) return fail(body.error());
    QStringList editable{u"timestamp"_s, u"end_timestamp"_s};
    if (annotation->kind == AnnotationKind::Drawing) editable.append(u"drawing_data"_s);
    const Result<QJsonObject> part = editablePart(*body, annotationJson(*annotation), editable);
    if (!part) return fail(part.error());
    const Result<AnnotationPatch> patch = read(*part);
    if (!patch) return fail(patch.error());
    const Result<Annotation> changed = waitFor(m_backend.annotations().update(*id, *patch, *revision));
    if (!changed) return fail(changed.error());
    return revisionReply(annotationJson(*changed), changed->revision);
}

Result<HttpReply> AnnotationsController::replace(const ApiRequest &request) { return edit(request, annotationReplacementFromJson); }
Result<HttpReply> AnnotationsController::update(const ApiRequest &request) { return edit(request, annotationPatchFromJson); }

Result<HttpReply> AnnotationsController::remove(const ApiRequest &request)
{
    const Result<AnnotationId> id = request.id<AnnotationId>();
    if (!id) return fail(id.error());
    if (const auto seen = libraryOf(request).annotation(*id, VisibleLibrary::Use::Change); !seen) return fail(seen.error());
    const Result<std::optional<int>> revision = givenRevision(request);
    if (!revision) return fail(revision.error());
    if (Result<void> removed = waitFor(m_backend.annotations().remove(*id, *revision)); !removed) return fail(std::move(removed.error()));
    return emptyReply();
}

}  // namespace chalkreel
