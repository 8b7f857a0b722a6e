#pragma once

#include "server/api/route.h"
#include "server/controllers/visible_library.h"

namespace chalkreel {

/// What is drawn and said over videos, in the words of seed 004.
class AnnotationsController
{
public:
    explicit AnnotationsController(Backend &backend);

    void addTo(RouteTable &table);
    /// The row whose form has a file in it. `forms` takes the form in and calls addVoiceOver() in the end: that is the matter
    /// of whoever serves uploads.
    static void addVoiceOversTo(RouteTable &table, StreamMaker forms);

    /// The form's fields besides the file: {"video_id", "timestamp", "end_timestamp"?}. InvalidArgument names the field, NotFound
    /// for a video that this person does not see. Asked as soon as they are known, so that a file for nothing need not
    /// come in. Blocks.
    Result<VoiceOverDraft> voiceOverDraft(const Principal &principal, const QMap<QString, QString> &fields);
    /// Answers the form once its "audio_file" lies complete at `path`, which is in the spool folder and taken over; it is
    /// gone from there afterwards, whatever the answer. Blocks while the sound is looked at.
    Result<HttpReply> addVoiceOver(const Principal &principal, const QMap<QString, QString> &fields, const QString &path,
                                   const QString &fileName);

private:
    Result<HttpReply> addDrawing(const ApiRequest &request);
    Result<HttpReply> list(const ApiRequest &request);
    Result<HttpReply> show(const ApiRequest &request);
    Result<HttpReply> replace(const ApiRequest &request);
    Result<HttpReply> update(const ApiRequest &request);
    Result<HttpReply> remove(const ApiRequest &request);
    using PatchReader = Result<AnnotationPatch> (*)(const QJsonObject &);
    Result<HttpReply> edit(const ApiRequest &request, PatchReader read);

    VisibleLibrary libraryOf(const ApiRequest &request) { return {m_backend, request.principal}; }

    Backend &m_backend;
};

}  // namespace chalkreel
