#include "tests/support/ui/fake_remarks.h"

#include "tests/support/memory_source.h"

#include <QFile>

#include <algorithm>

namespace chalkreel::test {
using namespace Qt::StringLiterals;

namespace {

Failure notFound() { return fail(ErrorCode::NotFound, u"There is no such thing."_s); }
Failure isStale() { return fail(ErrorCode::Conflict, u"It was changed."_s); }

template <typename T, typename Matches>
Page<T> pageOf(const FakeState &state, const QList<T> &all, int limit, int offset, Matches &&matches)
{
    Page<T> page;
    page.sequence = state.sequence;
    page.epoch = state.epoch;
    for (const T &value : all) {
        if (!matches(value)) continue;
        if (page.total >= offset && page.items.size() < limit) page.items.append(value);
        ++page.total;
    }
    return page;
}

template <typename T, typename Id>
Result<T> find(const QList<T> &all, Id id)
{
    const auto it = std::ranges::find(all, id, &T::id);
    return it == all.end() ? Result<T>{notFound()} : Result<T>{*it};
}

/// Stores a new or changed value and tells of it.
template <typename T>
T store(FakeState &state, QList<T> &all, T value, QLatin1StringView type)
{
    const auto it = std::ranges::find(all, value.id, &T::id);
    value.updated = QDateTime::currentDateTimeUtc();
    if (it == all.end()) {
        value.created = value.updated;
        all.append(value);
    } else {
        ++value.revision;
        *it = value;
    }
    state.publish(u"videos/"_s + value.asset.toString(), type, toJson(value));
    return value;
}

template <typename T, typename Id>
Result<void> erase(FakeState &state, QList<T> &all, Id id, std::optional<int> revision, QLatin1StringView type)
{
    const auto it = std::ranges::find(all, id, &T::id);
    if (it == all.end()) return notFound();
    if (revision && *revision != it->revision) return isStale();
    const AssetId asset = it->asset;
    all.erase(it);
    state.publish(u"videos/"_s + asset.toString(), type, {{u"id"_s, id.toString()}, {u"video_id"_s, asset.toString()}});
    return {};
}

}  // namespace

Async<Page<Annotation>> FakeAnnotations::list(const AnnotationQuery &query)
{
    return m_state.answer<Page<Annotation>>(pageOf(m_state, m_state.annotations, query.limit, query.offset, [&](const Annotation &a) {
        return a.asset == query.asset && (!query.kind || a.kind == *query.kind);
    }));
}

Async<Annotation> FakeAnnotations::get(AnnotationId annotation) { return m_state.answer(find(m_state.annotations, annotation)); }

Result<Annotation> FakeAnnotations::keep(Annotation annotation)
{
    if (!m_state.asset(annotation.asset)) return notFound();
    return store(m_state, m_state.annotations, std::move(annotation), event_type::kAnnotationChanged);
}

Async<Annotation> FakeAnnotations::addDrawing(const DrawingDraft &draft)
{
    m_state.calls.append(u"addDrawing "_s + nameOf(draft.drawing.tool));
    if (Result<void> valid = validate(draft); !valid) return m_state.answer<Annotation>(fail(std::move(valid.error())));
    return m_state.answer(keep({.id = AnnotationId::create(),
                                .asset = draft.asset,
                                .timestamp = draft.timestamp,
                                .end = draft.end,
                                .author = draft.author.id,
                                .authorName = draft.author.name,
                                .drawing = draft.drawing}));
}

Async<Annotation> FakeAnnotations::addVoiceOver(const VoiceOverDraft &draft)
{
    m_state.calls.append(u"addVoiceOver "_s + draft.fileName);
    QFile file{draft.path};
    if (!file.open(QIODevice::ReadOnly)) return m_state.answer<Annotation>(notFound());
    const Result<Annotation> kept = keep({.id = AnnotationId::create(),
                                          .asset = draft.asset,
                                          .kind = AnnotationKind::VoiceOver,
                                          .timestamp = draft.timestamp,
                                          .end = draft.end,
                                          .author = draft.author.id,
                                          .authorName = draft.author.name,
                                          .voiceOver = VoiceOver{.duration = 2,
                                                                 .format = u"wav"_s,
                                                                 .codec = u"pcm_s16le"_s,
                                                                 .mimeType = u"audio/wav"_s,
                                                                 .sampleRate = 48000,
                                                                 .channels = 1,
                                                                 .size = file.size()}});
    if (kept) m_state.recordings.insert(kept->id, file.readAll());
    return m_state.answer(kept);
}

Async<Annotation> FakeAnnotations::update(AnnotationId id, const AnnotationPatch &patch, int revision)
{
    Result<Annotation> annotation = find(m_state.annotations, id);
    if (!annotation) return m_state.answer(annotation);
    if (annotation->revision != revision) return m_state.answer<Annotation>(isStale());
    annotation->timestamp = patch.timestamp.value_or(annotation->timestamp);
    annotation->end = patch.end.value_or(annotation->end);
    if (patch.drawing) annotation->drawing = patch.drawing;
    return m_state.answer<Annotation>(store(m_state, m_state.annotations, *annotation, event_type::kAnnotationChanged));
}

Async<void> FakeAnnotations::remove(AnnotationId id, std::optional<int> revision)
{
    m_state.recordings.remove(id);
    return m_state.answer(erase(m_state, m_state.annotations, id, revision, event_type::kAnnotationRemoved));
}

Async<std::shared_ptr<ByteSource>> FakeAnnotations::openAudio(AnnotationId id)
{
    const auto it = m_state.recordings.constFind(id);
    if (it == m_state.recordings.constEnd()) return m_state.answer<std::shared_ptr<ByteSource>>(notFound());
    return m_state.answer<std::shared_ptr<ByteSource>>(std::make_shared<MemorySource>(*it));
}

Async<QString> FakeAnnotations::audioFile(AnnotationId) { return m_state.answer<QString>(fail(ErrorCode::Unsupported, QString{})); }

Async<Page<Comment>> FakeComments::list(const CommentQuery &query)
{
    return m_state.answer<Page<Comment>>(pageOf(m_state, m_state.comments, query.limit, query.offset, [&](const Comment &c) {
        return c.asset == query.asset && (!query.isDone || c.isDone == *query.isDone);
    }));
}

Async<Comment> FakeComments::get(CommentId comment) { return m_state.answer(find(m_state.comments, comment)); }

Async<Comment> FakeComments::add(const CommentDraft &draft)
{
    if (Result<void> valid = validate(draft); !valid) return m_state.answer<Comment>(fail(std::move(valid.error())));
    if (!m_state.asset(draft.asset)) return m_state.answer<Comment>(notFound());
    const Comment comment{.id = CommentId::create(),
                          .asset = draft.asset,
                          .parent = draft.parent,
                          .timestamp = draft.timestamp.value_or(0),
                          .end = draft.end,
                          .text = draft.text,
                          .category = draft.category,
                          .color = draft.color,
                          .author = draft.author.id,
                          .authorName = draft.author.name};
    return m_state.answer<Comment>(store(m_state, m_state.comments, comment, event_type::kCommentChanged));
}

Async<Comment> FakeComments::update(CommentId id, const CommentPatch &patch, int revision)
{
    Result<Comment> comment = find(m_state.comments, id);
    if (!comment) return m_state.answer(comment);
    if (comment->revision != revision) return m_state.answer<Comment>(isStale());
    comment->timestamp = patch.timestamp.value_or(comment->timestamp);
    comment->end = patch.end.value_or(comment->end);
    comment->text = patch.text.value_or(comment->text);
    comment->category = patch.category.value_or(comment->category);
    comment->color = patch.color.value_or(comment->color);
    comment->isDone = patch.isDone.value_or(comment->isDone);
    return m_state.answer<Comment>(store(m_state, m_state.comments, *comment, event_type::kCommentChanged));
}

Async<void> FakeComments::remove(CommentId id, std::optional<int> revision)
{
    return m_state.answer(erase(m_state, m_state.comments, id, revision, event_type::kCommentRemoved));
}

Async<Page<Review>> FakeReviews::list(const ReviewQuery &query)
{
    return m_state.answer<Page<Review>>(pageOf(m_state, m_state.reviews, query.limit, query.offset, [&](const Review &r) {
        return r.asset == query.asset && (!query.status || r.status == *query.status);
    }));
}

Async<Review> FakeReviews::get(ReviewId review) { return m_state.answer(find(m_state.reviews, review)); }

Async<Review> FakeReviews::add(const ReviewDraft &draft)
{
    if (Result<void> valid = validate(draft); !valid) return m_state.answer<Review>(fail(std::move(valid.error())));
    if (!m_state.asset(draft.asset)) return m_state.answer<Review>(notFound());
    const Review review{.id = ReviewId::create(),
                        .asset = draft.asset,
                        .title = draft.title,
                        .status = draft.status,
                        .notes = draft.notes,
                        .author = draft.author.id,
                        .authorName = draft.author.name};
    return m_state.answer<Review>(store(m_state, m_state.reviews, review, event_type::kReviewChanged));
}

Async<Review> FakeReviews::update(ReviewId id, const ReviewPatch &patch, int revision)
{
    Result<Review> review = find(m_state.reviews, id);
    if (!review) return m_state.answer(review);
    if (review->revision != revision) return m_state.answer<Review>(isStale());
    review->title = patch.title.value_or(review->title);
    review->status = patch.status.value_or(review->status);
    review->notes = patch.notes.value_or(review->notes);
    return m_state.answer<Review>(store(m_state, m_state.reviews, *review, event_type::kReviewChanged));
}

Async<void> FakeReviews::remove(ReviewId id, std::optional<int> revision)
{
    return m_state.answer(erase(m_state, m_state.reviews, id, revision, event_type::kReviewRemoved));
}

}  // namespace chalkreel::test
