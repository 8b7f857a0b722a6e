#include "server/controllers/annotations_controller.h"

#include "server/api/reply.h"
#include "server/controllers/annotation_audio.h"
#include "server/controllers/annotation_json.h"
#include "server/controllers/page_reply.h"
#include "server/controllers/revisions.h"

#include <QFile>

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

/// For kMostPoints points written at full length.
constexpr qint64 kDrawingBytes = 8 << 20;

HttpReply created(const Annotation &annotation)
{
    HttpReply reply = revisionReply(annotationJson(annotation), annotation.revision, 201);
    return reply.with("Location", "/api/v1/annotations/" + annotation.id.toString().toLatin1());
}

Result<double> secondsOf(const QString &text, const QString &field)
{
    bool isNumber = false;
    const double seconds = text.trimmed().toDouble(&isNumber);
    if (!isNumber) return fail(ErrorCode::InvalidArgument, QStringLiteral("“%1” has to be a time in seconds.").arg(field), field);
    return seconds;
}

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

void AnnotationsController::addVoiceOversTo(RouteTable &table, StreamMaker forms)
{
    table.add({"POST",
               "/api/v1/annotations/voice-over",
               Access::Coach,
               std::move(forms),
               {.operation = "createVoiceOver",
                .tag = "annotations",
                .summary = "Speak over a video from a time on",
                .request = "VoiceOverForm",
                .response = "Annotation",
                .status = 201,
                .requestMediaType = "multipart/form-data"}});
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
    return created(*drawn);
}

Result<VoiceOverDraft> AnnotationsController::voiceOverDraft(const Principal &principal, const QMap<QString, QString> &fields)
{
    for (auto it = fields.begin(); it != fields.end(); ++it)
        if (it.key() != u"video_id"_s && it.key() != u"timestamp"_s && it.key() != u"end_timestamp"_s)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("“%1” is not known here; there are video_id, timestamp, end_timestamp and audio_file.")
                            .arg(it.key().left(64)));
    VisibleLibrary library{m_backend, principal};
    VoiceOverDraft draft;
    draft.asset = AssetId::fromString(fields.value(u"video_id"_s).trimmed());
    if (draft.asset.isNull()) return fail(ErrorCode::InvalidArgument, QStringLiteral("“video_id” has to be an id: a UUID."));
    const Result<double> timestamp = secondsOf(fields.value(u"timestamp"_s), u"timestamp"_s);
    if (!timestamp) return fail(timestamp.error());
    draft.timestamp = *timestamp;
    if (fields.contains(u"end_timestamp"_s)) {
        const Result<double> end = secondsOf(fields.value(u"end_timestamp"_s), u"end_timestamp"_s);
        if (!end) return fail(end.error());
        draft.end = *end;
    }
    if (Result<void> valid = validateTimes(draft.timestamp, draft.end); !valid) return fail(std::move(valid.error()));
    if (const auto asset = library.asset(draft.asset); !asset) return fail(asset.error());
    draft.author = library.author();
    return draft;
}

Result<HttpReply> AnnotationsController::addVoiceOver(const Principal &principal, const QMap<QString, QString> &fields, const QString &path,
                                                      const QString &fileName)
{
    Result<VoiceOverDraft> draft = voiceOverDraft(principal, fields);
    Result<Annotation> spoken = fail(draft ? Error{} : draft.error());
    if (draft) {
        draft->path = path;
        draft->fileName = fileName;
        spoken = waitFor(m_backend.annotations().addVoiceOver(*draft));
    }
    if (spoken) return created(*spoken);
    // The service leaves what it refuses; nobody else knows of it.
    QFile::remove(path);
    return fail(spoken.error());
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
