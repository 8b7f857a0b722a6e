#include "tests/contract/contract_test.h"

using namespace chalkreel;
using namespace chalkreel::test;

class LibraryContractTest final : public ContractTest
{
    Q_OBJECT

    Asset assetOf(AssetId id)
    {
        const auto details = await(backend().library().details(id));
        return details ? details->asset : Asset{};
    }

    QList<AssetId> listed(const AssetQuery &query = {})
    {
        QList<AssetId> ids;
        const auto page = await(backend().library().list(query));
        if (page)
            for (const Asset &asset : page->items) ids.append(asset.id);
        return ids;
    }

private slots:
    void processedAssetIsReadyWithItsFacts()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("throw_1.mp4"));
        QCOMPARE(in.asset.status, AssetStatus::Processing);
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Completed);
        const auto details = await(backend().library().details(in.asset.id));
        VERIFY_RESULT(details);
        QCOMPARE(details->asset.status, AssetStatus::Ready);
        QCOMPARE(details->asset.duration, 4.0);
        QCOMPARE(details->asset.width, 1280);
        QCOMPARE(details->asset.height, 720);
        QCOMPARE(details->asset.frameRate, 25.0);
        QVERIFY(details->asset.hasSound);
        QCOMPARE(details->metadata.value(QStringLiteral("made")).toString(), QStringLiteral("metadata"));
        QCOMPARE(details->histogram.value(QStringLiteral("made")).toString(), QStringLiteral("histogram"));
        for (const RenditionKind kind : ProcessOptions::everything())
            QVERIFY2(details->asset.renditions.contains(kind), nameOf(kind).data());
    }

    void originalCanBeOpenedBeforeProcessingHasBegun()
    {
        media().hold(MediaTaskKind::Inspect);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        const auto source = await(backend().openRendition(in.asset.id, RenditionKind::Original));
        VERIFY_RESULT(source);
        QCOMPARE((*source)->size(), in.asset.size);
        COMPARE_ERROR(await(backend().openRendition(in.asset.id, RenditionKind::Enhanced)), ErrorCode::NotFound);
    }

    void thumbnailIsThereAsSoonAsItIsInspected()
    {
        media().hold(MediaTaskKind::Video);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        QTRY_COMPARE_WITH_TIMEOUT(media().runs(MediaTaskKind::Video), 1, kPatience);
        const Asset asset = assetOf(in.asset.id);
        QCOMPARE(asset.status, AssetStatus::Processing);
        QCOMPARE(asset.width, 1280);
        QVERIFY(asset.renditions.contains(RenditionKind::Thumbnail));
        QVERIFY(!asset.renditions.contains(RenditionKind::Enhanced));
    }

    void damagedFileFailsOnceWithItsSentence()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("broken.mp4"), QStringLiteral("nonsense"));
        const Job job = awaitEnd(backend(), in.job);
        QCOMPARE(job.state, JobState::Failed);
        QCOMPARE(job.attempts, 1);
        const Asset asset = assetOf(in.asset.id);
        QCOMPARE(asset.status, AssetStatus::Failed);
        QVERIFY(asset.error.has_value());
        QCOMPARE(asset.error->code, ErrorCode::Damaged);
        QVERIFY(asset.error->message.contains(QStringLiteral("broken.mp4")));
        QCOMPARE(media().runs(MediaTaskKind::Inspect), 1);
    }

    void assetWithSomethingToSeeIsReadyThoughALaterStepFailed()
    {
        media().failNext(MediaTaskKind::Video, {ErrorCode::Unsupported, QStringLiteral("no")});
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Failed);
        QCOMPARE(assetOf(in.asset.id).status, AssetStatus::Ready);
    }

    void editOnAnOldRevisionIsRefusedAndChangesNothing()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitEnd(backend(), in.job);
        const Asset before = assetOf(in.asset.id);
        const auto edited = await(backend().library().update(in.asset.id, {.title = QStringLiteral("New")}, before.revision));
        VERIFY_RESULT(edited);
        QCOMPARE(edited->title, QStringLiteral("New"));
        COMPARE_ERROR(await(backend().library().update(in.asset.id, {.title = QStringLiteral("Old")}, before.revision)),
                      ErrorCode::Conflict);
        QCOMPARE(assetOf(in.asset.id).title, QStringLiteral("New"));
    }

    void processingDoesNotMakeAPersonsEditStale()
    {
        media().hold(MediaTaskKind::Inspect);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        media().release(MediaTaskKind::Inspect);
        awaitEnd(backend(), in.job);
        VERIFY_RESULT(await(backend().library().update(in.asset.id, {.title = QStringLiteral("New")}, in.asset.revision)));
    }

    void removedAssetIsInTheBinAndComesBack()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitEnd(backend(), in.job);
        VERIFY_RESULT(await(backend().library().remove({in.asset.id})));
        VERIFY_RESULT(await(backend().library().remove({in.asset.id})));
        QVERIFY(listed().isEmpty());
        QCOMPARE(listed({.isDeleted = true}), QList{in.asset.id});
        VERIFY_RESULT(await(backend().library().restore({in.asset.id})));
        QCOMPARE(listed(), QList{in.asset.id});
        VERIFY_RESULT(await(backend().openRendition(in.asset.id, RenditionKind::Enhanced)));
    }

    void removingCancelsWhatStillRuns()
    {
        media().hold(MediaTaskKind::Video);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        QTRY_COMPARE_WITH_TIMEOUT(media().runs(MediaTaskKind::Video), 1, kPatience);
        VERIFY_RESULT(await(backend().library().remove({in.asset.id})));
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Cancelled);
        QTRY_COMPARE_WITH_TIMEOUT(media().running(), 0, kPatience);
        COMPARE_ERROR(await(backend().jobs().submit({.asset = in.asset.id})), ErrorCode::Conflict);
    }

    void onlyWhatIsInTheBinCanBePurged()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitEnd(backend(), in.job);
        COMPARE_ERROR(await(backend().library().purge({in.asset.id})), ErrorCode::Conflict);
        VERIFY_RESULT(await(backend().library().remove({in.asset.id})));
        VERIFY_RESULT(await(backend().library().purge({in.asset.id})));
        COMPARE_ERROR(await(backend().library().details(in.asset.id)), ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().openRendition(in.asset.id, RenditionKind::Original)), ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().jobs().get(in.job)), ErrorCode::NotFound);
    }

    void countsFollowTheLibrary()
    {
        const UploadResult good = m_subject->bringIn(QStringLiteral("a.mp4"));
        const UploadResult bad = m_subject->bringIn(QStringLiteral("b.mp4"), QStringLiteral("nonsense"));
        awaitEnd(backend(), good.job);
        awaitEnd(backend(), bad.job);
        auto counts = await(backend().library().counts());
        VERIFY_RESULT(counts);
        QCOMPARE(counts->all, 2);
        QCOMPARE(counts->failed, 1);
        QCOMPARE(counts->processing, 0);
        VERIFY_RESULT(await(backend().library().remove({bad.asset.id})));
        counts = await(backend().library().counts());
        QCOMPARE(counts->all, 1);
        QCOMPARE(counts->deleted, 1);
    }

    void listTellsTheSequenceThatItShows()
    {
        EventRecorder recorder{backend()};
        m_subject->bringIn(QStringLiteral("a.mp4"));
        const auto page = await(backend().library().list({}));
        VERIFY_RESULT(page);
        QVERIFY(page->sequence > 0);
        QTRY_VERIFY(!recorder.events().isEmpty() && recorder.events().last().sequence >= page->sequence);
        QCOMPARE(recorder.events().last().epoch, page->epoch);
    }

    void unknownAssetIsNotFound()
    {
        COMPARE_ERROR(await(backend().library().details(AssetId::create())), ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().openRendition(AssetId::create(), RenditionKind::Original)), ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().library().update(AssetId::create(), {}, 1)), ErrorCode::NotFound);
    }

    void everyCallEndsWhenTheBackendShutsDown()
    {
        media().hold(MediaTaskKind::Inspect);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        QList<Async<AssetDetails>> details;
        for (int i = 0; i < 50; ++i) details.append(backend().library().details(in.asset.id));
        const auto upload = backend().uploads().add({.path = m_subject->newFile(QStringLiteral("b.mp4"))});
        const auto page = backend().jobs().list({});
        m_subject->shutdown();
        for (const auto &future : details) QVERIFY(future.isFinished());
        QVERIFY(upload.isFinished());
        QVERIFY(page.isFinished());
        COMPARE_ERROR(await(backend().library().counts()), ErrorCode::Cancelled);
        COMPARE_ERROR(await(backend().folders().list()), ErrorCode::Cancelled);
        COMPARE_ERROR(await(backend().jobs().get(in.job)), ErrorCode::Cancelled);
        COMPARE_ERROR(await(backend().uploads().add({.path = m_subject->newFile(QStringLiteral("c.mp4"))})), ErrorCode::Cancelled);
        COMPARE_ERROR(await(backend().openRendition(in.asset.id, RenditionKind::Original)), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(LibraryContractTest)
#include "tst_library_contract.moc"
