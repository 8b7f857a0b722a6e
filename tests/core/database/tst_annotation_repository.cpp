#include "core/database/annotation_repository.h"
#include "core/database/comment_repository.h"
#include "core/database/loose_blobs.h"
#include "core/database/review_repository.h"
#include "tests/core/database/library_fixture.h"

using namespace chalkreel;

class AnnotationRepositoryTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<LibraryFixture> m_library;
    Asset m_asset;

    Result<Annotation> draw(double timestamp, qsizetype points = 1)
    {
        Annotation annotation{.id = AnnotationId::create(), .asset = m_asset.id, .timestamp = timestamp, .drawing = Drawing{}};
        annotation.drawing->points.fill({1.0 / 3, 2.0 / 3, 0.123456789}, points);
        return m_library->change([&](Transaction &t) { return AnnotationRepository::insert(t, annotation); });
    }
    Result<Annotation> patch(AnnotationId id, const AnnotationPatch &patch, int revision)
    {
        return m_library->change([&](Transaction &t) { return AnnotationRepository::update(t, id, patch, revision); });
    }

private slots:
    void init()
    {
        m_library = std::make_unique<LibraryFixture>();
        m_asset = m_library->addAsset(QStringLiteral("a"));
    }
    void cleanup() { m_library.reset(); }

    void numbersAreKeptToTheLastDigit()
    {
        const Result<Annotation> drawn = draw(0.1 + 0.2);
        CHALKREEL_VERIFY_OK(drawn);
        QCOMPARE(drawn->timestamp, 0.1 + 0.2);
        const DrawingPoint expected{1.0 / 3, 2.0 / 3, 0.123456789};
        QCOMPARE(drawn->drawing->points.first(), expected);
    }

    void changeAndItsEventAreStoredTogetherOrNotAtAll()
    {
        const quint64 before = EventOutbox::lastSequence(m_library->database()).value();
        const auto refused = m_library->change([&](Transaction &t) -> Result<void> {
            const auto stored = AnnotationRepository::insert(t, {.id = AnnotationId::create(), .asset = m_asset.id, .drawing = Drawing{}});
            return stored ? fail(ErrorCode::Internal, QStringLiteral("after all not")) : fail(stored.error());
        });
        CHALKREEL_COMPARE_ERROR(refused, ErrorCode::Internal);
        QCOMPARE(EventOutbox::lastSequence(m_library->database()).value(), before);
        QCOMPARE(AnnotationRepository::list(m_library->database(), {.asset = m_asset.id}).value().total, 0);
    }

    void oneOfTwoEditsOnTheSameRevisionWins()
    {
        const AnnotationId id = draw(1).value().id;
        CHALKREEL_VERIFY_OK(patch(id, {.timestamp = 2}, 1));
        CHALKREEL_COMPARE_ERROR(patch(id, {.timestamp = 3}, 1), ErrorCode::Conflict);
        CHALKREEL_COMPARE_ERROR(patch(id, {.timestamp = 3}, 3), ErrorCode::Conflict);
        CHALKREEL_COMPARE_ERROR(patch(AnnotationId::create(), {.timestamp = 3}, 1), ErrorCode::NotFound);
        QCOMPARE(AnnotationRepository::get(m_library->database(), id).value().timestamp, 2.0);
    }

    void pageOfHugeDrawingsEndsEarlyAndGoesOnBehind()
    {
        // About 3 MB of JSON each: eight are more than a page may be.
        for (int i = 0; i < 8; ++i) CHALKREEL_VERIFY_OK(draw(i, 60'000));
        QList<double> times;
        int pages = 0;
        for (int total = 1; times.size() < total; ++pages) {
            const auto page =
                AnnotationRepository::list(m_library->database(), {.asset = m_asset.id, .offset = static_cast<int>(times.size())});
            CHALKREEL_VERIFY_OK(page);
            QVERIFY(!page->items.isEmpty());
            total = page->total;
            for (const Annotation &annotation : page->items) times.append(annotation.timestamp);
        }
        QCOMPARE(times, (QList<double>{0, 1, 2, 3, 4, 5, 6, 7}));
        QVERIFY(pages > 1);
    }

    void everyTextIsAValueAndNeverSql()
    {
        const QString hostile = QStringLiteral("'); DROP TABLE comment; --\u202e\"");
        const auto comment = m_library->change([&](Transaction &t) {
            return CommentRepository::insert(t, {.asset = m_asset.id, .text = hostile, .category = hostile, .author = {hostile, hostile}});
        });
        CHALKREEL_VERIFY_OK(comment);
        QCOMPARE(comment->text, hostile);
        QCOMPARE(comment->author, hostile);
        const auto review = m_library->change(
            [&](Transaction &t) { return ReviewRepository::insert(t, {.asset = m_asset.id, .title = hostile, .notes = hostile}); });
        CHALKREEL_VERIFY_OK(review);
        QCOMPARE(review->notes, hostile);
        QCOMPARE(CommentRepository::list(m_library->database(), {.asset = m_asset.id}).value().total, 1);
    }

    void looseBlobsAreKnownUntilTheyAreForgotten()
    {
        const QString key = QStringLiteral("metadata/x/voice_over/y.ogg");
        const auto note = [&](Transaction &t) { return LooseBlobs::note(t, key); };
        CHALKREEL_VERIFY_OK(m_library->change(note));
        CHALKREEL_VERIFY_OK(m_library->change(note));
        QCOMPARE(LooseBlobs::list(m_library->database()).value(), QStringList{key});
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return LooseBlobs::forget(t, key); }));
        QCOMPARE(LooseBlobs::list(m_library->database()).value(), QStringList{});
    }
};

QTEST_GUILESS_MAIN(AnnotationRepositoryTest)
#include "tst_annotation_repository.moc"
