#pragma once

#include "core/backend/annotation_service.h"
#include "core/local/library.h"
#include "core/local/spooled_file.h"
#include "core/media/media_host.h"
#include "core/storage/blob_key.h"

namespace chalkreel {

class LocalAnnotationService final : public AnnotationService
{
    Q_OBJECT
public:
    explicit LocalAnnotationService(Library &library);

    Async<Page<Annotation>> list(const AnnotationQuery &query) override;
    Async<Annotation> get(AnnotationId annotation) override;
    Async<Annotation> addDrawing(const DrawingDraft &draft) override;
    Async<Annotation> addVoiceOver(const VoiceOverDraft &draft) override;
    Async<Annotation> update(AnnotationId annotation, const AnnotationPatch &patch, int revision) override;
    Async<void> remove(AnnotationId annotation, std::optional<int> revision) override;
    Async<std::shared_ptr<ByteSource>> openAudio(AnnotationId annotation) override;
    Async<QString> audioFile(AnnotationId annotation) override;

    /// Looks at voice-overs; without one they are refused. Before the first call.
    void setMediaHost(std::shared_ptr<MediaHost> host) { m_host = std::move(host); }
    /// At shutdown: ends what runs; later voice-overs end with Cancelled.
    void cancelAll();

private:
    Result<Annotation> bringIn(const VoiceOverDraft &draft);
    /// What came through the spool folder is shown to the virus scanner; a file of this computer is not.
    Result<ScanVerdict> scan(const VoiceOverDraft &draft, SpooledFile &file, QString &sha256);
    Result<VoiceOver> check(const VoiceOverDraft &draft, const QString &workDir);
    Result<Annotation> store(const VoiceOverDraft &draft, const SpooledFile &file, const Annotation &annotation);
    Result<void> adopt(const VoiceOverDraft &draft, const SpooledFile &file, const BlobKey &key);
    Result<Annotation> find(AnnotationId annotation);

    Library &m_library;
    std::shared_ptr<MediaHost> m_host;
    std::stop_source m_stop;
    ClosableExecutor m_recordings{QStringLiteral("voice-overs")};  ///< decodes whole files: nothing short may wait for it
};

}  // namespace chalkreel
