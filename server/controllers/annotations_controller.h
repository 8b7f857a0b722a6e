#pragma once

#include "server/api/route.h"
#include "server/controllers/visible_library.h"

namespace chalkreel {

/// What is drawn and said over videos, in the words of seed 004. Voice-overs come in through VoiceOverUploads.
class AnnotationsController
{
public:
    explicit AnnotationsController(Backend &backend);

    void addTo(RouteTable &table);

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
