#include "tests/contract/contract_test.h"

#include <QSignalSpy>

using namespace chalkreel;
using namespace chalkreel::test;

class UploadContractTest final : public ContractTest
{
    Q_OBJECT

    int assetCount()
    {
        const auto page = await(backend().library().list({}));
        return page ? page->total : -1;
    }

private slots:
    void fileComesInWithItsTitleTagsAndFolder()
    {
        const auto folder = await(backend().folders().create(QStringLiteral("Season"), {}));
        VERIFY_RESULT(folder);
        const auto in = await(backend().uploads().add(
            {.path = m_subject->newFile(QStringLiteral("long_throw.mp4")), .folder = folder->id, .tags = {QStringLiteral("north")}}));
        VERIFY_RESULT(in);
        QCOMPARE(in->asset.title, QStringLiteral("long throw"));
        QCOMPARE(in->asset.name, QStringLiteral("long_throw.mp4"));
        QCOMPARE(in->asset.folder, folder->id);
        QCOMPARE(in->asset.tags, QStringList{QStringLiteral("north")});
        QCOMPARE(in->asset.sha256.size(), 64);
        QVERIFY(in->asset.renditions.contains(RenditionKind::Original));
        QVERIFY(!in->job.isNull());
        QVERIFY(!in->isDuplicate);
    }

    void progressReachesTheWhole()
    {
        QList<std::pair<qint64, qint64>> reports;
        const UploadRequest request{.path = m_subject->newFile(QStringLiteral("a.mp4"))};
        QObject context;
        connect(&backend().uploads(), &UploadService::uploadProgressed, &context, [&](OperationId operation, qint64 done, qint64 total) {
            if (operation == request.operation) reports.append({done, total});
        });
        const auto in = await(backend().uploads().add(request));
        VERIFY_RESULT(in);
        QTRY_VERIFY(!reports.isEmpty() && reports.last().first == in->asset.size);
        QVERIFY(std::ranges::is_sorted(reports));
    }

    void sameBytesTwiceAreOneAsset()
    {
        const QString path = m_subject->newFile(QStringLiteral("a.mp4"));
        const auto first = await(backend().uploads().add({.path = path}));
        const auto second = await(backend().uploads().add({.path = path}));
        VERIFY_RESULT(first);
        VERIFY_RESULT(second);
        QVERIFY(second->isDuplicate);
        QCOMPARE(second->asset.id, first->asset.id);
        QVERIFY(second->job.isNull());
        QCOMPARE(assetCount(), 1);
        const auto third = await(backend().uploads().add({.path = path, .copyDespiteDuplicate = true}));
        VERIFY_RESULT(third);
        QVERIFY(!third->isDuplicate);
        QCOMPARE(assetCount(), 2);
    }

    void bytesInTheBinAreNoDuplicate()
    {
        const QString path = m_subject->newFile(QStringLiteral("a.mp4"));
        const auto first = await(backend().uploads().add({.path = path}));
        VERIFY_RESULT(first);
        VERIFY_RESULT(await(backend().library().remove({first->asset.id})));
        const auto second = await(backend().uploads().add({.path = path}));
        VERIFY_RESULT(second);
        QVERIFY(!second->isDuplicate);
    }

    void whatCannotComeInSaysWhyAndLeavesNothing()
    {
        const QString missing = m_subject->newFile(QStringLiteral("a.mp4")) + QStringLiteral(".not");
        const auto in = await(backend().uploads().add({.path = missing}));
        COMPARE_ERROR(in, ErrorCode::NotFound);
        QVERIFY(in.error().message.contains(QStringLiteral("a.mp4.not")));
        COMPARE_ERROR(await(backend().uploads().add({.path = QFileInfo{missing}.path()})), ErrorCode::Unsupported);
        ProcessOptions bad;
        bad.sharpness = -1;
        COMPARE_ERROR(await(backend().uploads().add({.path = m_subject->newFile(QStringLiteral("b.mp4")), .options = bad})),
                      ErrorCode::InvalidArgument);
        COMPARE_ERROR(await(backend().uploads().add({.path = m_subject->newFile(QStringLiteral("c.mp4")), .folder = FolderId::create()})),
                      ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().uploads().add({.path = m_subject->newFile(QStringLiteral("d.mp4")), .priority = 11})),
                      ErrorCode::InvalidArgument);
        QCOMPARE(assetCount(), 0);
        const auto jobs = await(backend().jobs().list({}));
        VERIFY_RESULT(jobs);
        QCOMPARE(jobs->total, 0);
    }

    void cancelledUploadEndsWithCancelledAndLeavesNothing()
    {
        // Many in a row: some wait, one is at work when it is cancelled, none may stay.
        QList<UploadRequest> requests;
        QList<Async<UploadResult>> futures;
        for (int i = 0; i < 20; ++i) requests.append({.path = m_subject->newFile(QStringLiteral("%1.mp4").arg(i))});
        for (const UploadRequest &request : requests) futures.append(backend().uploads().add(request));
        for (const UploadRequest &request : requests) backend().uploads().cancel(request.operation);
        int arrived = 0;
        for (const auto &future : futures) {
            const auto result = await(future);
            if (result)
                ++arrived;  // it was in before it was cancelled
            else
                COMPARE_ERROR(result, ErrorCode::Cancelled);
        }
        QVERIFY(arrived < 20);
        QCOMPARE(assetCount(), arrived);
    }

    void forecastNamesWhatWouldBeRefused()
    {
        const QString good = m_subject->newFile(QStringLiteral("a.mp4"));
        const auto forecasts = await(backend().uploads().forecast({good, good + QStringLiteral(".not")}, {}));
        VERIFY_RESULT(forecasts);
        QCOMPARE(forecasts->size(), 2);
        QVERIFY(!forecasts->at(0).problem.has_value());
        QCOMPARE(forecasts->at(0).fileBytes, QFileInfo{good}.size());
        QVERIFY(forecasts->at(0).neededBytes > forecasts->at(0).fileBytes);
        QVERIFY(forecasts->at(0).freeBytes > 0);
        QVERIFY(forecasts->at(1).problem.has_value());
        QCOMPARE(forecasts->at(1).problem->code, ErrorCode::NotFound);
    }

    void forecastOfARefusedFileSaysHowLargeItIs()
    {
        QFile zeros{m_subject->newFile(QStringLiteral("zeros.mp4"))};
        QVERIFY(zeros.open(QIODevice::WriteOnly) && zeros.write(QByteArray(3000, '\0')) == 3000);
        zeros.close();
        const auto forecasts = await(backend().uploads().forecast({zeros.fileName()}, {}));
        VERIFY_RESULT(forecasts);
        QVERIFY(forecasts->first().problem.has_value());
        QCOMPARE(forecasts->first().fileBytes, 3000);
    }

    void forecastNamesTheAssetThatHasTheseBytes()
    {
        const QString path = m_subject->newFile(QStringLiteral("a.mp4"));
        const QString other = m_subject->newFile(QStringLiteral("b.mp4"));
        QCOMPARE(QFileInfo{other}.size(), QFileInfo{path}.size());
        const QString copy = path + QStringLiteral(".copy.mp4");
        QVERIFY(QFile::copy(path, copy));
        const auto in = await(backend().uploads().add({.path = path, .title = QStringLiteral("Long throw")}));
        VERIFY_RESULT(in);
        const auto forecasts = await(backend().uploads().forecast({copy, other}, {}));
        VERIFY_RESULT(forecasts);
        QVERIFY(forecasts->at(0).twin.has_value());
        QCOMPARE(forecasts->at(0).twin->id, in->asset.id);
        QCOMPARE(forecasts->at(0).twin->title, QStringLiteral("Long throw"));
        QVERIFY(!forecasts->at(0).problem.has_value());
        QVERIFY(!forecasts->at(1).twin.has_value());

        VERIFY_RESULT(await(backend().library().remove({in->asset.id})));
        const auto later = await(backend().uploads().forecast({copy}, {}));
        VERIFY_RESULT(later);
        QVERIFY(!later->at(0).twin.has_value());  // what is in the bin comes in anew
    }

    void cancelledForecastEndsWithCancelled()
    {
        // All of one size, so that each is read through; many in a row, so that some still wait when they are cancelled.
        QStringList paths;
        for (int i = 0; i < 20; ++i) paths.append(m_subject->newFile(QStringLiteral("%1.mp4").arg(i)));
        VERIFY_RESULT(await(backend().uploads().add({.path = paths.first()})));
        QList<OperationId> operations;
        QList<Async<QList<UploadForecast>>> futures;
        for (int i = 0; i < 50; ++i) {
            operations.append(OperationId::create());
            futures.append(backend().uploads().forecast(paths, {}, operations.last()));
        }
        for (const OperationId operation : operations) backend().uploads().cancel(operation);
        int finished = 0;
        for (const auto &future : futures) {
            const auto result = await(future);
            if (result)
                ++finished;  // before it was cancelled
            else
                COMPARE_ERROR(result, ErrorCode::Cancelled);
        }
        QVERIFY(finished < 50);
    }

    void fileLeftInPlaceIsOpenedThereAndCanBeRelocated()
    {
        if (!backend().capabilities().testFlag(Capability::LeaveInPlace)) QSKIP("this backend keeps copies only");
        const QString path = m_subject->newFile(QStringLiteral("a.mp4"));
        const auto in = await(backend().uploads().add({.path = path, .leaveInPlace = true}));
        VERIFY_RESULT(in);
        QCOMPARE(in->asset.externalPath, path);
        QCOMPARE(awaitEnd(backend(), in->job).state, JobState::Completed);
        QCOMPARE(*await(backend().localFile(in->asset.id, RenditionKind::Original)), path);

        const QString moved = path + QStringLiteral(".moved");
        QVERIFY(QFile::rename(path, moved));
        COMPARE_ERROR(await(backend().localFile(in->asset.id, RenditionKind::Original)), ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().library().relocate(in->asset.id, m_subject->newFile(QStringLiteral("b.mp4")))), ErrorCode::Conflict);
        const auto relocated = await(backend().library().relocate(in->asset.id, moved));
        VERIFY_RESULT(relocated);
        QCOMPARE(relocated->externalPath, moved);
        VERIFY_RESULT(await(backend().openRendition(in->asset.id, RenditionKind::Original)));
        // Purging it must not touch the person's own file.
        VERIFY_RESULT(await(backend().library().remove({in->asset.id})));
        VERIFY_RESULT(await(backend().library().purge({in->asset.id})));
        QVERIFY(QFile::exists(moved));
    }
};

QTEST_GUILESS_MAIN(UploadContractTest)
#include "tst_upload_contract.moc"
