#pragma once

#include "tests/support/ui/fake_services.h"

namespace chalkreel::test {

class FakeAnnotations final : public AnnotationService
{
public:
    explicit FakeAnnotations(FakeState &state)
        : m_state{state}
    {
    }
    Async<Page<Annotation>> list(const AnnotationQuery &query) override;
    Async<Annotation> get(AnnotationId annotation) override;
    Async<Annotation> addDrawing(const DrawingDraft &draft) override;
    /// Takes whatever the file holds for two seconds of sound, and leaves the file where it is.
    Async<Annotation> addVoiceOver(const VoiceOverDraft &draft) override;
    Async<Annotation> update(AnnotationId annotation, const AnnotationPatch &patch, int revision) override;
    Async<void> remove(AnnotationId annotation, std::optional<int> revision) override;
    Async<std::shared_ptr<ByteSource>> openAudio(AnnotationId annotation) override;
    /// Unsupported: the fake keeps its sounds in memory.
    Async<QString> audioFile(AnnotationId annotation) override;

private:
    Result<Annotation> keep(Annotation annotation);
    FakeState &m_state;
};

class FakeComments final : public CommentService
{
public:
    explicit FakeComments(FakeState &state)
        : m_state{state}
    {
    }
    Async<Page<Comment>> list(const CommentQuery &query) override;
    Async<Comment> get(CommentId comment) override;
    Async<Comment> add(const CommentDraft &draft) override;
    Async<Comment> update(CommentId comment, const CommentPatch &patch, int revision) override;
    Async<void> remove(CommentId comment, std::optional<int> revision) override;

private:
    FakeState &m_state;
};

class FakeReviews final : public ReviewService
{
public:
    explicit FakeReviews(FakeState &state)
        : m_state{state}
    {
    }
    Async<Page<Review>> list(const ReviewQuery &query) override;
    Async<Review> get(ReviewId review) override;
    Async<Review> add(const ReviewDraft &draft) override;
    Async<Review> update(ReviewId review, const ReviewPatch &patch, int revision) override;
    Async<void> remove(ReviewId review, std::optional<int> revision) override;

private:
    FakeState &m_state;
};

}  // namespace chalkreel::test
