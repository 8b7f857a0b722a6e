#include "tests/contract/contract_test.h"

using namespace chalkreel;
using namespace chalkreel::test;

class JobContractTest final : public ContractTest
{
    Q_OBJECT

    void awaitRun(MediaTaskKind kind, int times = 1) { QTRY_COMPARE_WITH_TIMEOUT(media().runs(kind), times, kPatience); }

private slots:
    void jobGoesThroughItsStatesToTheEnd()
    {
        EventRecorder recorder{backend()};
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        const Job job = awaitEnd(backend(), in.job);
        QCOMPARE(job.state, JobState::Completed);
        QCOMPARE(job.progress, 100.0);
        QCOMPARE(job.attempts, 1);
        QVERIFY(job.started.isValid() && job.finished.isValid());
        QTRY_COMPARE(recorder.statesOf(in.job).last(), JobState::Completed);
        // Between its first look and the rest it may wait again.
        QList<JobState> states = recorder.statesOf(in.job);
        if (states.size() == 5) states.remove(1, 2);
        QCOMPARE(states, (QList{JobState::Queued, JobState::Processing, JobState::Completed}));
    }

    void sameIdempotencyKeyIsTheSameJob()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Completed);
        JobSpec spec{
            .type = JobType::Metadata, .asset = in.asset.id, .idempotencyKey = QStringLiteral("k1"), .submitter = QStringLiteral("anna")};
        const auto first = await(backend().jobs().submit(spec));
        VERIFY_RESULT(first);
        QCOMPARE(awaitEnd(backend(), first->id).state, JobState::Completed);
        const auto again = await(backend().jobs().submit(spec));
        VERIFY_RESULT(again);
        QCOMPARE(again->id, first->id);
        QCOMPARE(again->state, JobState::Completed);
        spec.priority = 9;
        COMPARE_ERROR(await(backend().jobs().submit(spec)), ErrorCode::Conflict);
        spec.submitter = QStringLiteral("ben");
        const auto bens = await(backend().jobs().submit(spec));
        VERIFY_RESULT(bens);
        QVERIFY(bens->id != first->id);
    }

    void clearedQueueKeepsWhatRunsAndWhatIsNotTheOwners()
    {
        media().hold(MediaTaskKind::Video);
        const UploadResult running = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitRun(MediaTaskKind::Video);
        const UploadResult waiting = m_subject->bringIn(QStringLiteral("b.mp4"));
        const auto bens =
            await(backend().uploads().add({.path = m_subject->newFile(QStringLiteral("c.mp4")), .owner = QStringLiteral("ben")}));
        VERIFY_RESULT(bens);
        // Their first looks are over: nothing moves while the long part is held.
        for (const JobId id : {waiting.job, bens->job})
            awaitJob(backend(), id, [](const Job &job) { return job.state == JobState::Queued && !job.started.isNull(); });
        const auto cleared = await(backend().jobs().clearQueue(QString{}));
        VERIFY_RESULT(cleared);
        QCOMPARE(*cleared, 1);
        const auto stateOf = [&](JobId id) { return await(backend().jobs().get(id))->state; };
        QCOMPARE(stateOf(waiting.job), JobState::Cancelled);
        QCOMPARE(stateOf(running.job), JobState::Processing);
        QCOMPARE(stateOf(bens->job), JobState::Queued);
        const auto rest = await(backend().jobs().clearQueue());
        VERIFY_RESULT(rest);
        QCOMPARE(*rest, 1);
        media().release(MediaTaskKind::Video);
        QCOMPARE(awaitEnd(backend(), running.job).state, JobState::Completed);
        const auto figures = await(backend().jobs().statistics());
        VERIFY_RESULT(figures);
        QCOMPARE(figures->total, 3);
        QCOMPARE(figures->successRate, 1.0);
        const auto his = await(backend().jobs().statistics(QStringLiteral("ben")));
        VERIFY_RESULT(his);
        QCOMPARE(his->total, 1);
        QCOMPARE(his->byState[static_cast<int>(JobState::Cancelled)].count, 1);
    }

    void queueStatusShowsWhoWorksOnWhat()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-60);
        media().hold(MediaTaskKind::Video);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitRun(MediaTaskKind::Video);
        const auto status = await(backend().jobs().queueStatus());
        VERIFY_RESULT(status);
        QVERIFY(status->started > before && status->started <= QDateTime::currentDateTimeUtc());
        QCOMPARE(status->workerQueues, (QStringList{QStringLiteral("media_import"), QStringLiteral("default")}));
        QStringList queues;
        for (const QueueDepth &depth : status->queues) queues.append(depth.queue);
        QCOMPARE(queues, (QStringList{QStringLiteral("default"), QStringLiteral("media_import")}));
        QCOMPARE(status->queues.first().processing, 1);
        QCOMPARE(status->byState[static_cast<int>(JobState::Processing)].count, 1);
        QCOMPARE(status->workers.size(), 2);  // one, and one for first looks
        QSet<QString> names;
        int busy = 0;
        for (const WorkerStatus &worker : status->workers) {
            names.insert(worker.name);
            QVERIFY(worker.since >= before);
            if (!worker.job) continue;
            ++busy;
            QVERIFY(!worker.isLookingOnly);
            QCOMPARE(worker.job->id, in.job);
        }
        QCOMPARE(names.size(), 2);
        QCOMPARE(busy, 1);
        media().release(MediaTaskKind::Video);
    }

    void completedJobSaysWhatItMade()
    {
        EventRecorder recorder{backend()};
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        const Job job = awaitEnd(backend(), in.job);
        QStringList kinds;
        const QJsonArray renditions = job.result.value(QLatin1StringView{"renditions"}).toArray();
        for (const QJsonValue made : renditions) kinds.append(made[QLatin1StringView{"kind"}].toString());
        QVERIFY(kinds.contains(QStringLiteral("enhanced")) && kinds.contains(QStringLiteral("metadata")));
        QTRY_COMPARE(recorder.changesOf(in.job).last().result, job.result);
        for (const Job &change : recorder.changesOf(in.job)) QCOMPARE(change.result.isEmpty(), change.state != JobState::Completed);
    }

    void extractedSoundIsARenditionInTheFormatAskedForLast()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitEnd(backend(), in.job);
        for (const char *format : {"mp3", "flac"}) {
            const auto job = await(backend().jobs().submit({.type = JobType::AudioExtraction,
                                                            .asset = in.asset.id,
                                                            .options = {{QStringLiteral("audio_format"), QString::fromLatin1(format)}}}));
            VERIFY_RESULT(job);
            const Job ended = awaitEnd(backend(), job->id);
            QCOMPARE(ended.state, JobState::Completed);
            QCOMPARE(ended.result.value(QLatin1StringView{"audio_format"}).toString(), QString::fromLatin1(format));
            const auto details = await(backend().library().details(in.asset.id));
            VERIFY_RESULT(details);
            const auto audio = std::ranges::find(details->renditions, RenditionKind::Audio, &Rendition::kind);
            QVERIFY(audio != details->renditions.end());
            QCOMPARE(audio->file, QStringLiteral("audio.") + QString::fromLatin1(format));
            VERIFY_RESULT(await(backend().openRendition(in.asset.id, RenditionKind::Audio)));
        }
        QCOMPARE(media().runs(MediaTaskKind::Video), 1);
    }

    void badOptionsOfAnExtractionAreRefusedAtOnce()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        const auto job = await(backend().jobs().submit({.type = JobType::AudioExtraction,
                                                        .asset = in.asset.id,
                                                        .options = {{QStringLiteral("audio_format"), QStringLiteral("midi")}}}));
        COMPARE_ERROR(job, ErrorCode::InvalidArgument);
        QVERIFY(job.error().message.contains(QStringLiteral("wav, mp3, flac, opus")));
    }

    void failedExtractionSaysNothingAgainstTheVideo()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitEnd(backend(), in.job);
        media().failNext(MediaTaskKind::Extract, {ErrorCode::Unsupported, QStringLiteral("It has no sound.")});
        const auto job = await(backend().jobs().submit({.type = JobType::AudioExtraction, .asset = in.asset.id}));
        VERIFY_RESULT(job);
        const Job ended = awaitEnd(backend(), job->id);
        QCOMPARE(ended.state, JobState::Failed);
        QCOMPARE(ended.attempts, 1);
        QVERIFY(ended.result.isEmpty());
        QCOMPARE(await(backend().library().details(in.asset.id))->asset.status, AssetStatus::Ready);
    }

    void progressNeverGoesBackAlsoOverRetries()
    {
        EventRecorder recorder{backend()};
        media().failNext(MediaTaskKind::Package, {ErrorCode::Io, QStringLiteral("disk")});
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Completed);
        QTRY_COMPARE(recorder.statesOf(in.job).last(), JobState::Completed);
        double last = 0;
        for (const Job &change : recorder.changesOf(in.job)) {
            QVERIFY2(change.progress >= last, qPrintable(QStringLiteral("%1 after %2").arg(change.progress).arg(last)));
            last = change.progress;
        }
        QCOMPARE(last, 100.0);
    }

    void whatARetryCanHelpIsTriedAgainFromTheStepThatFailed()
    {
        media().failNext(MediaTaskKind::Audio, {ErrorCode::ResourceExhausted, QStringLiteral("memory")});
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        const Job job = awaitEnd(backend(), in.job);
        QCOMPARE(job.state, JobState::Completed);
        QCOMPARE(job.attempts, 2);
        QCOMPARE(media().runs(MediaTaskKind::Inspect), 1);
        QCOMPARE(media().runs(MediaTaskKind::Video), 1);
        QCOMPARE(media().runs(MediaTaskKind::Audio), 2);
    }

    void attemptsAreLimitedAndTheJobStaysVisible()
    {
        media().failNext(MediaTaskKind::Video, {ErrorCode::Timeout, QStringLiteral("too slow")}, 100);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        const Job job = awaitEnd(backend(), in.job);
        QCOMPARE(job.state, JobState::Failed);
        QCOMPARE(job.attempts, job.maxAttempts);
        QCOMPARE(media().runs(MediaTaskKind::Video), job.maxAttempts);
        QCOMPARE(job.error->code, ErrorCode::Timeout);
        const auto failed = await(backend().jobs().list({.state = JobState::Failed}));
        VERIFY_RESULT(failed);
        QCOMPARE(failed->items.size(), 1);
        QCOMPARE(failed->items.first().id, in.job);
    }

    void lostMediaProcessCountsFromTheSecondTimeInTheSameStep()
    {
        media().failNext(MediaTaskKind::Inspect, {ErrorCode::WorkerLost, QStringLiteral("killed")});
        media().failNext(MediaTaskKind::Video, {ErrorCode::WorkerLost, QStringLiteral("killed")}, 2);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        const Job job = awaitEnd(backend(), in.job);
        QCOMPARE(job.state, JobState::Completed);
        QCOMPARE(job.attempts, 2);
    }

    void poisonThatKillsItsProcessEveryTimeFailsForGood()
    {
        media().failNext(MediaTaskKind::Video, {ErrorCode::WorkerLost, QStringLiteral("killed")}, 1000);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        const Job job = awaitEnd(backend(), in.job);
        QCOMPARE(job.state, JobState::Failed);
        QCOMPARE(media().runs(MediaTaskKind::Video), job.maxAttempts + 1);
        // The queue moves on.
        QCOMPARE(awaitEnd(backend(), m_subject->bringIn(QStringLiteral("b.png"), QStringLiteral("image")).job).state, JobState::Completed);
    }

    void cancelledJobStopsAndItsAssetStaysUsable()
    {
        media().hold(MediaTaskKind::Video);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitRun(MediaTaskKind::Video);
        const auto cancelled = await(backend().jobs().cancel(in.job));
        VERIFY_RESULT(cancelled);
        QCOMPARE(cancelled->state, JobState::Cancelled);
        QTRY_COMPARE_WITH_TIMEOUT(media().running(), 0, kPatience);
        COMPARE_ERROR(await(backend().jobs().cancel(in.job)), ErrorCode::Conflict);
        const auto details = await(backend().library().details(in.asset.id));
        VERIFY_RESULT(details);
        QCOMPARE(details->asset.status, AssetStatus::Ready);
        QVERIFY(!details->asset.renditions.contains(RenditionKind::Storyboard));
        QVERIFY(details->asset.isUnfinished());
        QCOMPARE(details->asset.error->code, ErrorCode::Cancelled);
        QVERIFY(details->asset.error->message.contains(QStringLiteral("“a”")));
    }

    void failureAfterThePictureIsSaidByTheAssetUntilARetrySucceeds()
    {
        media().failNext(MediaTaskKind::Video, {ErrorCode::Damaged, QStringLiteral("Nothing after 0:07.")});
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Failed);
        const auto asset = [&] { return await(backend().library().details(in.asset.id))->asset; };
        QVERIFY(asset().renditions.contains(RenditionKind::Thumbnail));
        QCOMPARE(asset().status, AssetStatus::Ready);
        QCOMPARE(asset().error, (Error{ErrorCode::Damaged, QStringLiteral("Nothing after 0:07."), {}}));

        media().hold(MediaTaskKind::Video);
        VERIFY_RESULT(await(backend().jobs().retry(in.job)));
        QCOMPARE(asset().status, AssetStatus::Processing);
        QVERIFY(!asset().error);
        media().release(MediaTaskKind::Video);
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Completed);
        QCOMPARE(asset().status, AssetStatus::Ready);
        QVERIFY(!asset().error);
    }

    void whatFailedIsFoundAndCountedWhetherOrNotItCanBeOpened()
    {
        media().failNext(MediaTaskKind::Video, {ErrorCode::Damaged, QStringLiteral("Nothing after 0:07.")});
        const UploadResult part = m_subject->bringIn(QStringLiteral("a.mp4"));
        QCOMPARE(awaitEnd(backend(), part.job).state, JobState::Failed);
        const UploadResult whole = m_subject->bringIn(QStringLiteral("b.mp4"), QStringLiteral("nonsense"));
        QCOMPARE(awaitEnd(backend(), whole.job).state, JobState::Failed);
        QCOMPARE(awaitEnd(backend(), m_subject->bringIn(QStringLiteral("c.mp4")).job).state, JobState::Completed);
        media().hold(MediaTaskKind::Video);
        const UploadResult stopped = m_subject->bringIn(QStringLiteral("d.mp4"));
        awaitRun(MediaTaskKind::Video, 3);
        VERIFY_RESULT(await(backend().jobs().cancel(stopped.job)));

        const auto found = await(backend().library().list({.hasFailed = true, .sort = AssetSort::OldestFirst}));
        VERIFY_RESULT(found);
        QCOMPARE(found->total, 2);
        QCOMPARE(found->items.first().id, part.asset.id);
        QCOMPARE(found->items.last().id, whole.asset.id);
        for (const Asset &asset : found->items) QVERIFY(asset.hasFailed());
        QCOMPARE(await(backend().library().counts())->failed, 2);
    }

    void failureIsNotForgottenWhenAnotherJobOfTheAssetCompletes()
    {
        media().failNext(MediaTaskKind::Video, {ErrorCode::Damaged, QStringLiteral("Nothing after 0:07.")});
        media().hold(MediaTaskKind::Video);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitRun(MediaTaskKind::Video);
        const auto second = await(backend().jobs().submit({.type = JobType::Metadata, .asset = in.asset.id}));
        VERIFY_RESULT(second);
        media().release(MediaTaskKind::Video);
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Failed);
        QCOMPARE(awaitEnd(backend(), second->id).state, JobState::Completed);
        const Asset asset = await(backend().library().details(in.asset.id))->asset;
        QCOMPARE(asset.status, AssetStatus::Ready);
        QVERIFY(asset.isUnfinished());
    }

    void assetThatWasCompleteMissesNothingWhenMoreIsCancelled()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Completed);
        media().hold(MediaTaskKind::Video);
        const auto more = await(backend().jobs().submit({.type = JobType::Enhancement, .asset = in.asset.id}));
        VERIFY_RESULT(more);
        awaitRun(MediaTaskKind::Video, 2);
        VERIFY_RESULT(await(backend().jobs().cancel(more->id)));
        const Asset asset = await(backend().library().details(in.asset.id))->asset;
        QCOMPARE(asset.status, AssetStatus::Ready);
        QVERIFY(!asset.error);
    }

    void failureOfMoreIsSaidByAnAssetThatWasComplete()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Completed);
        media().failNext(MediaTaskKind::Video, {ErrorCode::Unsupported, QStringLiteral("no")});
        const auto more = await(backend().jobs().submit({.type = JobType::Enhancement, .asset = in.asset.id}));
        VERIFY_RESULT(more);
        QCOMPARE(awaitEnd(backend(), more->id).state, JobState::Failed);
        const Asset asset = await(backend().library().details(in.asset.id))->asset;
        QCOMPARE(asset.status, AssetStatus::Ready);
        QCOMPARE(asset.error->code, ErrorCode::Unsupported);
    }

    void cancelledJobCanBeTakenUpAgainAtOnce()
    {
        media().hold(MediaTaskKind::Video);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitRun(MediaTaskKind::Video);
        VERIFY_RESULT(await(backend().jobs().cancel(in.job)));
        VERIFY_RESULT(await(backend().jobs().retry(in.job)));
        media().release(MediaTaskKind::Video);
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Completed);
        QVERIFY(!media().hasOverlapped());
        QCOMPARE(media().runs(MediaTaskKind::Inspect), 1);
    }

    void onlyEndedJobsCanBeRetriedOrRemoved()
    {
        media().hold(MediaTaskKind::Inspect);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitRun(MediaTaskKind::Inspect);
        COMPARE_ERROR(await(backend().jobs().retry(in.job)), ErrorCode::Conflict);
        COMPARE_ERROR(await(backend().jobs().remove({in.job})), ErrorCode::Conflict);
        media().release(MediaTaskKind::Inspect);
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Completed);
        COMPARE_ERROR(await(backend().jobs().retry(in.job)), ErrorCode::Conflict);
        VERIFY_RESULT(await(backend().jobs().remove({in.job})));
        COMPARE_ERROR(await(backend().jobs().get(in.job)), ErrorCode::NotFound);
    }

    void retryOfAFailedJobStartsWithFreshAttempts()
    {
        media().failNext(MediaTaskKind::Video, {ErrorCode::Io, QStringLiteral("disk")}, 3);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Failed);
        const auto retried = await(backend().jobs().retry(in.job));
        VERIFY_RESULT(retried);
        QCOMPARE(retried->attempts, 0);
        QVERIFY(!retried->error.has_value());
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Completed);
        QCOMPARE(media().runs(MediaTaskKind::Inspect), 1);
    }

    void failedAssetIsProcessingAgainWhenItsJobIsRetried()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"), QStringLiteral("nonsense"));
        QCOMPARE(awaitEnd(backend(), in.job).state, JobState::Failed);
        media().hold(MediaTaskKind::Inspect);
        VERIFY_RESULT(await(backend().jobs().retry(in.job)));
        const auto details = await(backend().library().details(in.asset.id));
        VERIFY_RESULT(details);
        QCOMPARE(details->asset.status, AssetStatus::Processing);
        QVERIFY(!details->asset.error.has_value());
    }

    void higherPriorityRunsFirstAndEqualOnesInOrder()
    {
        media().hold(MediaTaskKind::Video);
        QList<JobId> jobs{m_subject->bringIn(QStringLiteral("first.mp4")).job};
        awaitRun(MediaTaskKind::Video);
        for (const auto &[name, priority] : {std::pair{"low", 0}, std::pair{"normal1", 5}, std::pair{"high", 10}, std::pair{"normal2", 5}})
            jobs.append(m_subject->bringIn(QString::fromLatin1(name) + QStringLiteral(".mp4"), QStringLiteral("video"), priority).job);
        VERIFY_RESULT(await(backend().jobs().setPriority(jobs.last(), 7)));
        awaitRun(MediaTaskKind::Inspect, 5);
        media().release(MediaTaskKind::Video);
        for (const JobId &job : jobs) QCOMPARE(awaitEnd(backend(), job).state, JobState::Completed);
        QCOMPARE(media().order(MediaTaskKind::Video),
                 (QStringList{QStringLiteral("first.mp4"), QStringLiteral("high.mp4"), QStringLiteral("normal2.mp4"),
                              QStringLiteral("normal1.mp4"), QStringLiteral("low.mp4")}));
    }

    void newFilesShowWhatTheyAreWhileALongJobRuns()
    {
        media().hold(MediaTaskKind::Video);
        const UploadResult first = m_subject->bringIn(QStringLiteral("long.mp4"));
        awaitRun(MediaTaskKind::Video);
        for (const char *name : {"b.mp4", "c.mp4"}) {
            const UploadResult next = m_subject->bringIn(QString::fromLatin1(name));
            QTRY_VERIFY_WITH_TIMEOUT(await(backend().library().details(next.asset.id))->asset.renditions.contains(RenditionKind::Thumbnail),
                                     kPatience);
            QTRY_COMPARE_WITH_TIMEOUT(await(backend().jobs().get(next.job))->state, JobState::Queued, kPatience);
            QCOMPARE(await(backend().jobs().get(next.job))->attempts, 0);
        }
        QCOMPARE(await(backend().jobs().get(first.job))->state, JobState::Processing);
        QCOMPARE(media().runs(MediaTaskKind::Video), 1);
    }

    void badRequestsAreRefused()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.png"), QStringLiteral("image"));
        COMPARE_ERROR(await(backend().jobs().submit({.asset = AssetId::create()})), ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().jobs().submit({.asset = in.asset.id, .priority = 11})), ErrorCode::InvalidArgument);
        COMPARE_ERROR(await(backend().jobs().submit({.asset = in.asset.id, .options = {{QStringLiteral("contrast"), 5}}})),
                      ErrorCode::InvalidArgument);
        COMPARE_ERROR(await(backend().jobs().setPriority(in.job, -1)), ErrorCode::InvalidArgument);
        COMPARE_ERROR(await(backend().jobs().cancel(JobId::create())), ErrorCode::NotFound);
    }

    void readyAssetStaysReadyWhileMoreIsMadeOfIt()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitEnd(backend(), in.job);
        media().hold(MediaTaskKind::Video);
        const auto job = await(backend().jobs().submit({.type = JobType::Enhancement, .asset = in.asset.id}));
        VERIFY_RESULT(job);
        awaitRun(MediaTaskKind::Video, 2);
        QCOMPARE(await(backend().library().details(in.asset.id))->asset.status, AssetStatus::Ready);
        media().release(MediaTaskKind::Video);
        QCOMPARE(awaitEnd(backend(), job->id).state, JobState::Completed);
    }

    void logTellsTheJobsLife()
    {
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.png"), QStringLiteral("image"));
        awaitEnd(backend(), in.job);
        const auto log = await(backend().jobs().log(in.job));
        VERIFY_RESULT(log);
        QStringList types;
        for (const JobLogEntry &entry : *log) types.append(entry.type);
        QCOMPARE(types, (QStringList{QStringLiteral("created"), QStringLiteral("claimed"), QStringLiteral("step_started"),
                                     QStringLiteral("step_finished"), QStringLiteral("completed")}));
    }

    void jobThatRanAtShutdownGoesOnAfterRestartWithoutACountedAttempt()
    {
        media().hold(MediaTaskKind::Video);
        const UploadResult in = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitRun(MediaTaskKind::Video);
        m_subject->shutdown();
        media().release(MediaTaskKind::Video);
        m_subject->restart();
        const Job job = awaitEnd(backend(), in.job);
        QCOMPARE(job.state, JobState::Completed);
        QCOMPARE(job.attempts, 1);
        QCOMPARE(media().runs(MediaTaskKind::Inspect), 1);
    }
};

QTEST_GUILESS_MAIN(JobContractTest)
#include "tst_job_contract.moc"
