#include "server/uploads/voice_over_uploads.h"

#include "server/controllers/annotation_json.h"
#include "server/controllers/visible_library.h"
#include "server/uploads/form_upload.h"

namespace chalkreel {
namespace {

/// A long talk without compression; what is longer than that is refused for its length anyway.
constexpr qint64 kMostBytes = qint64{512} << 20;

using Reply = std::function<void(Result<HttpReply>)>;

void store(UploadIntake &intake, const VoiceOverDraft &draft, const ReceivedFile &file, const Principal &principal, QObject *context,
           const Reply &reply)
{
    deliver(intake.backend().annotations().addVoiceOver(draft), context, [=, &intake](const Result<Annotation> &annotation) {
        if (!annotation) intake.noteRefusal(principal, file, annotation.error());
        reply(annotation ? Result<HttpReply>{newAnnotationReply(*annotation)} : fail(annotation.error()));
    });
}

void become(UploadIntake &intake, const ReceivedForm &form, const Principal &principal, QObject *context, const Reply &reply)
{
    Result<VoiceOverDraft> draft = voiceOverDraftFromForm(form.fields);
    if (!draft) return reply(fail(std::move(draft.error())));
    draft->path = intake.records().spoolFile(form.file->upload);
    draft->fileName = form.file->name;
    draft->author = VisibleLibrary{intake.backend(), principal}.author();
    deliver(intake.backend().library().details(draft->asset), context,
            [&intake, draft = *draft, file = *form.file, principal, context, reply](const Result<AssetDetails> &found) {
                const Result<AssetDetails> details = VisibleLibrary{intake.backend(), principal}.seen(found);
                if (!details) return reply(fail(details.error()));
                store(intake, draft, file, principal, context, reply);
            });
}

}  // namespace

VoiceOverUploads::VoiceOverUploads(UploadIntake &intake)
    : m_intake{intake}
{
}

void VoiceOverUploads::addTo(RouteTable &table)
{
    const auto finish = [this](const ReceivedForm &form, const Principal &principal, QObject *context, const Reply &reply) {
        become(m_intake, form, principal, context, reply);
    };
    const auto stream = [this, finish](const HttpHead &, const std::shared_ptr<ApiContext> &context) {
        const FormShape shape{.fileField = QStringLiteral("audio_file")};
        return StreamAdmission{std::make_unique<FormUpload>(m_intake, *context, shape, finish), kMostBytes};
    };
    table.add({"POST",
               "/api/v1/annotations/voice-over",
               Access::Coach,
               stream,
               {.operation = "createVoiceOver",
                .tag = "annotations",
                .summary = "Speak over a video from a time on",
                .request = "VoiceOverForm",
                .response = "Annotation",
                .status = 201,
                .requestMediaType = "multipart/form-data"}});
}

}  // namespace chalkreel
