#include "server/controllers/annotation_audio.h"

#include "server/api/api_context.h"
#include "server/api/reply.h"
#include "server/controllers/visible_library.h"
#include "server/http/http_connection.h"

namespace chalkreel {
namespace {

/// On a connection's thread: asks the library step by step, and never waits for it.
class AnnotationAudio final : public StreamHandler
{
public:
    AnnotationAudio(Backend &backend, std::shared_ptr<ApiContext> context)
        : m_backend{backend}
        , m_context{std::move(context)}
    {
    }

    void begin(HttpConnection &connection) override
    {
        const AnnotationId id = AnnotationId::fromString(m_context->parameters.value(QStringLiteral("id")));
        if (id.isNull()) return refuse(connection);
        deliver(m_backend.annotations().get(id), this, [this, &connection](const Result<Annotation> &annotation) {
            if (annotation ? !annotation->voiceOver : annotation.error().code == ErrorCode::NotFound) return refuse(connection);
            if (!annotation) return connection.reply(errorReply(annotation.error()));
            checkAsset(connection, *annotation);
        });
    }

    bool takeBody(HttpConnection &, QByteArrayView) override { return true; }
    void finish(HttpConnection &) override {}

private:
    static void refuse(HttpConnection &connection)
    {
        connection.reply(errorReply({ErrorCode::NotFound, QStringLiteral("There is no such voice-over."), {}}));
    }

    void checkAsset(HttpConnection &connection, const Annotation &annotation)
    {
        deliver(m_backend.library().details(annotation.asset), this, [this, &connection, annotation](const Result<AssetDetails> &details) {
            if (!details) return connection.reply(errorReply(details.error()));
            if (!VisibleLibrary{m_backend, m_context->principal}.sees(details->asset)) return refuse(connection);
            send(connection, annotation);
        });
    }

    void send(HttpConnection &connection, const Annotation &annotation)
    {
        deliver(m_backend.annotations().audioFile(annotation.id), this,
                [&connection, sound = *annotation.voiceOver](const Result<QString> &path) {
                    if (!path) return connection.reply(errorReply(path.error()));
                    connection.replyFile(
                        {.path = *path,
                         .contentType = sound.mimeType.toLatin1(),
                         .etag = '"' + sound.sha256.toLatin1() + '"',
                         .headers = {{"Cache-Control", "private, no-cache"},
                                     {"Content-Disposition", "inline; filename=\"voice-over." + sound.format.toLatin1() + '"'}}});
                });
    }

    Backend &m_backend;
    const std::shared_ptr<ApiContext> m_context;
};

}  // namespace

StreamMaker annotationAudioMaker(Backend &backend)
{
    return [&backend](const HttpHead &, const std::shared_ptr<ApiContext> &context) {
        return StreamAdmission{std::make_unique<AnnotationAudio>(backend, context), 0};
    };
}

}  // namespace chalkreel
