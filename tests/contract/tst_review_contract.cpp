#include "tests/contract/contract_test.h"

using namespace chalkreel;
using namespace chalkreel::test;

class ReviewContractTest final : public ContractTest
{
    Q_OBJECT

    AssetId m_asset;

    Result<Review> write(const char *title)
    {
        return await(backend().reviews().add({.asset = m_asset,
                                              .title = QString::fromLatin1(title),
                                              .notes = QStringLiteral("Keep the elbow up."),
                                              .author = {QStringLiteral("user-1"), QStringLiteral("Ada")}}));
    }

private slots:
    void init()
    {
        makeAnew();
        const UploadResult video = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitEnd(backend(), video.job);
        m_asset = video.asset.id;
    }

    void reviewsAreListedNewestFirst()
    {
        const auto first = write("first");
        const auto second = write("second");
        VERIFY_RESULT(second);
        const auto all = await(backend().reviews().list({.asset = m_asset}));
        VERIFY_RESULT(all);
        QCOMPARE(all->items, (QList{*second, *first}));
        QCOMPARE(second->authorName, QStringLiteral("Ada"));
        QCOMPARE(second->status, ReviewStatus::Open);
    }

    void statusCanBeChangedAndAskedFor()
    {
        const auto review = write("first");
        VERIFY_RESULT(write("second"));
        const auto approved = await(backend().reviews().update(review->id, {.status = ReviewStatus::Approved}, 1));
        VERIFY_RESULT(approved);
        QCOMPARE(approved->notes, review->notes);
        QCOMPARE(approved->revision, 2);
        const auto listed = await(backend().reviews().list({.asset = m_asset, .status = ReviewStatus::Approved}));
        VERIFY_RESULT(listed);
        QCOMPARE(listed->items, QList{*approved});
        QCOMPARE(listed->total, 1);
    }

    void editNeedsTheCurrentRevision()
    {
        const auto review = write("first");
        VERIFY_RESULT(await(backend().reviews().update(review->id, {.title = QStringLiteral("better")}, 1)));
        COMPARE_ERROR(await(backend().reviews().update(review->id, {.title = QStringLiteral("worse")}, 1)), ErrorCode::Conflict);
        COMPARE_ERROR(await(backend().reviews().remove(review->id, 1)), ErrorCode::Conflict);
        QCOMPARE(await(backend().reviews().get(review->id))->title, QStringLiteral("better"));
        COMPARE_ERROR(await(backend().reviews().update(review->id, {.title = QStringLiteral("  ")}, 2)), ErrorCode::InvalidArgument);
        VERIFY_RESULT(await(backend().reviews().remove(review->id, 2)));
        COMPARE_ERROR(await(backend().reviews().get(review->id)), ErrorCode::NotFound);
    }

    void eachChangeIsAnEventOfItsVideo()
    {
        EventRecorder recorder{backend()};
        const auto review = write("first");
        VERIFY_RESULT(await(backend().reviews().remove(review->id, {})));
        QTRY_COMPARE(recorder.events().size(), 2);
        QCOMPARE(fromJson<Review>(recorder.events()[0].body).value(), *review);
        QCOMPARE(recorder.events()[0].topic, QStringLiteral("videos/") + m_asset.toString());
        QCOMPARE(recorder.events()[1].type, QString{event_type::kReviewRemoved});
    }

    void reviewsGoWithTheirVideo()
    {
        const auto review = write("first");
        VERIFY_RESULT(await(backend().library().remove({m_asset})));
        COMPARE_ERROR(write("late"), ErrorCode::Conflict);
        VERIFY_RESULT(await(backend().library().purge({m_asset})));
        COMPARE_ERROR(await(backend().reviews().get(review->id)), ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(ReviewContractTest)
#include "tst_review_contract.moc"
