#pragma once

#include "core/base/async.h"
#include "core/base/byte_source.h"
#include "core/model/annotation.h"
#include "core/model/queries.h"

#include <QObject>

namespace chalkreel {

/// What was drawn and said over the videos. Edits name the revision that they were made on; each change is an event on
/// the video's topic.
class AnnotationService : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// By time, then by creation. NotFound for an unknown asset.
    virtual Async<Page<Annotation>> list(const AnnotationQuery &query) = 0;
    virtual Async<Annotation> get(AnnotationId annotation) = 0;
    /// InvalidArgument names the field, NotFound for the asset, Conflict when it is in the bin.
    virtual Async<Annotation> addDrawing(const DrawingDraft &draft) = 0;
    /// Moves the file into the library once it was recognised as sound; a file that was refused stays where it is.
    /// Unsupported or Damaged when it holds no sound that can be played, or pictures.
    virtual Async<Annotation> addVoiceOver(const VoiceOverDraft &draft) = 0;
    /// Conflict when `revision` is not the current one.
    virtual Async<Annotation> update(AnnotationId annotation, const AnnotationPatch &patch, int revision) = 0;
    /// With its sound. Conflict when `revision` is given and not the current one.
    virtual Async<void> remove(AnnotationId annotation, std::optional<int> revision) = 0;
    /// The bytes of a voice-over, to be served as its mimeType. NotFound for a drawing.
    virtual Async<std::shared_ptr<ByteSource>> openAudio(AnnotationId annotation) = 0;
    /// Their path on this machine, not to be written to. Unsupported without Capability::RevealInFolder.
    virtual Async<QString> audioFile(AnnotationId annotation) = 0;
};

}  // namespace chalkreel
